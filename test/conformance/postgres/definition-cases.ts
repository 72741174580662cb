import type { DefinitionKind } from "../../../src/objects/definition/shape.js";

import { foreignCases } from "./definition-cases-foreign.js";
import { relationCases, tablePartCases } from "./definition-cases-relations.js";

/** SQL that makes definitions, and which are found. */
export interface DefinitionCase {
  readonly name: string;
  readonly since?: number;
  /** What the definitions stand on and what stays. */
  readonly setup?: string;
  readonly sql: string;
  /** Kind and name of each, sorted; a part of a table with its table. */
  readonly found: readonly `${DefinitionKind} ${string}`[];
}

const t = "CREATE TABLE t (id int PRIMARY KEY, x int NOT NULL, y text)";

const types: readonly DefinitionCase[] = [
  { name: "a collation", sql: `CREATE COLLATION mine (LOCALE = 'C')`, found: ["collation mine"] },
  {
    name: "a collation of two locales",
    sql: `CREATE COLLATION "My ""; C" (lc_collate = 'C', lc_ctype = 'POSIX')`,
    found: [`collation My "; C`],
  },
  {
    name: "a collation from another",
    sql: `CREATE COLLATION mine FROM "POSIX"; CREATE DOMAIN named AS text COLLATE mine`,
    found: ["collation mine", "domain named"],
  },
  {
    name: "a collation of the server's own",
    since: 17,
    sql: `CREATE COLLATION own (PROVIDER = builtin, LOCALE = 'C.UTF-8')`,
    found: ["collation own"],
  },
  { name: "a domain", sql: "CREATE DOMAIN d AS int", found: ["domain d"] },
  {
    name: "a domain with everything",
    sql: `CREATE DOMAIN d AS varchar(20) COLLATE "C" DEFAULT 'a;''b' NOT NULL CONSTRAINT "b; ""q" CHECK (VALUE <> ''';
x') CONSTRAINT a CHECK (length(VALUE) > 1)`,
    found: ["domain d"],
  },
  {
    name: "a domain with a check that is not valid",
    sql: "CREATE DOMAIN d AS int[]; ALTER DOMAIN d ADD CONSTRAINT later CHECK (VALUE[1] > 0) NOT VALID; ALTER DOMAIN d ADD CHECK (VALUE[2] > 0)",
    found: ["domain d"],
  },
  {
    name: "a domain of a domain in another namespace",
    sql: `CREATE SCHEMA app; CREATE FUNCTION app.ok(n int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT n > 0';
    CREATE DOMAIN app."D d" AS int CHECK (app.ok(VALUE)); CREATE DOMAIN d AS app."D d" DEFAULT 1`,
    found: ["domain D d", "domain d", "function ok(integer)"],
  },
  { name: "a composite type", sql: "CREATE TYPE pair AS (a int, b int)", found: ["compositeType pair"] },
  { name: "a composite type of nothing", sql: "CREATE TYPE nothing AS ()", found: ["compositeType nothing"] },
  {
    name: "composite types in one another",
    sql: `CREATE TYPE "In ""ner" AS ("a; b" text COLLATE "C", n numeric(10,2)); CREATE TYPE outermost AS (one "In ""ner", many "In ""ner"[]);
    ALTER TYPE outermost ADD ATTRIBUTE gone int; ALTER TYPE outermost DROP ATTRIBUTE gone`,
    found: [`compositeType In "ner`, "compositeType outermost"],
  },
  {
    name: "a range type",
    sql: "CREATE TYPE floats AS RANGE (SUBTYPE = float8)",
    found: ["rangeType floats"],
  },
  {
    name: "a range type with everything",
    sql: `CREATE FUNCTION "Apart; "(a text, b text) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT 1.0::float8';
    CREATE TYPE "Te ""xts" AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C", SUBTYPE_DIFF = "Apart; ")`,
    found: [`function "Apart; "(text, text)`, `rangeType Te "xts`],
  },
  {
    name: "a range type and its multirange",
    since: 14,
    sql: `CREATE TYPE spans AS RANGE (SUBTYPE = timestamptz, MULTIRANGE_TYPE_NAME = "Many spans");
    CREATE FUNCTION all_of(x "Many spans") RETURNS "Many spans"[] LANGUAGE sql AS 'SELECT ARRAY[x]'`,
    found: [`function all_of(public."Many spans")`, "rangeType spans"],
  },
];

const routines: readonly DefinitionCase[] = [
  {
    name: "functions of one name",
    sql: `CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT a + b';
    CREATE FUNCTION add(a text, VARIADIC b text[]) RETURNS text LANGUAGE sql AS 'SELECT a';
    CREATE FUNCTION add() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    found: ["function add()", "function add(integer, integer)", "function add(text, text[])"],
  },
  {
    name: "a function with everything",
    sql: `CREATE FUNCTION "Do; ""it"(INOUT a numeric(10,2), "o; p" OUT text, b "char" DEFAULT 'x;') LANGUAGE plpgsql IMMUTABLE STRICT SECURITY DEFINER
      LEAKPROOF PARALLEL SAFE COST 7 SET search_path = 'public', "odd; path" SET work_mem = '1MB' AS $body$ BEGIN
 -- it's; CREATE OR REPLACE $function$
 "o; p" := 'a;
b'; END $body$`.replace(`"o; p" OUT`, `OUT "o; p"`),
    found: [`function "Do; ""it"(numeric, "char")`],
  },
  {
    name: "functions that give tables and sets",
    setup: t,
    sql: `CREATE FUNCTION rows_of(n int) RETURNS TABLE (id int, name text) ROWS 5 LANGUAGE sql AS $$ SELECT n, 'x' $$;
    CREATE FUNCTION lines() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM t';
    CREATE FUNCTION first(r t) RETURNS int LANGUAGE sql AS 'SELECT r.id'; CREATE FUNCTION same(x anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT x'`,
    found: [
      "function first(public.t)",
      "function lines()",
      "function rows_of(integer)",
      "function same(anyelement)",
    ],
  },
  {
    name: "a function with a body that the server understands",
    since: 14,
    setup: t,
    sql: `CREATE FUNCTION base() RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION atomic(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO t (id, x) VALUES (a, base()); SELECT max(x) FROM t; END`,
    found: ["function atomic(integer)", "function base()"],
  },
  {
    name: "a window function",
    sql: "CREATE FUNCTION numbered() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number'",
    found: ["function numbered()"],
  },
  {
    name: "a procedure",
    sql: "CREATE PROCEDURE work() LANGUAGE sql AS 'SELECT 1'",
    found: ["procedure work()"],
  },
  {
    name: "a procedure with arguments",
    sql: `CREATE PROCEDURE "Work; "(IN a int, INOUT b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') LANGUAGE plpgsql AS $$ BEGIN b := ';
'; END $$`,
    found: [`procedure "Work; "(integer, text, integer[])`],
  },
  {
    name: "a procedure with a result",
    since: 14,
    sql: "CREATE PROCEDURE work(IN a int, OUT b int) LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN b := a; END $$",
    found: ["procedure work(integer)"],
  },
  {
    name: "an aggregate",
    sql: "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)",
    found: ["aggregate total(integer)"],
  },
  {
    name: "an aggregate of anything and nothing",
    sql: `CREATE FUNCTION one_more(a bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT a + 1'; CREATE AGGREGATE "How; many"(*) (SFUNC = one_more, STYPE = bigint, INITCOND = '0')`,
    found: [`aggregate "How; many"(*)`, "function one_more(bigint)"],
  },
  {
    name: "an aggregate with everything",
    sql: `CREATE FUNCTION done(a int8, x int4) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT ';' || a $$;
    CREATE FUNCTION sum4(a int8, x int4) RETURNS int8 IMMUTABLE LANGUAGE sql AS 'SELECT a + x'; CREATE FUNCTION less4(a int8, x int4) RETURNS int8 IMMUTABLE LANGUAGE sql AS 'SELECT a - x';
    CREATE AGGREGATE every(value int4) (SFUNC = sum4, STYPE = int8, SSPACE = 32, FINALFUNC = done, FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE, COMBINEFUNC = int8pl,
      INITCOND = '0', MSFUNC = sum4, MINVFUNC = less4, MSTYPE = int8, MSSPACE = 16, MFINALFUNC = done, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '5', PARALLEL = SAFE);
    CREATE AGGREGATE least_of(int4) (SFUNC = int4smaller, STYPE = int4, SORTOP = <)`,
    found: [
      "aggregate every(integer)",
      "aggregate least_of(integer)",
      "function done(bigint, integer)",
      "function less4(bigint, integer)",
      "function sum4(bigint, integer)",
    ],
  },
  {
    name: "aggregates of ordered sets",
    sql: `CREATE AGGREGATE middle(p float8 ORDER BY v anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
    CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)`,
    found: [`aggregate middle(double precision, anyelement)`, `aggregate place("any")`],
  },
  {
    name: "event triggers",
    sql: `CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
    CREATE EVENT TRIGGER plain ON ddl_command_end EXECUTE FUNCTION told();
    CREATE EVENT TRIGGER "Some; ""of" ON ddl_command_start WHEN TAG IN ('CREATE CAST', 'DROP CAST') EXECUTE FUNCTION told();
    ALTER EVENT TRIGGER plain DISABLE; CREATE EVENT TRIGGER always ON sql_drop EXECUTE FUNCTION told(); ALTER EVENT TRIGGER always ENABLE ALWAYS`,
    found: [`eventTrigger Some; "of`, "eventTrigger always", "eventTrigger plain", "function told()"],
  },
];

const partitions: readonly DefinitionCase[] = [
  {
    name: "partitions",
    setup: `CREATE TABLE "Par; ""t" (id int, "at; x" timestamptz, word text) PARTITION BY RANGE ("at; x"); CREATE TABLE l (v text) PARTITION BY LIST (lower(v))`,
    sql: `CREATE TABLE "P; ""1" PARTITION OF "Par; ""t" FOR VALUES FROM (MINVALUE) TO ('2024-01-01') PARTITION BY LIST (word);
    CREATE TABLE p2 PARTITION OF "P; ""1" FOR VALUES IN ('a; ''b', NULL) WITH (fillfactor = 70); CREATE SCHEMA app; CREATE UNLOGGED TABLE app.rest PARTITION OF "P; ""1" DEFAULT;
    CREATE TABLE l_a PARTITION OF l FOR VALUES IN ('a')`,
    found: [`partition P; "1`, "partition l_a", "partition p2", "partition rest"],
  },
];

/** Each is made, dropped and made again from what was read. */
export const definitionCases: readonly DefinitionCase[] = [
  ...types,
  ...routines,
  ...relationCases,
  ...tablePartCases,
  ...partitions,
  ...foreignCases,
];
