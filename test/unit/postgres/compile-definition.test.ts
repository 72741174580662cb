import { expect } from "chai";
import {
  commentTarget,
  type DefinitionTarget,
  definitionStatements,
  dropDefinition,
  renameDefinition,
  replaceDefinition,
} from "../../../src/dialects/postgres/compile/definition.js";
import {
  inheritedDefault,
  inheritedSettings,
  inheritedState,
  notValidAgain,
  usualIndex,
} from "../../../src/dialects/postgres/compile/inherited.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { isNameable } from "../../../src/objects/definition/shape.js";

const definitionKinds = [...postgresDialect.capabilities.definitionKinds];
const place = { namespace: "a;b", name: 'n"n' };
const part = { ...place, table: "t" };

const drops: readonly (readonly [target: DefinitionTarget, statement: string])[] = [
  [{ object: "extension", namespace: "app", name: "uuid-ossp" }, 'DROP EXTENSION "uuid-ossp"'],
  [{ object: "collation", ...place }, 'DROP COLLATION "a;b"."n""n"'],
  [{ object: "domain", ...place }, 'DROP DOMAIN "a;b"."n""n"'],
  [{ object: "compositeType", ...place }, 'DROP TYPE "a;b"."n""n"'],
  [{ object: "rangeType", name: "r" }, 'DROP TYPE "r"'],
  [
    { object: "function", namespace: "s", name: '"Add"(integer, "char")' },
    'DROP FUNCTION "s"."Add"(integer, "char")',
  ],
  [{ object: "procedure", name: "work()" }, "DROP PROCEDURE work()"],
  [{ object: "aggregate", namespace: "s", name: "total(*)" }, 'DROP AGGREGATE "s".total(*)'],
  [{ object: "operator", namespace: "s", name: "===(NONE, text)" }, 'DROP OPERATOR "s".===(NONE, text)'],
  [{ object: "cast", namespace: "", name: "text AS integer" }, "DROP CAST (text AS integer)"],
  [{ object: "conversion", ...place }, 'DROP CONVERSION "a;b"."n""n"'],
  [{ object: "textSearchDictionary", ...place }, 'DROP TEXT SEARCH DICTIONARY "a;b"."n""n"'],
  [{ object: "textSearchConfiguration", ...place }, 'DROP TEXT SEARCH CONFIGURATION "a;b"."n""n"'],
  [{ object: "foreignDataWrapper", namespace: "", name: 'n"n' }, 'DROP FOREIGN DATA WRAPPER "n""n"'],
  [{ object: "foreignServer", namespace: "", name: 'n"n' }, 'DROP SERVER "n""n"'],
  [
    { object: "userMapping", namespace: "", name: 'PUBLIC SERVER "n"' },
    'DROP USER MAPPING FOR PUBLIC SERVER "n"',
  ],
  [{ object: "foreignTable", ...place }, 'DROP FOREIGN TABLE "a;b"."n""n"'],
  [{ object: "exclusion", ...part }, 'ALTER TABLE "a;b"."t" DROP CONSTRAINT "n""n"'],
  [{ object: "partition", ...place }, 'DROP TABLE "a;b"."n""n"'],
  [{ object: "partitionIndex", ...part }, 'DROP INDEX "a;b"."n""n"'],
  [{ object: "partitionIndexName", ...part }, usualIndex('"a;b"."n""n"')],
  [{ object: "partitionDefault", ...part }, inheritedDefault('"a;b"."t"', 'n"n')],
  [{ object: "partitionNotNull", ...part }, 'ALTER TABLE "a;b"."t" ALTER COLUMN "n""n" DROP NOT NULL'],
  [{ object: "partitionConstraint", ...part }, 'ALTER TABLE "a;b"."t" DROP CONSTRAINT "n""n"'],
  [{ object: "partitionColumn", ...part }, inheritedSettings('"a;b"."t"', 'n"n')],
  [{ object: "view", ...place }, 'DROP VIEW "a;b"."n""n"'],
  [{ object: "materializedView", ...place }, 'DROP MATERIALIZED VIEW "a;b"."n""n"'],
  [{ object: "statistics", ...place }, 'DROP STATISTICS "a;b"."n""n"'],
  [{ object: "rule", ...part }, 'DROP RULE "n""n" ON "a;b"."t"'],
  [{ object: "trigger", ...part }, 'DROP TRIGGER "n""n" ON "a;b"."t"'],
  [{ object: "rowSecurity", table: "t", name: "enabled" }, 'ALTER TABLE "t" DISABLE ROW LEVEL SECURITY'],
  [{ object: "rowSecurity", table: "t", name: "forced" }, 'ALTER TABLE "t" NO FORCE ROW LEVEL SECURITY'],
  [{ object: "policy", ...part }, 'DROP POLICY "n""n" ON "a;b"."t"'],
  [{ object: "replicaIdentity", table: "t", name: "identity" }, 'ALTER TABLE "t" REPLICA IDENTITY DEFAULT'],
  [{ object: "clustering", table: "t", name: "i" }, 'ALTER TABLE "t" SET WITHOUT CLUSTER'],
  [{ object: "partitionTrigger", ...part }, inheritedState('"a;b"."t"', 'n"n')],
  [{ object: "validity", ...part }, notValidAgain('"a;b"."t"', 'n"n')],
  [{ object: "publication", namespace: "", name: "p" }, 'DROP PUBLICATION "p"'],
  [{ object: "eventTrigger", namespace: "", name: "e" }, 'DROP EVENT TRIGGER "e"'],
  [{ object: "owner", name: 'VIEW a."B"' }, 'ALTER VIEW a."B" OWNER TO CURRENT_USER'],
  [{ object: "privilege", name: "app on TABLE a.b" }, "REVOKE ALL ON TABLE a.b FROM app"],
  [
    { object: "privilege", name: '"x"" on TABLE y" on TABLE a." on "' },
    'REVOKE ALL ON TABLE a." on " FROM "x"" on TABLE y"',
  ],
  [
    { object: "privilege", name: "PUBLIC on FUNCTION a.f(integer)" },
    "REVOKE ALL ON FUNCTION a.f(integer) FROM PUBLIC;\nGRANT EXECUTE ON FUNCTION a.f(integer) TO PUBLIC",
  ],
  [
    { object: "defaultPrivilege", name: 'app on TABLES of "o in x" in s' },
    'ALTER DEFAULT PRIVILEGES FOR ROLE "o in x" IN SCHEMA s REVOKE ALL ON TABLES FROM app',
  ],
  [
    { object: "defaultPrivilege", name: "PUBLIC on TYPES of me" },
    "ALTER DEFAULT PRIVILEGES FOR ROLE me REVOKE ALL ON TYPES FROM PUBLIC;\nALTER DEFAULT PRIVILEGES FOR ROLE me GRANT USAGE ON TYPES TO PUBLIC",
  ],
];

const texts: readonly (readonly [name: string, text: string, statements: readonly string[]])[] = [
  ["one statement", "CREATE VIEW v AS\n SELECT 1;\n", ["CREATE VIEW v AS\n SELECT 1"]],
  ["two statements", "CREATE X;\nALTER Y", ["CREATE X", "ALTER Y"]],
  ["constants", "A ';\n'';' ;\nB E'\\';' ; C", ["A ';\n'';'", "B E'\\';'", "C"]],
  ["names", 'A ";""\n;" ; B a$b$;\nC a$b$', ['A ";""\n;"', "B a$b$", "C a$b$"]],
  ["quotes of dollars", "A $$;'$$; B $x$ ; $$ ; $x$", ["A $$;'$$", "B $x$ ; $$ ; $x$"]],
  ["comments", "A -- it's;\n; B /* ;'\n */ C", ["A -- it's;", "B /* ;'\n */ C"]],
  ["brackets", "A ( B;\n (C; D) ;\n); E", ["A ( B;\n (C; D) ;\n)", "E"]],
];

describe("Definitions of PostgreSQL as statements", () => {
  for (const [target, statement] of drops) {
    it(`drops a ${target.object} ${target.name}`, () => expect(dropDefinition(target)).to.equal(statement));
  }

  it("drops every kind", () => {
    expect([...new Set(drops.map(([{ object }]) => object))]).to.deep.equal(definitionKinds);
  });

  for (const [name, text, statements] of texts) {
    it(`parts statements, but no ${name}`, () =>
      expect(definitionStatements("trigger", text)).to.deep.equal(statements));
  }

  it("leaves a routine whole", () => {
    const text = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END";
    expect(definitionStatements("function", text)).to.deep.equal([text]);
  });

  it("replaces at the beginning only", () => {
    expect(replaceDefinition("CREATE VIEW v AS SELECT 'CREATE VIEW'")).to.equal(
      "CREATE OR REPLACE VIEW v AS SELECT 'CREATE VIEW'",
    );
    expect(replaceDefinition("create or replace function f()")).to.equal("CREATE OR REPLACE function f()");
  });

  it("renames every kind that can be renamed", () => {
    for (const object of definitionKinds.filter(isNameable)) {
      const sql = renameDefinition({ object, ...part, to: "m" });
      expect(sql, object).to.match(/^ALTER [A-Z ]+ .* (?:RENAME TO|RENAME CONSTRAINT .* TO) "?m"?$/);
    }
  });

  it("names what can have a comment", () => {
    expect(commentTarget({ object: "exclusion", ...part })).to.equal('CONSTRAINT "n""n" ON "a;b"."t"');
    expect(commentTarget({ object: "procedure", namespace: "s", name: "p(integer)" })).to.equal(
      'PROCEDURE "s".p(integer)',
    );
    const silent = definitionKinds.filter((object) => commentTarget({ object, ...part }) === undefined);
    expect(silent).to.deep.equal([
      "userMapping",
      "partitionDefault",
      "partitionNotNull",
      "partitionColumn",
      "rowSecurity",
      "replicaIdentity",
      "clustering",
      "partitionTrigger",
      "validity",
      "owner",
      "privilege",
      "defaultPrivilege",
    ]);
  });
});
