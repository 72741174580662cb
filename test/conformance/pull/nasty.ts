/** A database whose names are those of the language, of the decorators and of each other, and whose keys share columns. */

/** Names of tables that mean something where classes are written. */
const words =
  `abstract any arguments Array await class Column constructor default Entity enum exports Function import Index interface
  let ManyToOne never new null Object Promise prototype __proto__ sql string toString type undefined View yield`.split(
    /\s+/,
  );

const tables = words.map(
  (
    word,
    index,
  ) => `CREATE TABLE "${word}" (id int PRIMARY KEY, "${word}" text, "${words[(index + 7) % words.length]}" int,
    "${words[(index + 1) % words.length]}_id" int REFERENCES "abstract", parent int REFERENCES "${word}")`,
);

/** Columns that classes and their instances have, and that decorators are. */
const members = `CREATE TABLE members (id int PRIMARY KEY, ${[
  "name length caller then toJSON prototype constructor __proto__ toString valueOf hasOwnProperty isPrototypeOf await enum",
  "get set static async Column Entity sql number string boolean Date Buffer default public private readonly accessor declare",
  "override abstract type any this super new delete in of undefined null NaN",
]
  .join(" ")
  .split(" ")
  .map((name) => `"${name}" text`)
  .join(", ")})`;

/** A default for each type that has a way of its own to write one. */
const defaults = `CREATE TABLE defaults (id int PRIMARY KEY,
  a01 smallint DEFAULT -32768, a02 int DEFAULT 2147483647, a03 bigint DEFAULT -9223372036854775808, a04 bigint DEFAULT 9007199254740993,
  a05 numeric DEFAULT 1e400, a06 numeric(30,10) DEFAULT 12345678901234567890.0123456789, a07 numeric DEFAULT 'NaN', a08 real DEFAULT 'Infinity',
  a09 double precision DEFAULT '-Infinity', a10 double precision DEFAULT 1e-300, a11 double precision DEFAULT pi(), a12 money DEFAULT 12.34,
  b01 text DEFAULT '', b02 text DEFAULT 'NULL', b03 text DEFAULT E'\\t\\n\\\\''"\`\${x}', b04 varchar(5) DEFAULT 'abc'::varchar, b05 char(3) DEFAULT 'a',
  b06 text DEFAULT 'a' || 'b', b07 text DEFAULT current_user, b08 name DEFAULT 'x', b09 "char" DEFAULT 'c', b10 text DEFAULT NULL, b11 text COLLATE "C" DEFAULT ('c' COLLATE "C"),
  b12 text DEFAULT CASE WHEN true THEN 'a' ELSE 'b' END, b13 text DEFAULT upper('x'::text) || 'y', b14 text DEFAULT U&'\\0441\\043B\\043E\\043D', b15 text DEFAULT '\u2028*/ // 😀',
  c01 boolean DEFAULT true, c02 boolean DEFAULT (NOT false), c03 boolean DEFAULT (1 = 1),
  d01 date DEFAULT current_date, d02 date DEFAULT '2000-02-29', d03 date DEFAULT 'infinity', d04 timestamp DEFAULT localtimestamp, d05 timestamptz DEFAULT (now() AT TIME ZONE 'utc'),
  d06 timestamptz(3) DEFAULT current_timestamp(3), d07 time DEFAULT '12:34:56.789', d08 timetz DEFAULT '12:00+02', d09 interval DEFAULT '1 year 2 mons -3 days',
  d10 interval DEFAULT make_interval(days => 3), d11 timestamptz DEFAULT '2001-01-01 00:00:00+00', d12 timestamp DEFAULT (now() + '1 day'::interval), d13 date DEFAULT ('now'::text)::date,
  e01 bytea DEFAULT '\\xdeadbeef', e02 bytea DEFAULT decode('aGk=', 'base64'), e03 bit(3) DEFAULT B'101', e04 varbit DEFAULT B'', e05 uuid DEFAULT gen_random_uuid(),
  e06 uuid DEFAULT '00000000-0000-0000-0000-000000000000', e07 inet DEFAULT '::1/128', e08 cidr DEFAULT '10.0.0.0/8', e09 macaddr DEFAULT '08:00:2b:01:02:03', e10 macaddr8 DEFAULT '08:00:2b:01:02:03:04:05',
  f01 json DEFAULT '{"a": [1, "b", null], "__proto__": {}}', f02 jsonb DEFAULT '[]', f03 jsonb DEFAULT jsonb_build_object('a', 1), f04 json DEFAULT 'null', f05 jsonb DEFAULT '"\\\\"', f06 xml DEFAULT '<a b="c"/>',
  g01 int[] DEFAULT '{}', g02 int[] DEFAULT ARRAY[1,2,3], g03 text[] DEFAULT '{"a,b","c\\"d",NULL}', g04 text[][] DEFAULT ARRAY[['a'],['b']], g05 timestamptz[] DEFAULT ARRAY[now()], g06 int[] DEFAULT array_fill(0, ARRAY[3]),
  h01 point DEFAULT '(1,2)', h02 box DEFAULT '(0,0),(1,1)', h03 circle DEFAULT '<(0,0),1>', h04 path DEFAULT '((0,0),(1,1))', h05 polygon DEFAULT '((0,0),(1,1),(1,0))', h06 lseg DEFAULT '[(0,0),(1,1)]', h07 line DEFAULT '{1,2,3}',
  i01 int4range DEFAULT '[1,5)', i02 tstzrange DEFAULT tstzrange(now(), NULL), i03 numrange DEFAULT 'empty', i04 tsvector DEFAULT 'a b'::tsvector, i05 tsquery DEFAULT 'a & b'::tsquery, i06 int8multirange DEFAULT '{[1,2)}',
  j01 oid DEFAULT 1, j02 regclass DEFAULT 'pg_class'::regclass, j03 regtype DEFAULT 'integer'::regtype, j04 xid DEFAULT '1', j05 pg_lsn DEFAULT '0/1',
  k01 app.state DEFAULT 'it''s', k02 app.state[] DEFAULT '{a,"b c"}', k03 app.small DEFAULT 5, k04 app.pair DEFAULT ROW(1, 'x'), k05 app.state DEFAULT app.first_state(), k06 state DEFAULT 'other')`;

export const nasty = `
CREATE SCHEMA app;
CREATE SCHEMA "App";
CREATE TYPE app.state AS ENUM ('a', 'b c', 'it''s');
CREATE TYPE public.state AS ENUM ('other');
CREATE TYPE "App".state AS ENUM ('third');
CREATE DOMAIN app.small AS int DEFAULT 1 CHECK (VALUE < 10);
CREATE TYPE app.pair AS (a int, b text);
CREATE FUNCTION app.first_state() RETURNS app.state LANGUAGE sql STABLE AS $$ SELECT 'a'::app.state $$;
CREATE FUNCTION public."class"("new" int, "default" text DEFAULT 'x;''', VARIADIC "import" text[] DEFAULT '{}') RETURNS TABLE ("var" int, "let" text) LANGUAGE sql AS $_$ SELECT 1, '$$ \` \${x}' $_$;
CREATE FUNCTION app."class"() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.state(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION public.state(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
${tables.join(";\n")};
${members};
${defaults};
CREATE TABLE app.state_of (id int PRIMARY KEY, state app.state, other public.state, third "App".state, many "App".state[]);
CREATE TABLE app."class" (id int PRIMARY KEY REFERENCES public."class");
CREATE TABLE "App"."class" (id int PRIMARY KEY REFERENCES app."class", class_id int REFERENCES public."class", app_class_id int REFERENCES app."class");
CREATE TABLE "fooBar" (id int PRIMARY KEY, foo_bar int, "fooBar" int, "foo bar" int, "foo-bar" int, "FOO_BAR" int, "foo__bar" int, "_foo_bar" int, "foo_bar_" int);
CREATE TABLE foo_bar (id int PRIMARY KEY REFERENCES "fooBar");
CREATE TABLE "foo bar" (id int PRIMARY KEY REFERENCES foo_bar);
CREATE TABLE "foo-bar" (id int PRIMARY KEY, foo_bar_id int REFERENCES foo_bar, "fooBar_id" int REFERENCES "fooBar", "foo bar_id" int REFERENCES "foo bar");
CREATE TABLE "FooBar" (id int PRIMARY KEY);
CREATE TABLE foobar (id int PRIMARY KEY);
CREATE TABLE "FOOBAR" (id int PRIMARY KEY);
CREATE TABLE "." ("." int PRIMARY KEY, ".." int REFERENCES "."(".")); CREATE TABLE ".." (id int PRIMARY KEY); CREATE TABLE "/" (id int PRIMARY KEY);
CREATE TABLE "a/../b" (id int PRIMARY KEY, "\\" text, "'" text, """" text, "\`" text, "\${a}" text, "*/" text, "
" text, "\u2028" text);
CREATE TABLE " " (" " int PRIMARY KEY, "  " int);
CREATE TABLE "привет" (id int PRIMARY KEY, "мир" int REFERENCES "привет"); CREATE TABLE "😀" (id int PRIMARY KEY, "😀_id" int REFERENCES "😀"); CREATE TABLE "é" (id int PRIMARY KEY); CREATE TABLE "e\u0301" (id int PRIMARY KEY);
CREATE TABLE "${"x".repeat(62)}a" (id int PRIMARY KEY, "${"y".repeat(62)}a" int, "${"y".repeat(62)}b" int REFERENCES "${"x".repeat(62)}a");
CREATE TABLE "${"x".repeat(62)}b" (id int PRIMARY KEY, other int REFERENCES "${"x".repeat(62)}a");
CREATE TABLE account (tenant int, id int, email text NOT NULL, code text, PRIMARY KEY (tenant, id), UNIQUE (tenant, email));
CREATE UNIQUE INDEX account_code ON account (code);
CREATE TABLE document (tenant int, id int, author int, editor int, mail text, code text REFERENCES account (code), previous int, next int, PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, author) REFERENCES account, FOREIGN KEY (tenant, editor) REFERENCES account (tenant, id) ON DELETE CASCADE, FOREIGN KEY (tenant, mail) REFERENCES account (tenant, email),
  FOREIGN KEY (tenant, previous) REFERENCES document, FOREIGN KEY (tenant, next) REFERENCES document (tenant, id) DEFERRABLE, UNIQUE (tenant, next));
CREATE TABLE revision (tenant int, document int, no int, by int, PRIMARY KEY (tenant, document, no), FOREIGN KEY (tenant, document) REFERENCES document, FOREIGN KEY (tenant, by) REFERENCES account,
  FOREIGN KEY (tenant, document, no) REFERENCES revision);
CREATE TABLE swapped (a int, b int, PRIMARY KEY (b, a), FOREIGN KEY (a, b) REFERENCES swapped (b, a));
CREATE TABLE node (id int PRIMARY KEY, node int REFERENCES node, nodes int REFERENCES node, node_id int REFERENCES node, parent_id int UNIQUE REFERENCES node, "parentId" int REFERENCES node);
CREATE TABLE edge (source int REFERENCES node, target int REFERENCES node, PRIMARY KEY (source, target));
CREATE TABLE edge_key (k int PRIMARY KEY);
CREATE TABLE twice (id int PRIMARY KEY, x int, CONSTRAINT f1 FOREIGN KEY (x) REFERENCES node, CONSTRAINT f2 FOREIGN KEY (x) REFERENCES node ON DELETE CASCADE, CONSTRAINT f3 FOREIGN KEY (x) REFERENCES edge_key (k));
CREATE VIEW "View_" AS SELECT 1 AS "class", 'x' AS "default", NULL::app.state AS "constructor";
CREATE VIEW app."View_" AS SELECT * FROM public."View_";
CREATE MATERIALIZED VIEW "delete_" AS SELECT id AS "new" FROM "new"; CREATE UNIQUE INDEX "delete_ix" ON "delete_" ("new");
CREATE TABLE part ("in" int, "of" date) PARTITION BY RANGE ("of", "in"); CREATE TABLE "part of" PARTITION OF part DEFAULT; CREATE TABLE "case_" PARTITION OF part FOR VALUES FROM (MINVALUE, MINVALUE) TO ('2000-01-01', 5);
CREATE FUNCTION "trigger"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER "Trigger" AFTER UPDATE ON "new" REFERENCING OLD TABLE AS "old" NEW TABLE AS "new_" FOR EACH STATEMENT EXECUTE FUNCTION "trigger"('a''\\', '');
ALTER TABLE "class" ENABLE ROW LEVEL SECURITY; CREATE POLICY "policy" ON "class" USING ("class" = 'x\`\${y}');
CREATE RULE "do" AS ON UPDATE TO "new" WHERE OLD."new" = '\`\${z}\\' DO ALSO NOTHING;
`;

export const nastyNamespaces = ["public", "app", "App"];
