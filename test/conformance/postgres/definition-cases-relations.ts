import type { DefinitionCase } from "./definition-cases.js";

const t = `CREATE TABLE t (id int PRIMARY KEY, x int NOT NULL, y text DEFAULT 'y', z text, span int4range);
CREATE UNIQUE INDEX t_x ON t (x)`;
const touch = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";
const hostile = `CREATE TABLE "Odd; "" '$$ T" (id int PRIMARY KEY, "x; "" y" text)`;

export const relationCases: readonly DefinitionCase[] = [
  {
    name: "a view",
    setup: t,
    sql: "CREATE VIEW v AS SELECT id, y AS name FROM t WHERE x > 0",
    found: ["view v"],
  },
  {
    name: "views on views",
    setup: t,
    sql: `CREATE VIEW a AS SELECT * FROM t; CREATE VIEW "Z; ""z" AS SELECT id, 'it''s; x'::text COLLATE "C" AS "na;
me" FROM a; CREATE RECURSIVE VIEW r (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < 5; ALTER TABLE a RENAME x TO renamed; CREATE VIEW none AS SELECT`,
    found: [`view Z; "z`, "view a", "view none", "view r"],
  },
  {
    name: "a view with options and defaults",
    setup: t,
    sql: `CREATE VIEW v WITH (security_barrier) AS SELECT id, y FROM t WHERE x > 0 WITH CASCADED CHECK OPTION; ALTER VIEW v ALTER y SET DEFAULT 'a;
b', ALTER id SET DEFAULT 5`,
    found: ["view v"],
  },
  {
    name: "a view that looks as its user",
    since: 15,
    setup: t,
    sql: "CREATE VIEW v WITH (security_invoker = true, check_option = local) AS SELECT id FROM t",
    found: ["view v"],
  },
  {
    name: "materialized views",
    setup: t,
    sql: `CREATE MATERIALIZED VIEW m AS SELECT id, count(*) AS n FROM t GROUP BY id; CREATE VIEW over_m AS SELECT n FROM m;
    CREATE MATERIALIZED VIEW "M; ""m" WITH (fillfactor = 70, autovacuum_enabled = off) AS SELECT y FROM t; CREATE MATERIALIZED VIEW third AS TABLE over_m`,
    found: [`materializedView M; "m`, "materializedView m", "materializedView third", "view over_m"],
  },
  {
    name: "statistics",
    setup: t,
    sql: `CREATE STATISTICS s ON id, x FROM t; CREATE STATISTICS "S; ""s" (ndistinct, mcv) ON x, y FROM t; ALTER STATISTICS s SET STATISTICS 50`,
    found: [`statistics S; "s`, "statistics s"],
  },
  {
    name: "statistics of expressions",
    since: 14,
    setup: t,
    sql: `CREATE STATISTICS s ON (x + 1), (y || ';
') FROM t`,
    found: ["statistics s"],
  },
  {
    name: "publications",
    setup: `${t}; ${hostile}`,
    sql: `CREATE PUBLICATION everything FOR ALL TABLES; CREATE PUBLICATION nothing; CREATE PUBLICATION "Some; ""p" FOR TABLE t, "Odd; "" '$$ T"
      WITH (publish = 'insert, truncate', publish_via_partition_root)`,
    found: [`publication Some; "p`, "publication everything", "publication nothing"],
  },
  {
    name: "publications of parts",
    since: 15,
    setup: t,
    sql: `CREATE SCHEMA "A; b"; CREATE PUBLICATION p FOR TABLE t WHERE (x > 5), TABLES IN SCHEMA "A; b"; CREATE PUBLICATION q FOR TABLES IN SCHEMA public;
    CREATE PUBLICATION r FOR TABLE t (id, x) WHERE (y <> 'a; b')`,
    found: ["publication p", "publication q", "publication r"],
  },
  {
    name: "a publication of generated columns",
    since: 18,
    setup: t,
    sql: "CREATE PUBLICATION p FOR TABLE t WITH (publish_generated_columns = stored)",
    found: ["publication p"],
  },
];

export const tablePartCases: readonly DefinitionCase[] = [
  {
    name: "exclusion constraints",
    setup: `${t}; ${hostile}`,
    sql: `ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (span WITH &&) WHERE (x > 0) DEFERRABLE INITIALLY DEFERRED,
      ADD CONSTRAINT fill EXCLUDE USING btree (lower(y) WITH =) WITH (fillfactor = 70); ALTER TABLE "Odd; "" '$$ T" ADD CONSTRAINT "E; ""e" EXCLUDE ("x; "" y" COLLATE "C" DESC WITH =)`,
    found: [`exclusion Odd; " '$$ T.E; "e`, "exclusion t.ex", "exclusion t.fill"],
  },
  {
    name: "rules",
    setup: `${t}; ${hostile}`,
    sql: `CREATE RULE nothing AS ON DELETE TO t WHERE old.x > 5 DO INSTEAD NOTHING;
    CREATE RULE "R; ""r" AS ON UPDATE TO t DO ALSO (INSERT INTO "Odd; "" '$$ T" VALUES (1, 'a;
b'); DELETE FROM "Odd; "" '$$ T"); CREATE VIEW v AS SELECT id FROM t; CREATE RULE via AS ON INSERT TO v DO INSTEAD INSERT INTO t (id, x) VALUES (new.id, 1);
    ALTER TABLE t DISABLE RULE nothing; ALTER TABLE t ENABLE ALWAYS RULE "R; ""r"`,
    found: [`rule t.R; "r`, "rule t.nothing", "rule v.via", "view v"],
  },
  {
    name: "triggers",
    setup: `${t}; ${hostile}`,
    sql: `${touch}; CREATE TRIGGER one BEFORE UPDATE OF x, y ON t FOR EACH ROW WHEN (old.y <> 'a;
b') EXECUTE FUNCTION touch('it''s; ', '5'); CREATE TRIGGER "T; ""t" AFTER INSERT OR DELETE ON "Odd; "" '$$ T" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION touch();
    CREATE VIEW v AS SELECT id FROM t; CREATE TRIGGER via INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION touch()`.replace(
      "INSERT OR DELETE",
      "INSERT",
    ),
    found: ["function touch()", `trigger Odd; " '$$ T.T; "t`, "trigger t.one", "trigger v.via", "view v"],
  },
  {
    name: "triggers that are off, and constraint triggers",
    setup: t,
    sql: `${touch}; CREATE TRIGGER off BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch(); ALTER TABLE t DISABLE TRIGGER off;
    CREATE CONSTRAINT TRIGGER later AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch(); ALTER TABLE t ENABLE REPLICA TRIGGER later;
    CREATE TRIGGER "Al;ways" BEFORE TRUNCATE ON t EXECUTE FUNCTION touch(); ALTER TABLE t ENABLE ALWAYS TRIGGER "Al;ways"`,
    found: ["function touch()", "trigger t.Al;ways", "trigger t.later", "trigger t.off"],
  },
  {
    name: "row security",
    setup: `${t}; ${hostile}`,
    sql: `ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY; ALTER TABLE "Odd; "" '$$ T" FORCE ROW LEVEL SECURITY`,
    found: [`rowSecurity Odd; " '$$ T.forced`, "rowSecurity t.enabled", "rowSecurity t.forced"],
  },
  {
    name: "policies",
    setup: `${t}; ${hostile}`,
    sql: `CREATE POLICY every ON t; CREATE POLICY few ON t AS RESTRICTIVE FOR UPDATE TO CURRENT_USER USING (x > 0) WITH CHECK (y <> 'a;
b'); CREATE FUNCTION me() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE POLICY "P; ""p" ON "Odd; "" '$$ T" FOR INSERT WITH CHECK (id = me() AND EXISTS (SELECT FROM t))`,
    found: ["function me()", `policy Odd; " '$$ T.P; "p`, "policy t.every", "policy t.few"],
  },
  {
    name: "replica identities",
    setup: `${t}; ${hostile}; CREATE TABLE n (id int)`,
    sql: `ALTER TABLE t REPLICA IDENTITY USING INDEX t_x; ALTER TABLE "Odd; "" '$$ T" REPLICA IDENTITY FULL; ALTER TABLE n REPLICA IDENTITY NOTHING`,
    found: [
      `replicaIdentity Odd; " '$$ T.identity`,
      "replicaIdentity n.identity",
      "replicaIdentity t.identity",
    ],
  },
  {
    name: "clustering",
    setup: `${t}; ${hostile}; CREATE INDEX "I; ""i" ON "Odd; "" '$$ T" ("x; "" y"); CREATE TABLE c (span int4range)`,
    sql: `ALTER TABLE t CLUSTER ON t_pkey; ALTER TABLE "Odd; "" '$$ T" CLUSTER ON "I; ""i"; ALTER TABLE c ADD CONSTRAINT ex EXCLUDE USING gist (span WITH &&); ALTER TABLE c CLUSTER ON ex`,
    found: [`clustering Odd; " '$$ T.I; "i`, "clustering c.ex", "clustering t.t_pkey", "exclusion c.ex"],
  },
];
