/** Ways to have tables that are heirs of several others. */
import { type Slot, slot } from "./random-sql-slot.js";

const parents: readonly Slot[] = [
  slot(
    "p1",
    [],
    "CREATE TABLE p1 (x integer NOT NULL, y text DEFAULT 'y')",
    "CREATE TABLE p1 (x bigint CONSTRAINT p1_x NOT NULL, y varchar(40) DEFAULT 'y')",
    "CREATE TABLE p1 (x integer DEFAULT 3, y text CONSTRAINT p1_y NOT NULL NO INHERIT)",
    "CREATE TABLE p1 (y text NOT NULL DEFAULT 'z', x numeric)",
  ),
  slot(
    "p1 check",
    ["p1"],
    "ALTER TABLE p1 ADD CONSTRAINT few CHECK (x < 100)",
    "ALTER TABLE p1 ADD CONSTRAINT few CHECK (x < 100) NO INHERIT",
    "ALTER TABLE p1 ADD CONSTRAINT few CHECK (x < 100) NOT VALID; COMMENT ON CONSTRAINT few ON p1 IS 'few'",
  ),
  slot(
    "p2",
    ["p1"],
    "CREATE TABLE p2 AS SELECT x, 1::numeric AS z FROM p1 WITH NO DATA",
    "CREATE TABLE p2 AS SELECT y, x, '1'::text AS z FROM p1 WITH NO DATA; ALTER TABLE p2 ALTER x SET NOT NULL",
    "CREATE TABLE p2 (z integer CONSTRAINT p2_z NOT NULL)",
  ),
  slot(
    "p2 check",
    ["p2=0|p2=1"],
    "ALTER TABLE p2 ADD CONSTRAINT few CHECK (x < 100)",
    "ALTER TABLE p2 ADD CONSTRAINT many CHECK (x > 0 OR z IS NULL)",
  ),
  slot(
    "p3",
    [],
    "CREATE TABLE p3 (w date, v integer)",
    "CREATE TABLE p3 (v bigint NOT NULL, w timestamp DEFAULT now())",
  ),
  slot(
    "p1 g",
    ["p1"],
    "ALTER TABLE p1 ADD g numeric GENERATED ALWAYS AS (x + 1) STORED",
    "ALTER TABLE p1 ADD g numeric GENERATED ALWAYS AS (x + 1) VIRTUAL",
    "ALTER TABLE p1 ADD g numeric DEFAULT 1",
  ),
];

const heirs: readonly Slot[] = [
  slot(
    "c",
    ["p1", "p2", "p3"],
    "CREATE TABLE c (own text) INHERITS (p1, p2)",
    "CREATE TABLE c (own text) INHERITS (p2, p1, p3)",
    "CREATE TABLE c (own text, y varchar(9)) INHERITS (p3)",
    "CREATE TABLE c AS SELECT x, y FROM p1 WITH NO DATA; ALTER TABLE c ADD own text",
    "CREATE TABLE c () INHERITS (p1); ALTER TABLE c ADD own text",
  ),
  slot(
    "d",
    ["c"],
    "CREATE TABLE d (last integer) INHERITS (c)",
    "CREATE TABLE d (last integer, own text NOT NULL DEFAULT 'd') INHERITS (c)",
    "CREATE TABLE d (last bigint, own text)",
  ),
  slot(
    "e",
    ["c=0|c=1|c=4"],
    "CREATE TABLE e () INHERITS (c, p1)",
    "CREATE TABLE e (x2 integer) INHERITS (p1)",
    "CREATE TABLE e (LIKE p1)",
  ),
  slot(
    "p1 late",
    ["p1"],
    "ALTER TABLE p1 ADD late integer",
    "ALTER TABLE p1 ADD late bigint NOT NULL DEFAULT 2",
  ),
  slot(
    "c default",
    ["c=0|c=1|c=4"],
    "ALTER TABLE c ALTER x SET DEFAULT 8",
    "ALTER TABLE c ALTER x DROP DEFAULT",
  ),
  slot(
    "c not null",
    ["c", "p1=0|p1=1|p1=2"],
    "ALTER TABLE c ALTER y SET NOT NULL",
    "ALTER TABLE c ADD CONSTRAINT c_y NOT NULL y NOT VALID",
  ),
  slot(
    "c check",
    ["c"],
    "ALTER TABLE c ADD CONSTRAINT c_own CHECK (own <> '')",
    "ALTER TABLE c ADD CONSTRAINT c_y_full CHECK (y <> '')",
  ),
  slot(
    "c key",
    ["c=0|c=1|c=4"],
    "ALTER TABLE c ADD PRIMARY KEY (x)",
    "ALTER TABLE c ADD UNIQUE (x, y)",
    "ALTER TABLE c ADD CONSTRAINT c_apart EXCLUDE USING btree (x WITH =) DEFERRABLE",
  ),
  slot("c ix", ["c"], "CREATE INDEX c_ix ON c (y)", "CREATE INDEX c_ix ON c (lower(y), own)"),
  slot(
    "c settings",
    ["c"],
    "ALTER TABLE c ALTER y SET STORAGE EXTERNAL",
    "ALTER TABLE c ALTER y SET STATISTICS 5, ALTER own SET (n_distinct = 3)",
  ),
  slot("c words", ["c"], "COMMENT ON COLUMN c.y IS 'of the heir'", "COMMENT ON TABLE c IS 'an heir'"),
  slot(
    "p1 settings",
    ["p1"],
    "ALTER TABLE p1 ALTER x SET STATISTICS 7",
    "ALTER TABLE ONLY p1 ALTER y SET STATISTICS 6",
  ),
];

const users: readonly Slot[] = [
  slot("act", [], "CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"),
  slot(
    "p1 trigger",
    ["p1", "act"],
    "CREATE TRIGGER p1_act BEFORE INSERT ON p1 FOR EACH ROW WHEN (NEW.x > 1) EXECUTE FUNCTION act()",
    "CREATE TRIGGER p1_act AFTER UPDATE OF y ON p1 FOR EACH ROW EXECUTE FUNCTION act()",
  ),
  slot(
    "c trigger",
    ["c", "act"],
    "CREATE TRIGGER c_act BEFORE UPDATE OF y ON c FOR EACH ROW WHEN (NEW.own IS NULL) EXECUTE FUNCTION act()",
  ),
  slot(
    "p1 view",
    ["p1"],
    "CREATE VIEW p1_view AS SELECT x, y FROM p1",
    "CREATE VIEW p1_view AS SELECT p.*, tableoid::regclass AS of FROM ONLY p1 p",
  ),
  slot(
    "c view",
    ["c"],
    "CREATE VIEW c_view AS SELECT y, own FROM c",
    "CREATE MATERIALIZED VIEW c_view AS SELECT c AS row, own FROM c",
  ),
  slot(
    "row p1",
    ["p1"],
    "CREATE FUNCTION of_p1(p p1) RETURNS text LANGUAGE sql IMMUTABLE RETURN p.y::text",
    "CREATE FUNCTION of_p1() RETURNS SETOF p1 LANGUAGE sql STABLE AS 'TABLE p1'",
  ),
  slot(
    "ix row",
    ["row p1=0"],
    "CREATE INDEX p1_text ON p1 (of_p1(p1.*))",
    "CREATE VIEW p1_text AS SELECT of_p1(p) AS text FROM p1 p",
  ),
  slot(
    "c row",
    ["c"],
    "CREATE TABLE c_rows (one c, many c[])",
    "CREATE FUNCTION of_c(r c) RETURNS text LANGUAGE sql IMMUTABLE RETURN r.own",
  ),
  slot("c fk", ["c key=0"], "CREATE TABLE to_c (x bigint REFERENCES c (x))"),
  slot(
    "rights",
    ["c"],
    "GRANT SELECT (y) ON c TO reader",
    "GRANT SELECT ON p1 TO reader; GRANT UPDATE (own) ON c TO app",
  ),
  slot(
    "policy",
    ["c", "p3"],
    "CREATE POLICY own ON c USING (own IN (SELECT w::text FROM p3)); ALTER TABLE c ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY own ON c USING (y <> '')",
  ),
  slot(
    "stats",
    ["c"],
    "CREATE STATISTICS c_stats ON y, own FROM c",
    "CREATE STATISTICS c_stats ON lower(y) FROM c",
  ),
  slot(
    "news",
    ["c"],
    "CREATE PUBLICATION heirs FOR TABLE c",
    "CREATE PUBLICATION heirs FOR TABLE ONLY c (own, y) WITH (publish = 'insert')",
  ),
];

export const families: readonly Slot[] = [...parents, ...heirs, ...users];
