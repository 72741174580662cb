import type { DefinitionCase } from "./definition-cases.js";

/** What stands for other databases, operators, casts, conversions and text search. */
export const foreignCases: readonly DefinitionCase[] = [
  {
    name: "a foreign data wrapper, a server and a user mapping",
    sql: `CREATE FOREIGN DATA WRAPPER "W; ""w" OPTIONS ("o; ""p" 'a;
\\b'''); CREATE SERVER "S; ""s" TYPE 't' VERSION '1' FOREIGN DATA WRAPPER "W; ""w" OPTIONS (host 'h'); CREATE USER MAPPING FOR PUBLIC SERVER "S; ""s" OPTIONS ("user" 'u');
    CREATE SERVER bare FOREIGN DATA WRAPPER "W; ""w"`,
    found: [
      `foreignDataWrapper W; "w`,
      `foreignServer S; "s`,
      "foreignServer bare",
      `userMapping PUBLIC SERVER "S; ""s"`,
    ],
  },
  {
    name: "foreign tables",
    setup: "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
    sql: `CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
    CREATE FOREIGN TABLE "F; ""t" ("a; ""b" positive OPTIONS (name 'x;y') NOT NULL, t text COLLATE "C" DEFAULT 'a;b', g text GENERATED ALWAYS AS (upper(t)) STORED,
      CONSTRAINT "c; ""k" CHECK (t <> ''';')) SERVER s OPTIONS ("t; n" 'z'); CREATE FOREIGN TABLE nothing () SERVER s; CREATE VIEW v AS SELECT t FROM "F; ""t"`,
    found: [
      "domain positive",
      "foreignDataWrapper w",
      "foreignServer s",
      `foreignTable F; "t`,
      "foreignTable nothing",
      "view v",
    ],
  },
  {
    name: "operators",
    sql: `CREATE FUNCTION same(int, int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT $1 = $2'; CREATE FUNCTION minus(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT -$1';
    CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
    CREATE OPERATOR ~~~ (FUNCTION = minus, RIGHTARG = int); CREATE VIEW v AS SELECT ~~~ 1 AS x, 1 === 2 AS y`,
    found: [
      "function minus(integer)",
      "function same(integer, integer)",
      "operator ===(integer, integer)",
      "operator ~~~(NONE, integer)",
      "view v",
    ],
  },
  {
    name: "casts",
    sql: `CREATE TYPE "P; ""p" AS (a int); CREATE FUNCTION said("P; ""p") RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT 'x' $$;
    CREATE CAST ("P; ""p" AS text) WITH FUNCTION said("P; ""p") AS IMPLICIT; CREATE CAST (bool AS bigint) WITH INOUT AS ASSIGNMENT`,
    found: [
      `cast boolean AS bigint`,
      `cast public."P; ""p" AS text`,
      `compositeType P; "p`,
      `function said(public."P; ""p")`,
    ],
  },
  {
    name: "a conversion",
    sql: `CREATE DEFAULT CONVERSION "C; ""c" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8`,
    found: [`conversion C; "c`],
  },
  {
    name: "text search",
    sql: `CREATE TEXT SEARCH DICTIONARY "D; ""d" (TEMPLATE = snowball, LANGUAGE = 'english', STOPWORDS = 'english'); CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple);
    CREATE TEXT SEARCH CONFIGURATION "C; ""c" (COPY = simple); ALTER TEXT SEARCH CONFIGURATION "C; ""c" ALTER MAPPING FOR word, asciiword WITH "D; ""d", plain;
    CREATE TEXT SEARCH CONFIGURATION bare (PARSER = "default")`,
    found: [
      `textSearchConfiguration C; "c`,
      "textSearchConfiguration bare",
      `textSearchDictionary D; "d`,
      "textSearchDictionary plain",
    ],
  },
];
