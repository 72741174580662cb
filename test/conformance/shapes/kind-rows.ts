/** For each kind and attribute two databases that differ in nothing else: docs/kinds.md says what becomes of that. */
import type { ObjectKind } from "../../../src/objects/any.js";
import { definitionAttributes } from "./kind-rows-definitions.js";
import { relationAttributes } from "./kind-rows-relations.js";
import { ruleAttributes } from "./kind-rows-rules.js";
import { tableAttributes } from "./kind-rows-tables.js";

/** SQL that both databases have, what only the first has, and what only the second. */
export type Difference = readonly [both: string, a: string, b: string];

/** What an attribute is called, and a difference in it. */
export type Attributes = Readonly<Record<string, Difference>>;

/** By the kind that the difference is one of. A comment is an attribute of what it is about. */
export const attributes: Readonly<Record<string, Attributes>> = {
  ...tableAttributes,
  ...relationAttributes,
  ...definitionAttributes,
  ...ruleAttributes,
};

export interface KindRow {
  readonly kind: ObjectKind;
  readonly attribute: string;
  readonly a: string;
  readonly b: string;
}

export const kindRows: readonly KindRow[] = Object.entries(attributes).flatMap(([kind, ofKind]) =>
  Object.entries(ofKind).map(([attribute, [both, a, b]]) => ({
    kind: kind as ObjectKind,
    attribute,
    a: both + a,
    b: both + b,
  })),
);

/** What is seen and left alone: SQL that makes one, by the name under which it is reported. */
export const reported: Readonly<Record<string, string>> = {
  "access method": "CREATE ACCESS METHOD m TYPE TABLE HANDLER heap_tableam_handler",
  "base type": `CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
    CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int)`,
  comment:
    "CREATE TABLE i (a int GENERATED ALWAYS AS IDENTITY); COMMENT ON SEQUENCE i_a_seq IS 'of an identity'",
  "default privileges": "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC",
  "dependency on an extension":
    "CREATE TABLE x (a int); CREATE INDEX xa ON x (a); ALTER INDEX xa DEPENDS ON EXTENSION plpgsql",
  language: "CREATE LANGUAGE l HANDLER plpgsql_call_handler",
  "name of a constraint": "CREATE DOMAIN d AS int CONSTRAINT n NOT NULL",
  "operator class":
    "CREATE OPERATOR CLASS c FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int)",
  "operator family": "CREATE OPERATOR FAMILY f USING btree",
  privileges: "CREATE TABLE t (a int); GRANT SELECT ON t TO PUBLIC",
  subscription:
    "CREATE SUBSCRIPTION s CONNECTION 'dbname=other' PUBLICATION p WITH (connect = false, slot_name = NONE, enabled = false)",
  "text search parser":
    "CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)",
  "text search template": "CREATE TEXT SEARCH TEMPLATE m (LEXIZE = dsimple_lexize)",
  transform: "CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))",
  "typed table": "CREATE TYPE c AS (a int); CREATE TABLE o OF c",
};
