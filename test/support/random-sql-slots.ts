/** Ways to have objects of all kinds and attributes of docs/kinds.md, as SQL. */
import { type Slot, slot } from "./random-sql-slot.js";
import { item, others } from "./random-sql-tables.js";

const types: readonly Slot[] = [
  slot("app", [], "CREATE SCHEMA app", "CREATE SCHEMA app; COMMENT ON SCHEMA app IS 'the application'"),
  slot(
    "mood",
    [],
    "CREATE TYPE mood AS ENUM ('ok', 'sad')",
    "CREATE TYPE mood AS ENUM ('ok', 'meh', 'sad'); COMMENT ON TYPE mood IS 'how one feels'",
    "CREATE TYPE mood AS ENUM ('great', 'ok')",
  ),
  slot(
    "app.size",
    ["app"],
    "CREATE TYPE app.size AS ENUM ('s', 'm')",
    "CREATE TYPE app.size AS ENUM ('m', 's', 'l')",
  ),
  slot(
    "mine",
    [],
    "CREATE COLLATION mine (LOCALE = 'C')",
    "CREATE COLLATION mine (PROVIDER = icu, LOCALE = 'und')",
    "CREATE COLLATION mine (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false)",
  ),
  slot(
    "positive",
    [],
    "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
    "CREATE DOMAIN positive AS integer DEFAULT 7 CONSTRAINT positive_check CHECK (VALUE > 0) CONSTRAINT small CHECK (VALUE < 1000)",
    "CREATE DOMAIN positive AS bigint DEFAULT 8; COMMENT ON DOMAIN positive IS 'not negative'",
  ),
  slot(
    "pair",
    [],
    "CREATE TYPE pair AS (a integer, b text)",
    "CREATE TYPE pair AS (a bigint, b text, c date)",
  ),
  slot(
    "pairs",
    ["pair"],
    "CREATE DOMAIN pairs AS pair[]",
    "CREATE DOMAIN pairs AS pair[] CHECK (cardinality(VALUE) < 9)",
  ),
  slot(
    "span",
    [],
    "CREATE TYPE span AS RANGE (SUBTYPE = integer)",
    "CREATE TYPE span AS RANGE (SUBTYPE = date)",
  ),
  slot(
    "counter",
    [],
    "CREATE SEQUENCE counter START 5",
    "CREATE SEQUENCE counter AS integer INCREMENT 2 MAXVALUE 1000 CYCLE CACHE 3; COMMENT ON SEQUENCE counter IS 'counts'",
    "CREATE UNLOGGED SEQUENCE counter",
  ),
];

const functions: readonly Slot[] = [
  slot(
    "twice",
    [],
    "CREATE FUNCTION twice(a integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT a * 2'",
    "CREATE FUNCTION twice(a integer) RETURNS integer IMMUTABLE STRICT PARALLEL SAFE COST 5 LANGUAGE sql RETURN a + a",
    "CREATE FUNCTION twice(a integer, b integer DEFAULT 2) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT a::bigint * b'",
  ),
  slot(
    "overload",
    ["twice"],
    "CREATE FUNCTION twice(a text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT a || twice(1)'",
  ),
  slot(
    "clean",
    [],
    "CREATE PROCEDURE clean() LANGUAGE plpgsql AS 'BEGIN NULL; END'",
    "CREATE PROCEDURE clean() LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS 'BEGIN NULL; END'; COMMENT ON PROCEDURE clean() IS 'cleans'",
    "CREATE PROCEDURE clean(INOUT n integer) LANGUAGE plpgsql AS 'BEGIN n := n + 1; END'",
  ),
  slot(
    "total",
    [],
    "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)",
    "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = safe)",
    "CREATE AGGREGATE total(integer) (SFUNC = int4larger, STYPE = integer)",
  ),
  slot(
    "touch",
    [],
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE DEBUG ''touched''; RETURN NEW; END'",
  ),
  slot("watch", [], "CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END'"),
  slot(
    "operator",
    [],
    "CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)",
    "CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = ===, RESTRICT = eqsel)",
  ),
  slot(
    "dictionary",
    [],
    "CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple)",
    "CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, ACCEPT = false)",
  ),
  slot(
    "configuration",
    ["dictionary"],
    "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)",
    "CREATE TEXT SEARCH CONFIGURATION words (PARSER = default); ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword, word WITH plain, simple",
  ),
  slot(
    "wrapper",
    [],
    "CREATE FOREIGN DATA WRAPPER far; CREATE SERVER there FOREIGN DATA WRAPPER far",
    "CREATE FOREIGN DATA WRAPPER far OPTIONS (debug 'true'); CREATE SERVER there TYPE 'x' VERSION '2' FOREIGN DATA WRAPPER far OPTIONS (host 'h')",
  ),
  slot(
    "abroad",
    ["wrapper"],
    "CREATE FOREIGN TABLE abroad (id integer, t text) SERVER there",
    "CREATE FOREIGN TABLE abroad (id bigint OPTIONS (key 'true') NOT NULL, t text) SERVER there OPTIONS (name 'a')",
  ),
];

const above: readonly Slot[] = [
  slot(
    "seen",
    ["item", "item.amount"],
    "CREATE VIEW seen AS SELECT id, amount FROM item WHERE amount > 1",
    "CREATE VIEW seen AS SELECT id, amount, amount + 1 AS more FROM item",
    "CREATE VIEW seen AS SELECT id AS key, amount FROM item WHERE amount > 1; COMMENT ON COLUMN seen.key IS 'the key'",
    "CREATE VIEW seen WITH (security_barrier = true) AS SELECT id, amount FROM item WHERE amount > 1 WITH LOCAL CHECK OPTION; COMMENT ON VIEW seen IS 'seen'",
    "CREATE VIEW seen AS SELECT amount AS id, id AS amount FROM item",
  ),
  slot(
    "further",
    ["seen"],
    "CREATE VIEW further AS SELECT * FROM seen",
    "CREATE VIEW further AS SELECT amount AS last FROM seen; ALTER VIEW further ALTER last SET DEFAULT 3",
  ),
  slot("wide", ["item"], "CREATE VIEW wide AS SELECT i.*, row_number() OVER () AS place FROM item i"),
  slot(
    "rows",
    ["item"],
    "CREATE FUNCTION items() RETURNS SETOF item LANGUAGE sql STABLE AS 'SELECT * FROM item'",
    "CREATE FUNCTION items() RETURNS SETOF bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT id FROM item; END",
  ),
  slot("first", ["rows"], "CREATE VIEW firsts AS SELECT count(*) AS many FROM items()"),
  slot(
    "by row",
    ["item"],
    "CREATE FUNCTION shown(item) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.id::text'",
  ),
  slot(
    "kept",
    ["item.title"],
    "CREATE MATERIALIZED VIEW kept AS SELECT id, title FROM item; CREATE UNIQUE INDEX kept_id ON kept (id)",
    "CREATE MATERIALIZED VIEW kept WITH (fillfactor = 50) AS SELECT id, title FROM item WHERE id > 1 WITH NO DATA; CREATE INDEX kept_title ON kept (title)",
    "CREATE MATERIALIZED VIEW kept AS SELECT title, count(*) AS many FROM item GROUP BY title; COMMENT ON MATERIALIZED VIEW kept IS 'kept'",
  ),
  slot("above kept", ["kept"], "CREATE VIEW above_kept AS SELECT title FROM kept"),
  slot(
    "related",
    ["item.amount", "item.title"],
    "CREATE STATISTICS related ON amount, title FROM item",
    "CREATE STATISTICS related (ndistinct, mcv) ON title, amount, id FROM item; ALTER STATISTICS related SET STATISTICS 50",
    "CREATE STATISTICS related ON lower(title), amount FROM item",
  ),
  slot(
    "calm",
    ["item"],
    "CREATE RULE calm AS ON DELETE TO item DO INSTEAD NOTHING",
    "CREATE RULE calm AS ON DELETE TO item WHERE OLD.id > 3 DO INSTEAD NOTHING; ALTER TABLE item DISABLE RULE calm; COMMENT ON RULE calm ON item IS 'quiet'",
  ),
  slot(
    "tick",
    ["touch", "item.amount"],
    "CREATE TRIGGER tick BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION touch()",
    "CREATE TRIGGER tick BEFORE UPDATE OF amount ON item FOR EACH ROW WHEN (OLD.amount IS DISTINCT FROM NEW.amount) EXECUTE FUNCTION touch(); ALTER TABLE item DISABLE TRIGGER tick",
    "CREATE CONSTRAINT TRIGGER tick AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch(); ALTER TABLE item ENABLE ALWAYS TRIGGER tick",
    "CREATE TRIGGER tick AFTER UPDATE ON item REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION touch('a', 'it''s')",
  ),
  slot(
    "tick log",
    ["touch", "log"],
    "CREATE TRIGGER tick BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION touch()",
  ),
  slot(
    "security",
    ["item"],
    "ALTER TABLE item ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE item ENABLE ROW LEVEL SECURITY; ALTER TABLE item FORCE ROW LEVEL SECURITY",
  ),
  slot(
    "own",
    ["item.title"],
    "CREATE POLICY own ON item USING (id > 0)",
    "CREATE POLICY own ON item FOR SELECT TO reader USING (title = 'mine')",
    "CREATE POLICY own ON item AS RESTRICTIVE USING (id > 1) WITH CHECK (title IS NOT NULL)",
    "CREATE POLICY others ON item USING (id > 0)",
    "CREATE POLICY own ON item FOR INSERT TO reader, app WITH CHECK (EXISTS (SELECT FROM item i WHERE i.title = item.title))",
  ),
  slot(
    "replica",
    ["item"],
    "ALTER TABLE item REPLICA IDENTITY FULL",
    "ALTER TABLE item REPLICA IDENTITY NOTHING",
  ),
  slot(
    "cluster",
    ["person"],
    "ALTER TABLE person CLUSTER ON person_pkey",
    "ALTER TABLE person REPLICA IDENTITY USING INDEX person_pkey",
  ),
  slot(
    "news",
    ["item", "logged"],
    "CREATE PUBLICATION news FOR TABLE item",
    "CREATE PUBLICATION news FOR TABLE item (id) WITH (publish = 'insert')",
    "CREATE PUBLICATION news FOR TABLE item WHERE (id > 3)",
    "CREATE PUBLICATION news FOR TABLES IN SCHEMA public",
    "CREATE PUBLICATION news FOR ALL TABLES WITH (publish_via_partition_root = true)",
  ),
  slot(
    "guard",
    ["watch"],
    "CREATE EVENT TRIGGER guard ON ddl_command_end EXECUTE FUNCTION watch()",
    "CREATE EVENT TRIGGER guard ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER guard DISABLE",
  ),
  slot(
    "grants",
    ["item"],
    "GRANT SELECT, INSERT ON item TO app",
    "GRANT SELECT ON item TO app WITH GRANT OPTION; GRANT UPDATE (id) ON item TO reader",
  ),
  slot("grants view", ["seen"], "GRANT SELECT ON seen TO PUBLIC", "GRANT ALL ON seen TO reader"),
  slot(
    "grants function",
    ["touch"],
    "REVOKE ALL ON FUNCTION touch() FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION touch() TO app",
  ),
  slot("grants type", ["mood"], "REVOKE USAGE ON TYPE mood FROM PUBLIC", "GRANT USAGE ON TYPE mood TO app"),
  slot(
    "grants place",
    ["app"],
    "GRANT USAGE ON SCHEMA app TO reader",
    "GRANT CREATE, USAGE ON SCHEMA app TO app WITH GRANT OPTION",
  ),
  slot(
    "later",
    [],
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON FUNCTIONS TO app",
  ),
];

/** In an order in which they can be made. */
export const slots: readonly Slot[] = [...types, ...functions, ...item, ...others, ...above];
