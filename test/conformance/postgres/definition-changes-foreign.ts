import type { DefinitionChange } from "./definition-changes.js";

const films = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER films FOREIGN DATA WRAPPER w";

export const foreignAlterations: readonly DefinitionChange[] = [
  {
    name: "options of a foreign data wrapper",
    before: `CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1', gone 'x')`,
    after: `ALTER FOREIGN DATA WRAPPER w OPTIONS (SET a '2;''', DROP gone, ADD "b; ""b" 'c\\d')`,
    statements: 1,
  },
  {
    name: "version and options of a server",
    setup: "CREATE FOREIGN DATA WRAPPER w",
    before: "CREATE SERVER films VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (a '1')",
    after: "ALTER SERVER films VERSION '2' OPTIONS (SET a '2')",
    statements: 1,
  },
  {
    name: "the type of a server",
    setup: "CREATE FOREIGN DATA WRAPPER w",
    before: "CREATE SERVER films FOREIGN DATA WRAPPER w",
    after: "DROP SERVER films; CREATE SERVER films TYPE 't' FOREIGN DATA WRAPPER w",
    statements: undefined,
  },
  {
    name: "options of a user mapping",
    setup: films,
    before: `CREATE USER MAPPING FOR PUBLIC SERVER films OPTIONS ("user" 'a')`,
    after: `ALTER USER MAPPING FOR PUBLIC SERVER films OPTIONS (SET "user" 'b')`,
    statements: 1,
  },
  {
    name: "columns and options of a foreign table",
    setup: films,
    before: "CREATE FOREIGN TABLE f (gone int, a int NOT NULL) SERVER films OPTIONS (x '1')",
    after: `ALTER FOREIGN TABLE f DROP gone; ALTER FOREIGN TABLE f ADD "n; ""n" text DEFAULT 'a;b' NOT NULL; ALTER FOREIGN TABLE f OPTIONS (SET x '2')`,
    statements: 3,
  },
  {
    name: "the type of a column of a foreign table",
    setup: films,
    before: "CREATE FOREIGN TABLE f (a int) SERVER films",
    after: "ALTER FOREIGN TABLE f ALTER a TYPE bigint",
    statements: 1,
  },
  {
    name: "options of a text search dictionary",
    before:
      "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = 'english', STOPWORDS = 'english')",
    after: "ALTER TEXT SEARCH DICTIONARY d (LANGUAGE = 'german', StopWords)",
    statements: 1,
  },
  {
    name: "mappings of a text search configuration",
    before: "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)",
    after: `ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH english_stem, simple; ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR url`,
    statements: 2,
  },
];
