import { foreignAlterations } from "./definition-changes-foreign.js";

/** A change of definitions in place: SQL that makes the one state, and SQL that makes the other of it. */
export interface DefinitionChange {
  readonly name: string;
  readonly since?: number;
  readonly setup?: string;
  readonly before: string;
  readonly after: string;
  /** How many statements it takes; `undefined`: there are none that could. */
  readonly statements: number | undefined;
}

const t =
  "CREATE TABLE t (id int PRIMARY KEY, x int NOT NULL, y text); CREATE UNIQUE INDEX t_x ON t (x); CREATE TABLE u (id int)";
const touch = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";
const trigger = `${touch}; CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (old.y <> 'a;
b') EXECUTE FUNCTION touch()`;

/** Made in place by `alterDefinition`. */
export const alterations: readonly DefinitionChange[] = [
  {
    name: "default and nullability of a domain",
    before: "CREATE DOMAIN d AS int DEFAULT 1",
    after: "ALTER DOMAIN d SET DEFAULT 2; ALTER DOMAIN d SET NOT NULL",
    statements: 2,
  },
  {
    name: "a domain that loses both",
    before: "CREATE DOMAIN d AS text DEFAULT 'a;b' NOT NULL",
    after: "ALTER DOMAIN d DROP DEFAULT; ALTER DOMAIN d DROP NOT NULL",
    statements: 2,
  },
  {
    name: "checks of a domain",
    before: `CREATE DOMAIN d AS int CONSTRAINT gone CHECK (VALUE > 1) CONSTRAINT other CHECK (VALUE > 2) CONSTRAINT kept CHECK (VALUE > 3) CONSTRAINT "o ""ne" CHECK (VALUE > 4)`,
    after: `ALTER DOMAIN d DROP CONSTRAINT gone; ALTER DOMAIN d DROP CONSTRAINT other; ALTER DOMAIN d ADD CONSTRAINT other CHECK (VALUE <> 9);
    ALTER DOMAIN d RENAME CONSTRAINT "o ""ne" TO "t; wo"; ALTER DOMAIN d ADD CONSTRAINT later CHECK (VALUE < 99) NOT VALID`,
    statements: 5,
  },
  {
    name: "a check of a domain that becomes valid",
    before: "CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID",
    after: "ALTER DOMAIN d VALIDATE CONSTRAINT c",
    statements: 1,
  },
  {
    name: "a check of a domain that is not valid any more",
    before: "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0)",
    after: "ALTER DOMAIN d DROP CONSTRAINT c; ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID",
    statements: 2,
  },
  {
    name: "the type of a domain",
    before: "CREATE DOMAIN d AS int",
    after: "DROP DOMAIN d; CREATE DOMAIN d AS bigint",
    statements: undefined,
  },
  {
    name: "attributes of a composite type",
    before: `CREATE TYPE c AS (gone int, a varchar(5), "b; ""b" text)`,
    after: `ALTER TYPE c DROP ATTRIBUTE gone; ALTER TYPE c ALTER ATTRIBUTE a TYPE text COLLATE "C"; ALTER TYPE c ADD ATTRIBUTE "n; ew" numeric(5,2)[]`,
    statements: 3,
  },
  {
    name: "the order of a composite type",
    before: "CREATE TYPE c AS (a int, b int)",
    after: "DROP TYPE c; CREATE TYPE c AS (b int, a int)",
    statements: undefined,
  },
  {
    name: "a trigger that is switched off",
    setup: t,
    before: trigger,
    after: "ALTER TABLE t DISABLE TRIGGER tr",
    statements: 1,
  },
  {
    name: "a trigger that is switched on",
    setup: t,
    before: `${trigger}; ALTER TABLE t ENABLE REPLICA TRIGGER tr`,
    after: "ALTER TABLE t ENABLE TRIGGER tr",
    statements: 1,
  },
  {
    name: "a trigger of another time",
    setup: t,
    before: trigger,
    after: "DROP TRIGGER tr ON t; CREATE TRIGGER tr BEFORE INSERT ON t EXECUTE FUNCTION touch()",
    statements: undefined,
  },
  {
    name: "a rule that is switched off",
    setup: t,
    before: "CREATE RULE r AS ON DELETE TO t DO ALSO (DELETE FROM u; INSERT INTO u VALUES (1))",
    after: "ALTER TABLE t DISABLE RULE r",
    statements: 1,
  },
  {
    name: "an event trigger that is switched on",
    before: `CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
    CREATE EVENT TRIGGER "e; v" ON sql_drop EXECUTE FUNCTION told(); ALTER EVENT TRIGGER "e; v" DISABLE`,
    after: `ALTER EVENT TRIGGER "e; v" ENABLE`,
    statements: 1,
  },
  {
    name: "how much statistics look at",
    setup: t,
    before: "CREATE STATISTICS s ON id, x FROM t; ALTER STATISTICS s SET STATISTICS 5",
    after: "ALTER STATISTICS s SET STATISTICS -1",
    statements: 1,
  },
  {
    name: "a policy",
    setup: t,
    before: "CREATE POLICY p ON t FOR UPDATE USING (x > 0)",
    after: "ALTER POLICY p ON t TO CURRENT_USER USING (x > 1) WITH CHECK (y <> 'a; b')",
    statements: 1,
  },
  {
    name: "a policy for another command",
    setup: t,
    before: "CREATE POLICY p ON t FOR UPDATE USING (x > 0)",
    after: "DROP POLICY p ON t; CREATE POLICY p ON t FOR DELETE USING (x > 0)",
    statements: undefined,
  },
  {
    name: "a policy that asks less",
    setup: t,
    before: "CREATE POLICY p ON t FOR UPDATE USING (x > 0) WITH CHECK (x > 1)",
    after: "DROP POLICY p ON t; CREATE POLICY p ON t FOR UPDATE USING (x > 0)",
    statements: undefined,
  },
  {
    name: "a publication",
    setup: t,
    before: "CREATE PUBLICATION p FOR TABLE t",
    after:
      "ALTER PUBLICATION p SET TABLE t, u; ALTER PUBLICATION p SET (publish = 'insert', publish_via_partition_root = true)",
    statements: 2,
  },
  {
    name: "a publication of parts",
    since: 15,
    setup: t,
    before: "CREATE PUBLICATION p FOR TABLE t (id), u",
    after: "ALTER PUBLICATION p SET TABLE t WHERE (y <> 'a; b'), TABLES IN SCHEMA public",
    statements: 1,
  },
  {
    name: "a publication of nothing more",
    setup: t,
    before: "CREATE PUBLICATION p FOR TABLE t",
    after: "ALTER PUBLICATION p DROP TABLE t",
    statements: 1,
  },
  {
    name: "a replica identity",
    setup: t,
    before: "ALTER TABLE t REPLICA IDENTITY FULL",
    after: "ALTER TABLE t REPLICA IDENTITY USING INDEX t_x",
    statements: 1,
  },
  ...foreignAlterations,
];

/** Made in place by `replaceDefinition`, for the shapes allow it. */
export const replacements: readonly Omit<DefinitionChange, "statements">[] = [
  {
    name: "the body and the default of a function",
    before:
      "CREATE FUNCTION f(a int) RETURNS int IMMUTABLE STRICT COST 5 SET work_mem = '1MB' LANGUAGE sql AS 'SELECT a'",
    after: "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1; '",
  },
  {
    name: "a procedure",
    before: "CREATE PROCEDURE f(INOUT a int) LANGUAGE sql AS 'SELECT a'",
    after:
      "CREATE OR REPLACE PROCEDURE f(INOUT a int) LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN a := 1; END $$",
  },
  {
    name: "a view that gets more columns and options",
    setup: t,
    before: "CREATE VIEW v WITH (security_barrier) AS SELECT id FROM t",
    after: "CREATE OR REPLACE VIEW v WITH (check_option = local) AS SELECT id, x, y FROM t WHERE x > 5",
  },
  {
    name: "a view with a default that stays",
    setup: t,
    before: "CREATE VIEW v AS SELECT id FROM t; ALTER VIEW v ALTER id SET DEFAULT 5",
    after: "CREATE OR REPLACE VIEW v AS SELECT id, y FROM t; ALTER VIEW v ALTER y SET DEFAULT 'a; b'",
  },
  {
    name: "a trigger, which is switched on by it",
    since: 14,
    setup: t,
    before: `${trigger}; ALTER TABLE t DISABLE TRIGGER tr`,
    after: "DROP TRIGGER tr ON t; CREATE TRIGGER tr AFTER INSERT ON t EXECUTE FUNCTION touch()",
  },
  {
    name: "a trigger, which is switched off by it",
    since: 14,
    setup: t,
    before: trigger,
    after:
      "DROP TRIGGER tr ON t; CREATE TRIGGER tr AFTER INSERT ON t EXECUTE FUNCTION touch(); ALTER TABLE t DISABLE TRIGGER tr",
  },
];
