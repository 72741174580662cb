import type { Attributes } from "./kind-rows.js";

const inN = "CREATE SCHEMA n; ";
const wrapper = "CREATE FOREIGN DATA WRAPPER w";
const server = `${wrapper}; CREATE SERVER s `;
const same = "CREATE FUNCTION same(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2'; ";
const pair = `CREATE TYPE c AS (a int); CREATE FUNCTION as_int(c) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; `;
const configuration = "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple); ";
const fn = (rest: string, name = "f", of = "a int") => `CREATE FUNCTION ${name}(${of}) ${rest}`;
const plain = "RETURNS int LANGUAGE sql AS 'SELECT a'";

/** Types, routines and what stands for other databases. */
export const definitionAttributes = {
  extension: {
    existence: ["", "", "CREATE EXTENSION citext"],
    namespace: [inN, "CREATE EXTENSION citext", "CREATE EXTENSION citext SCHEMA n"],
  },
  collation: {
    existence: ["", "", "CREATE COLLATION c (LOCALE = 'C')"],
    namespace: [inN, "CREATE COLLATION c (LOCALE = 'C')", "CREATE COLLATION n.c (LOCALE = 'C')"],
    name: ["", "CREATE COLLATION c (LOCALE = 'C')", "CREATE COLLATION d (LOCALE = 'C')"],
    locale: ["CREATE COLLATION c ", "(LOCALE = 'C')", "(LOCALE = 'POSIX')"],
    provider: ["CREATE COLLATION c ", "(LOCALE = 'C')", "(PROVIDER = builtin, LOCALE = 'C')"],
    comment: ["CREATE COLLATION c (LOCALE = 'C'); ", "", "COMMENT ON COLLATION c IS 'x'"],
  },
  domain: {
    existence: ["", "", "CREATE DOMAIN d AS int"],
    namespace: [
      inN,
      "CREATE DOMAIN d AS int; CREATE TABLE t (a d)",
      "CREATE DOMAIN n.d AS int; CREATE TABLE t (a n.d)",
    ],
    name: [
      "",
      "CREATE DOMAIN d AS int; CREATE TABLE t (a d)",
      "CREATE DOMAIN e AS int; CREATE TABLE t (a e)",
    ],
    type: ["CREATE DOMAIN d AS ", "int", "bigint"],
    collation: ["CREATE DOMAIN d AS text", "", ' COLLATE "C"'],
    default: ["CREATE DOMAIN d AS int", "", " DEFAULT 1"],
    nullability: ["CREATE DOMAIN d AS int", "", " NOT NULL"],
    "check that comes": ["CREATE DOMAIN d AS int", "", " CHECK (VALUE > 0)"],
    "name of a check": ["CREATE DOMAIN d AS int CONSTRAINT ", "p CHECK (VALUE > 0)", "q CHECK (VALUE > 0)"],
    "validity of a check": [
      "CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT p CHECK (VALUE > 0)",
      " NOT VALID",
      "",
    ],
    comment: ["CREATE DOMAIN d AS int; ", "", "COMMENT ON DOMAIN d IS 'x'"],
  },
  compositeType: {
    existence: ["", "", "CREATE TYPE c AS (a int)"],
    namespace: [inN, "CREATE TYPE c AS (a int)", "CREATE TYPE n.c AS (a int)"],
    name: ["", "CREATE TYPE c AS (a int)", "CREATE TYPE d AS (a int)"],
    "attribute that comes": ["CREATE TYPE c AS (a int", ")", ", b text)"],
    "type of an attribute": ["CREATE TYPE c AS ", "(a int)", "(a bigint)"],
    "collation of an attribute": ["CREATE TYPE c AS ", "(a text)", '(a text COLLATE "C")'],
    comment: ["CREATE TYPE c AS (a int); ", "", "COMMENT ON TYPE c IS 'x'"],
  },
  rangeType: {
    existence: ["", "", "CREATE TYPE r AS RANGE (SUBTYPE = int)"],
    namespace: [inN, "CREATE TYPE r AS RANGE (SUBTYPE = int)", "CREATE TYPE n.r AS RANGE (SUBTYPE = int)"],
    name: ["", "CREATE TYPE r AS RANGE (SUBTYPE = int)", "CREATE TYPE s AS RANGE (SUBTYPE = int)"],
    subtype: ["CREATE TYPE r AS RANGE ", "(SUBTYPE = int)", "(SUBTYPE = date)"],
    "function of differences": [
      "CREATE TYPE r AS RANGE (SUBTYPE = float8",
      ")",
      ", SUBTYPE_DIFF = float8mi)",
    ],
    "name of its multirange": ["CREATE TYPE r AS RANGE (SUBTYPE = int", ")", ", MULTIRANGE_TYPE_NAME = rs)"],
    comment: ["CREATE TYPE r AS RANGE (SUBTYPE = int); ", "", "COMMENT ON TYPE r IS 'x'"],
  },
  function: {
    existence: ["", "", fn(plain)],
    namespace: [inN, fn(plain), fn(plain, "n.f")],
    name: ["", fn(plain), fn(plain, "g")],
    overload: [`${fn(plain)}; `, "", fn("RETURNS text LANGUAGE sql AS 'SELECT a'", "f", "a text")],
    body: ["", fn(plain), fn("RETURNS int LANGUAGE sql AS 'SELECT a + 1'")],
    "parsed body": ["", fn("RETURNS int RETURN a"), fn("RETURNS int RETURN a + 1")],
    result: ["", fn(plain), fn("RETURNS bigint LANGUAGE sql AS 'SELECT a::bigint'")],
    "names of arguments": [
      "",
      fn("RETURNS int LANGUAGE sql AS 'SELECT $1'"),
      fn("RETURNS int LANGUAGE sql AS 'SELECT $1'", "f", "b int"),
    ],
    "default of an argument": ["", fn(plain), fn(plain, "f", "a int DEFAULT 1")],
    language: ["", fn(plain), fn("RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN a; END'")],
    volatility: [fn(plain), "", " IMMUTABLE"],
    strictness: [fn(plain), "", " STRICT"],
    security: [fn(plain), "", " SECURITY DEFINER"],
    leakproof: [fn(plain), "", " LEAKPROOF"],
    parallel: [fn(plain), "", " PARALLEL SAFE"],
    "cost and rows": [
      "",
      fn("RETURNS SETOF int LANGUAGE sql AS 'SELECT a'"),
      fn("RETURNS SETOF int LANGUAGE sql COST 7 ROWS 9 AS 'SELECT a'"),
    ],
    settings: [fn(plain), "", " SET work_mem = '8MB'"],
    comment: [`${fn(plain)}; `, "", "COMMENT ON FUNCTION f(int) IS 'x'"],
  },
  procedure: {
    existence: ["", "", "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'"],
    namespace: [
      inN,
      "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
      "CREATE PROCEDURE n.p() LANGUAGE sql AS 'SELECT 1'",
    ],
    name: [
      "",
      "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
      "CREATE PROCEDURE q() LANGUAGE sql AS 'SELECT 1'",
    ],
    body: ["CREATE PROCEDURE p() LANGUAGE sql AS ", "'SELECT 1'", "'SELECT 2'"],
    "security and settings": [
      "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
      "",
      " SECURITY DEFINER SET work_mem = '8MB'",
    ],
    comment: ["CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'; ", "", "COMMENT ON PROCEDURE p() IS 'x'"],
  },
  aggregate: {
    existence: ["", "", "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int)"],
    namespace: [
      inN,
      "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int)",
      "CREATE AGGREGATE n.g(int) (SFUNC = int4pl, STYPE = int)",
    ],
    name: [
      "",
      "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int)",
      "CREATE AGGREGATE h(int) (SFUNC = int4pl, STYPE = int)",
    ],
    definition: ["CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int", ")", ", INITCOND = '0')"],
    comment: [
      "CREATE AGGREGATE g(int) (SFUNC = int4pl, STYPE = int); ",
      "",
      "COMMENT ON AGGREGATE g(int) IS 'x'",
    ],
  },
  operator: {
    existence: [same, "", "CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int)"],
    namespace: [
      inN + same,
      "CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int)",
      "CREATE OPERATOR n.=== (FUNCTION = same, LEFTARG = int, RIGHTARG = int)",
    ],
    estimates: [
      `${same}CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int`,
      ")",
      ", RESTRICT = eqsel)",
    ],
    commutator: [
      `${same}CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int`,
      ")",
      ", COMMUTATOR = ===)",
    ],
    function: [
      `${same}CREATE FUNCTION more(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT true'; CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, `,
      "FUNCTION = same)",
      "FUNCTION = more)",
    ],
    comment: [
      `${same}CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int); `,
      "",
      "COMMENT ON OPERATOR === (int, int) IS 'x'",
    ],
  },
  cast: {
    existence: [pair, "", "CREATE CAST (c AS int) WITH FUNCTION as_int(c)"],
    context: [`${pair}CREATE CAST (c AS int) WITH FUNCTION as_int(c)`, "", " AS IMPLICIT"],
    comment: [
      `${pair}CREATE CAST (c AS int) WITH FUNCTION as_int(c); `,
      "",
      "COMMENT ON CAST (c AS int) IS 'x'",
    ],
  },
  conversion: {
    existence: ["", "", "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8"],
    namespace: [
      inN,
      "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
      "CREATE CONVERSION n.c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    ],
    name: [
      "",
      "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
      "CREATE CONVERSION d FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    ],
    "default one": [
      "",
      "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
      "CREATE DEFAULT CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    ],
    comment: [
      "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; ",
      "",
      "COMMENT ON CONVERSION c IS 'x'",
    ],
  },
  textSearchDictionary: {
    existence: ["", "", "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)"],
    namespace: [
      inN,
      "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)",
      "CREATE TEXT SEARCH DICTIONARY n.d (TEMPLATE = simple)",
    ],
    name: [
      "",
      "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)",
      "CREATE TEXT SEARCH DICTIONARY e (TEMPLATE = simple)",
    ],
    options: ["CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple", ")", ", ACCEPT = false)"],
    comment: [
      "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple); ",
      "",
      "COMMENT ON TEXT SEARCH DICTIONARY d IS 'x'",
    ],
  },
  textSearchConfiguration: {
    existence: ["", "", configuration],
    namespace: [inN, configuration, "CREATE TEXT SEARCH CONFIGURATION n.c (COPY = simple)"],
    name: ["", configuration, "CREATE TEXT SEARCH CONFIGURATION d (COPY = simple)"],
    mappings: [configuration, "", "ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR email"],
    comment: [configuration, "", "COMMENT ON TEXT SEARCH CONFIGURATION c IS 'x'"],
  },
  foreignDataWrapper: {
    existence: ["", "", wrapper],
    name: ["", wrapper, "CREATE FOREIGN DATA WRAPPER v"],
    options: [wrapper, "", " OPTIONS (debug 'x')"],
    comment: [`${wrapper}; `, "", "COMMENT ON FOREIGN DATA WRAPPER w IS 'x'"],
  },
  foreignServer: {
    existence: [`${wrapper}; `, "", "CREATE SERVER s FOREIGN DATA WRAPPER w"],
    name: [
      `${wrapper}; `,
      "CREATE SERVER s FOREIGN DATA WRAPPER w",
      "CREATE SERVER r FOREIGN DATA WRAPPER w",
    ],
    version: [server, "VERSION '1' FOREIGN DATA WRAPPER w", "VERSION '2' FOREIGN DATA WRAPPER w"],
    options: [`${server}FOREIGN DATA WRAPPER w`, "", " OPTIONS (host 'x')"],
    comment: [`${server}FOREIGN DATA WRAPPER w; `, "", "COMMENT ON SERVER s IS 'x'"],
  },
  userMapping: {
    existence: [`${server}FOREIGN DATA WRAPPER w; `, "", "CREATE USER MAPPING FOR PUBLIC SERVER s"],
    options: [
      `${server}FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER s`,
      "",
      ` OPTIONS ("user" 'x')`,
    ],
  },
} as const satisfies Readonly<Record<string, Attributes>>;
