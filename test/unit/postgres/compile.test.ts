import { expect } from "chai";
import { compile } from "../../../src/dialects/postgres/compile/compile.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { operationKinds } from "../../support/operations.js";

const t = { table: "t" } as const;
const c = { table: "t", name: "c" } as const;
const int = { name: "c", type: "integer", nullable: true } as const;

/** The sequence of an identity, which is not the one that `pg_get_serial_sequence` gives where a serial owns one too. */
const itsSequence =
  "(SELECT d.objid::regclass FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid " +
  "WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i' " +
  `AND d.refobjid = '"t"'::regclass AND a.attname = 'c')`;
const itsNumber = `pg_sequence_last_value(${itsSequence})`.replaceAll("'", "''");

/** Operation → SQL, to be read from top to bottom. */
const golden: readonly (readonly [AnyOperation, ...string[]])[] = [
  [{ kind: "createNamespace", name: "app" }, 'CREATE SCHEMA "app"'],
  [{ kind: "dropNamespace", name: "app" }, 'DROP SCHEMA "app"'],

  [
    { kind: "createTable", ...t, columns: [], uniques: [], checks: [], foreignKeys: [] },
    'CREATE TABLE "t" ()',
  ],
  [
    {
      kind: "createTable",
      ...t,
      columns: [{ name: "at", type: "date", nullable: false }],
      uniques: [],
      checks: [],
      foreignKeys: [],
      partitionBy: "RANGE (at)",
      accessMethod: "columnar",
      tablespace: "fast",
    },
    'CREATE TABLE "t" (\n  "at" date NOT NULL\n) PARTITION BY RANGE (at) USING "columnar" TABLESPACE "fast"',
  ],
  [
    {
      kind: "createTable",
      namespace: "app",
      ...t,
      unlogged: true,
      columns: [
        { name: "id", type: "bigint", nullable: false, identity: { mode: "always", start: "5" } },
        {
          name: "v",
          type: "text",
          nullable: true,
          collation: "C",
          default: "'x'",
          comment: "it's",
          storage: "external",
          statistics: 7,
        },
        { name: "w", type: "integer", nullable: true, generated: { expression: "id + 1", stored: true } },
      ],
      primaryKey: { name: "pk", columns: ["id"], include: ["v"], deferrable: true },
      uniques: [{ name: "uq", columns: ["v"], nullsNotDistinct: true }],
      checks: [
        { name: "ck", expression: "v <> ''" },
        { name: "later", expression: "v <> 'x'", notValid: true },
      ],
      foreignKeys: [
        { name: "fk", columns: ["id"], references: { table: "u", columns: ["id"] }, onDelete: "cascade" },
      ],
      storage: { fillfactor: "70", "toast.autovacuum_enabled": "false" },
      comment: "all",
    },
    `CREATE UNLOGGED TABLE "app"."t" (
  "id" bigint GENERATED ALWAYS AS IDENTITY (START WITH 5) NOT NULL,
  "v" text COLLATE "C" DEFAULT 'x',
  "w" integer GENERATED ALWAYS AS (id + 1) STORED,
  CONSTRAINT "pk" PRIMARY KEY ("id") INCLUDE ("v") DEFERRABLE,
  CONSTRAINT "uq" UNIQUE NULLS NOT DISTINCT ("v"),
  CONSTRAINT "ck" CHECK (v <> ''),
  CONSTRAINT "fk" FOREIGN KEY ("id") REFERENCES "u" ("id") ON DELETE CASCADE
) WITH ("fillfactor" = '70', "toast"."autovacuum_enabled" = 'false')`,
    `ALTER TABLE "app"."t" ADD CONSTRAINT "later" CHECK (v <> 'x') NOT VALID`,
    'ALTER TABLE "app"."t" ALTER COLUMN "v" SET STORAGE "external"',
    'ALTER TABLE "app"."t" ALTER COLUMN "v" SET STATISTICS 7',
    `COMMENT ON TABLE "app"."t" IS 'all'`,
    `COMMENT ON COLUMN "app"."t"."v" IS 'it''s'`,
  ],
  [{ kind: "dropTable", ...t }, 'DROP TABLE "t"'],
  [{ kind: "dropTable", ...t, ifExists: true }, 'DROP TABLE IF EXISTS "t"'],
  [{ kind: "renameTable", ...t, to: "u" }, 'ALTER TABLE "t" RENAME TO "u"'],
  [
    {
      kind: "alterTable",
      ...t,
      unlogged: false,
      storage: { fillfactor: "80", parallel_workers: null },
      tablespace: null,
      accessMethod: "columnar",
    },
    'ALTER TABLE "t" SET LOGGED',
    `ALTER TABLE "t" SET ("fillfactor" = '80')`,
    'ALTER TABLE "t" RESET ("parallel_workers")',
    'ALTER TABLE "t" SET TABLESPACE "pg_default"',
    'ALTER TABLE "t" SET ACCESS METHOD "columnar"',
  ],

  [{ kind: "addColumn", ...t, column: int }, 'ALTER TABLE "t" ADD COLUMN "c" integer'],
  [
    { kind: "addColumn", ...t, column: { ...int, nullable: false, default: "NOT true", comment: "why" } },
    'ALTER TABLE "t" ADD COLUMN "c" integer DEFAULT (NOT true) NOT NULL',
    `COMMENT ON COLUMN "t"."c" IS 'why'`,
  ],
  [
    { kind: "addColumn", ...t, column: { ...int, default: "1 -- one" } },
    'ALTER TABLE "t" ADD COLUMN "c" integer DEFAULT (1 -- one\n)',
  ],
  [
    { kind: "addColumn", ...t, column: { ...int, generated: { expression: "a", stored: false } } },
    'ALTER TABLE "t" ADD COLUMN "c" integer GENERATED ALWAYS AS (a) VIRTUAL',
  ],
  [
    { kind: "addColumn", ...t, column: { ...int, type: "text", compression: "lz4" } },
    'ALTER TABLE "t" ADD COLUMN "c" text COMPRESSION "lz4"',
  ],
  [{ kind: "dropColumn", ...c }, 'ALTER TABLE "t" DROP COLUMN "c"'],
  [{ kind: "renameColumn", ...c, to: "d" }, 'ALTER TABLE "t" RENAME COLUMN "c" TO "d"'],
  [{ kind: "alterColumn", ...c, nullable: false }, 'ALTER TABLE "t" ALTER COLUMN "c" SET NOT NULL'],
  [{ kind: "alterColumn", ...c, nullable: true }, 'ALTER TABLE "t" ALTER COLUMN "c" DROP NOT NULL'],
  [{ kind: "alterColumn", ...c, default: "5" }, 'ALTER TABLE "t" ALTER COLUMN "c" SET DEFAULT 5'],
  [{ kind: "alterColumn", ...c, default: null }, 'ALTER TABLE "t" ALTER COLUMN "c" DROP DEFAULT'],
  [
    { kind: "alterColumn", ...c, type: "integer", using: "c::integer", default: "0", nullable: false },
    'ALTER TABLE "t" ALTER COLUMN "c" DROP DEFAULT',
    'ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING c::integer',
    'ALTER TABLE "t" ALTER COLUMN "c" SET NOT NULL',
    'ALTER TABLE "t" ALTER COLUMN "c" SET DEFAULT 0',
  ],
  [
    { kind: "alterColumn", ...c, type: "text", collation: null },
    'ALTER TABLE "t" ALTER COLUMN "c" TYPE text',
  ],
  [
    { kind: "alterColumn", ...c, type: "numeric(4,1)", lossless: "numeric" },
    `DO 'BEGIN IF EXISTS (SELECT FROM "t" WHERE "c"::numeric IS DISTINCT FROM ("c"::numeric(4,1))::numeric) THEN RAISE EXCEPTION USING ERRCODE = ''data_exception'', MESSAGE = ''Some values of "t"."c" would be changed by the type numeric(4,1)''; END IF; END'`,
    'ALTER TABLE "t" ALTER COLUMN "c" TYPE numeric(4,1)',
  ],
  [
    { kind: "alterColumn", ...c, type: "json", byName: true },
    `DO 'BEGIN EXECUTE ''CREATE TYPE "schemix_holder" AS (value '' || (SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute a WHERE a.attrelid = ''"t"''::regclass AND a.attname = ''c'') || '')''; IF EXISTS (SELECT FROM "t" WHERE (json_populate_record(NULL::"schemix_holder", pg_catalog.json_build_object(''value'', "c"))).value::text IS DISTINCT FROM "c"::text) THEN RAISE EXCEPTION USING ERRCODE = ''data_exception'', MESSAGE = ''Some values of "t"."c" would be changed by way of JSON''; END IF; DROP TYPE "schemix_holder"; END'`,
    'ALTER TABLE "t" ALTER COLUMN "c" TYPE json USING to_json("c")',
  ],
  [
    { kind: "alterColumn", ...c, type: "place[]", byName: true },
    'CREATE TYPE "schemix_holder" AS (value place[])',
    `ALTER TABLE "t" ALTER COLUMN "c" TYPE place[] USING (json_populate_record(NULL::"schemix_holder", pg_catalog.json_build_object('value', "c"))).value`,
    'DROP TYPE "schemix_holder"',
  ],
  [
    { kind: "alterColumn", ...c, identity: { mode: "always" } },
    'ALTER TABLE "t" ALTER COLUMN "c" ADD GENERATED ALWAYS AS IDENTITY',
    `SELECT setval(${itsSequence}, farthest) FROM (SELECT max("c") AS farthest FROM "t") AS rows WHERE farthest >= 1`,
  ],
  [
    { kind: "alterColumn", ...c, identity: { mode: "byDefault", increment: "2" }, existingIdentity: true },
    'ALTER TABLE "t" ALTER COLUMN "c" SET GENERATED BY DEFAULT SET INCREMENT BY 2 SET NO MINVALUE SET NO MAXVALUE SET START WITH 1 SET CACHE 1 SET NO CYCLE',
  ],
  [
    {
      kind: "alterColumn",
      ...c,
      identity: { mode: "always", maxValue: "9" },
      existingIdentity: true,
      restartIfOutside: true,
    },
    `DO 'BEGIN IF ${itsNumber} >= 1 AND ${itsNumber} <= 9 THEN ALTER TABLE "t" ALTER COLUMN "c" SET GENERATED ALWAYS SET INCREMENT BY 1 SET NO MINVALUE SET MAXVALUE 9 SET START WITH 1 SET CACHE 1 SET NO CYCLE; ELSE ALTER TABLE "t" ALTER COLUMN "c" SET GENERATED ALWAYS SET INCREMENT BY 1 SET NO MINVALUE SET MAXVALUE 9 SET START WITH 1 SET CACHE 1 SET NO CYCLE RESTART; END IF; END'`,
  ],
  [{ kind: "alterColumn", ...c, identity: null }, 'ALTER TABLE "t" ALTER COLUMN "c" DROP IDENTITY'],
  [{ kind: "alterColumn", ...c, generated: null }, 'ALTER TABLE "t" ALTER COLUMN "c" DROP EXPRESSION'],
  [
    { kind: "alterColumn", ...c, generated: { expression: "a * 2", stored: true } },
    'ALTER TABLE "t" ALTER COLUMN "c" SET EXPRESSION AS (a * 2)',
  ],
  [
    { kind: "alterColumn", ...c, storage: "main", compression: null, statistics: null },
    'ALTER TABLE "t" ALTER COLUMN "c" SET STORAGE "main"',
    'ALTER TABLE "t" ALTER COLUMN "c" SET COMPRESSION default',
    'ALTER TABLE "t" ALTER COLUMN "c" SET STATISTICS -1',
  ],

  [
    {
      kind: "createPrimaryKey",
      ...t,
      name: "pk",
      columns: ["a", "b"],
      storage: { fillfactor: "70" },
      tablespace: "fast",
    },
    `ALTER TABLE "t" ADD CONSTRAINT "pk" PRIMARY KEY ("a", "b") WITH ("fillfactor" = '70') USING INDEX TABLESPACE "fast"`,
  ],
  [
    {
      kind: "createUniqueConstraint",
      ...t,
      name: "uq",
      columns: ["a"],
      deferrable: true,
      initiallyDeferred: true,
    },
    'ALTER TABLE "t" ADD CONSTRAINT "uq" UNIQUE ("a") DEFERRABLE INITIALLY DEFERRED',
  ],
  [
    { kind: "createCheckConstraint", ...t, name: "ck", expression: "a > 0", noInherit: true, notValid: true },
    'ALTER TABLE "t" ADD CONSTRAINT "ck" CHECK (a > 0) NO INHERIT NOT VALID',
  ],
  [
    { kind: "createCheckConstraint", ...t, name: "ck", expression: "a > 0 -- some", notEnforced: true },
    'ALTER TABLE "t" ADD CONSTRAINT "ck" CHECK (a > 0 -- some\n) NOT ENFORCED',
  ],
  [
    {
      kind: "createForeignKey",
      ...t,
      name: "fk",
      columns: ["a", "b"],
      references: { namespace: "app", table: "u", columns: ["x", "y"] },
      match: "full",
      onUpdate: "restrict",
      onDelete: "setNull",
      onDeleteColumns: ["b"],
      deferrable: true,
      notValid: true,
    },
    'ALTER TABLE "t" ADD CONSTRAINT "fk" FOREIGN KEY ("a", "b") REFERENCES "app"."u" ("x", "y") MATCH FULL ON UPDATE RESTRICT ON DELETE SET NULL ("b") DEFERRABLE NOT VALID',
  ],
  [{ kind: "alterForeignKey", ...t, name: "fk" }, 'ALTER TABLE "t" ALTER CONSTRAINT "fk" NOT DEFERRABLE'],
  [
    { kind: "alterForeignKey", ...t, name: "fk", deferrable: true, initiallyDeferred: true },
    'ALTER TABLE "t" ALTER CONSTRAINT "fk" DEFERRABLE INITIALLY DEFERRED',
  ],
  [
    { kind: "alterForeignKey", ...t, name: "fk", notEnforced: false },
    'ALTER TABLE "t" ALTER CONSTRAINT "fk" NOT DEFERRABLE ENFORCED',
  ],
  [{ kind: "dropConstraint", ...t, name: "ck", type: "check" }, 'ALTER TABLE "t" DROP CONSTRAINT "ck"'],
  [
    { kind: "dropConstraint", ...t, name: "ck", type: "check", ifExists: true },
    'ALTER TABLE "t" DROP CONSTRAINT IF EXISTS "ck"',
  ],
  [{ kind: "renameConstraint", ...t, name: "a", to: "b" }, 'ALTER TABLE "t" RENAME CONSTRAINT "a" TO "b"'],
  [{ kind: "validateConstraint", ...t, name: "fk" }, 'ALTER TABLE "t" VALIDATE CONSTRAINT "fk"'],

  [{ kind: "createIndex", ...t, name: "ix", keys: [{ column: "a" }] }, 'CREATE INDEX "ix" ON "t" ("a")'],
  [
    {
      kind: "createIndex",
      namespace: "app",
      ...t,
      name: "ix",
      unique: true,
      concurrently: true,
      ifNotExists: true,
      method: "gist",
      keys: [
        {
          expression: "lower(a)",
          collation: "C",
          operatorClass: "my_ops",
          operatorClassOptions: { siglen: "32" },
          order: "desc",
          nulls: "last",
        },
        { column: "b", operatorClass: '"app"."their_ops"' },
      ],
      include: ["c"],
      nullsNotDistinct: true,
      storage: { fillfactor: "70" },
      tablespace: "fast",
      where: "a > 0",
    },
    `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "ix" ON "app"."t" USING "gist" ((lower(a)) COLLATE "C" "my_ops" ("siglen" = '32') DESC NULLS LAST, "b" "app"."their_ops") INCLUDE ("c") NULLS NOT DISTINCT WITH ("fillfactor" = '70') TABLESPACE "fast" WHERE a > 0`,
  ],
  [{ kind: "dropIndex", namespace: "app", ...t, name: "ix" }, 'DROP INDEX "app"."ix"'],
  [
    { kind: "dropIndex", ...t, name: "ix", concurrently: true, ifExists: true },
    'DROP INDEX CONCURRENTLY IF EXISTS "ix"',
  ],
  [{ kind: "renameIndex", ...t, name: "a", to: "b" }, 'ALTER INDEX "a" RENAME TO "b"'],
  [
    { kind: "alterIndex", ...t, name: "ix", storage: { fillfactor: null }, tablespace: "fast" },
    'ALTER INDEX "ix" RESET ("fillfactor")',
    'ALTER INDEX "ix" SET TABLESPACE "fast"',
  ],

  [
    { kind: "createEnum", name: "mood", values: ["sad", "it's"] },
    `CREATE TYPE "mood" AS ENUM ('sad', 'it''s')`,
  ],
  [{ kind: "dropEnum", name: "mood" }, 'DROP TYPE "mood"'],
  [{ kind: "renameEnum", name: "a", to: "b" }, 'ALTER TYPE "a" RENAME TO "b"'],
  [{ kind: "addEnumValue", name: "mood", value: "x" }, `ALTER TYPE "mood" ADD VALUE 'x'`],
  [
    { kind: "addEnumValue", name: "mood", value: "x", after: "sad" },
    `ALTER TYPE "mood" ADD VALUE 'x' AFTER 'sad'`,
  ],
  [
    { kind: "addEnumValue", name: "mood", value: "x", before: "sad" },
    `ALTER TYPE "mood" ADD VALUE 'x' BEFORE 'sad'`,
  ],
  [
    { kind: "renameEnumValue", name: "mood", value: "a", to: "b" },
    `ALTER TYPE "mood" RENAME VALUE 'a' TO 'b'`,
  ],
  [
    {
      kind: "alterEnum",
      name: "mood",
      values: ["sad", "great"],
      replace: { ok: "great" },
      columns: [
        { table: "t", column: "m", default: "'sad'::mood" },
        { table: "t", column: "all", array: true },
      ],
    },
    'ALTER TYPE "mood" RENAME TO "__schemix_old"',
    `CREATE TYPE "mood" AS ENUM ('sad', 'great')`,
    'ALTER TABLE "t" ALTER COLUMN "m" DROP DEFAULT',
    `ALTER TABLE "t" ALTER COLUMN "m" TYPE "mood" USING (CASE "m"::text WHEN 'ok' THEN 'great' ELSE "m"::text END)::"mood"`,
    `ALTER TABLE "t" ALTER COLUMN "m" SET DEFAULT 'sad'::mood`,
    `ALTER TABLE "t" ALTER COLUMN "all" TYPE "mood"[] USING array_replace("all"::text[], 'ok', 'great')::"mood"[]`,
    'DROP TYPE "__schemix_old"',
  ],
  [
    {
      kind: "alterEnum",
      name: "mood",
      values: ["sad"],
      columns: [
        { table: "t", column: "m" },
        { table: "heir", column: "m", default: "'sad'", inherited: true },
        { table: "other", column: "m", inherited: true },
      ],
    },
    'ALTER TYPE "mood" RENAME TO "__schemix_old"',
    `CREATE TYPE "mood" AS ENUM ('sad')`,
    'ALTER TABLE "heir" ALTER COLUMN "m" DROP DEFAULT',
    'ALTER TABLE "t" ALTER COLUMN "m" TYPE "mood" USING "m"::text::"mood"',
    `ALTER TABLE "heir" ALTER COLUMN "m" SET DEFAULT 'sad'`,
    'ALTER TABLE "other" ALTER COLUMN "m" DROP DEFAULT',
    'DROP TYPE "__schemix_old"',
  ],

  [{ kind: "createSequence", name: "s" }, 'CREATE SEQUENCE "s"'],
  [
    {
      kind: "createSequence",
      namespace: "app",
      name: "s",
      unlogged: true,
      type: "integer",
      start: "5",
      increment: "2",
      minValue: "1",
      maxValue: "99",
      cache: "3",
      cycle: true,
      ownedBy: { table: "t", column: "c" },
    },
    'CREATE UNLOGGED SEQUENCE "app"."s" AS integer START WITH 5 INCREMENT BY 2 MINVALUE 1 MAXVALUE 99 CACHE 3 CYCLE OWNED BY "app"."t"."c"',
  ],
  [
    { kind: "alterSequence", name: "s", increment: "3", cycle: false, ownedBy: null, unlogged: false },
    'ALTER SEQUENCE "s" INCREMENT BY 3 NO CYCLE OWNED BY NONE',
    'ALTER SEQUENCE "s" SET LOGGED',
  ],
  [
    { kind: "alterSequence", name: "s", maxValue: "9", restartIfOutside: true },
    `DO 'BEGIN IF pg_sequence_last_value(''"s"''::regclass) >= 1 AND pg_sequence_last_value(''"s"''::regclass) <= 9 THEN ALTER SEQUENCE "s" MAXVALUE 9; ELSE ALTER SEQUENCE "s" MAXVALUE 9 RESTART; END IF; END'`,
  ],
  [
    { kind: "alterSequence", name: "s", ownedBy: { table: "t", column: "c" }, continueAfterRows: true },
    'ALTER SEQUENCE "s" OWNED BY "t"."c"',
    `SELECT setval('"s"', farthest) FROM (SELECT max("c") AS farthest FROM "t") AS rows WHERE farthest >= 1`,
  ],
  [
    { kind: "alterSequence", name: "s", ownedBy: { table: "t", column: "c" }, joinOwner: true },
    'ALTER SEQUENCE "s" OWNED BY NONE',
    `DO 'BEGIN EXECUTE (SELECT pg_catalog.format(''ALTER SEQUENCE "s" OWNER TO %I'', pg_catalog.pg_get_userbyid(relowner)) FROM pg_catalog.pg_class WHERE oid = ''"t"''::regclass); END'`,
    'ALTER SEQUENCE "s" OWNED BY "t"."c"',
  ],
  [{ kind: "dropSequence", name: "s" }, 'DROP SEQUENCE "s"'],
  [{ kind: "renameSequence", name: "a", to: "b" }, 'ALTER SEQUENCE "a" RENAME TO "b"'],

  [{ kind: "renameObject", object: "view", name: "a", to: "b" }, 'ALTER VIEW "a" RENAME TO "b"'],
  [
    { kind: "renameObject", object: "policy", ...t, name: "a", to: "b" },
    'ALTER POLICY "a" ON "t" RENAME TO "b"',
  ],

  [{ kind: "comment", on: { kind: "namespace", name: "app" }, text: "x" }, `COMMENT ON SCHEMA "app" IS 'x'`],
  [{ kind: "comment", on: { kind: "table", name: "t" }, text: null }, 'COMMENT ON TABLE "t" IS NULL'],
  [{ kind: "comment", on: { kind: "column", ...c }, text: "a\\b" }, `COMMENT ON COLUMN "t"."c" IS E'a\\\\b'`],
  [
    { kind: "comment", on: { kind: "constraint", ...t, name: "ck" }, text: "" },
    `COMMENT ON CONSTRAINT "ck" ON "t" IS ''`,
  ],
  [
    { kind: "comment", on: { kind: "index", namespace: "app", ...t, name: "ix" }, text: "x" },
    `COMMENT ON INDEX "app"."ix" IS 'x'`,
  ],
  [{ kind: "comment", on: { kind: "enum", name: "mood" }, text: "x" }, `COMMENT ON TYPE "mood" IS 'x'`],
  [{ kind: "comment", on: { kind: "sequence", name: "s" }, text: "x" }, `COMMENT ON SEQUENCE "s" IS 'x'`],
];

describe("PostgreSQL: operations as SQL", () => {
  for (const [operation, ...sql] of golden) {
    it(sql[0]?.split("\n")[0] ?? "", () => {
      expect(compile(operation).map((statement) => statement.sql)).to.deep.equal(sql);
    });
  }

  it("has an example of every kind", () => {
    const kinds = new Set<string>(golden.map(([{ kind }]) => kind));
    expect(operationKinds.filter((kind) => !kinds.has(kind))).to.deep.equal([]);
  });

  it("says what the server refuses inside a transaction", () => {
    const index = { kind: "createIndex", ...t, name: "ix", keys: [{ column: "a" }] } as const;
    expect(compile(index)[0]?.transactional).to.equal(undefined);
    expect(compile({ ...index, concurrently: true })[0]?.transactional).to.equal(false);
    expect(compile({ kind: "dropIndex", ...t, name: "ix", concurrently: true })[0]?.transactional).to.equal(
      false,
    );
  });

  it("binds values of steps, and never more than the protocol counts", () => {
    expect(compile({ kind: "execute", sql: "update t set a = $1", parameters: [5] })).to.deep.equal([
      { sql: "update t set a = $1", parameters: [5] },
    ]);
    const insert = { kind: "bulkInsert", ...t, columns: ["a", "b"] } as const;
    expect(
      compile({
        ...insert,
        rows: [
          [1, "x"],
          [2, null],
        ],
      }),
    ).to.deep.equal([
      { sql: 'INSERT INTO "t" ("a", "b") VALUES ($1, $2), ($3, $4)', parameters: [1, "x", 2, null] },
    ]);
    const many = compile({ ...insert, rows: Array.from({ length: 40_000 }, (_, n) => [n, n]) });
    expect(many.map(({ parameters }) => parameters?.length)).to.deep.equal([65_534, 14_466]);
  });

  it("refuses names that no database can hold", () => {
    for (const name of ["", "a\0b"]) {
      expect(() => compile({ kind: "dropEnum", name })).to.throw("is not a name");
    }
    expect(() => compile({ kind: "createEnum", name: "a", values: ["\0"] })).to.throw("NUL");
  });
});
