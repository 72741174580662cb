import type { Attributes } from "./kind-rows.js";

const two = "CREATE TABLE t (a int, b int, c text); ";
const index = `${two}CREATE INDEX i ON t `;
const view = "CREATE TABLE t (a int, b int); CREATE VIEW v AS ";
const materialized = "CREATE TABLE t (a int, b int); CREATE MATERIALIZED VIEW v AS SELECT a FROM t";
const statistics = `${two}CREATE STATISTICS s `;
const exclusion = `${two}ALTER TABLE t ADD CONSTRAINT x EXCLUDE `;
const inN = "CREATE SCHEMA n; ";
const partOfText =
  "CREATE TABLE t (a int, b text) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1); ";
const trigger = `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); `;
const parted = "CREATE TABLE t (a int, b int DEFAULT 1) PARTITION BY LIST (a); ";
const part = `${parted}CREATE TABLE p PARTITION OF t FOR VALUES IN (1); `;

/** What stands in a namespace or on a table, and what is made of tables. */
export const relationAttributes = {
  index: {
    existence: [two, "", "CREATE INDEX i ON t (a)"],
    name: [two, "CREATE INDEX i ON t (a)", "CREATE INDEX j ON t (a)"],
    keys: [index, "(a)", "(a, b)"],
    expression: [index, "(lower(c))", "(upper(c))"],
    unique: [two, "CREATE INDEX i ON t (a)", "CREATE UNIQUE INDEX i ON t (a)"],
    "nulls not distinct": [
      two,
      "CREATE UNIQUE INDEX i ON t (a)",
      "CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT",
    ],
    "order and nulls": [index, "(a)", "(a DESC NULLS LAST)"],
    "operator class": [index, "(c)", "(c text_pattern_ops)"],
    collation: [index, "(c)", '(c COLLATE "C")'],
    "included columns": [index, "(a)", "(a) INCLUDE (b)"],
    predicate: [index, "(a)", "(a) WHERE a > 0"],
    method: [index, "(a)", "USING hash (a)"],
    "storage parameters": [index, "(a)", "(a) WITH (fillfactor = 70)"],
    "statistics target": [`${index}((a + b)); `, "", "ALTER INDEX i ALTER 1 SET STATISTICS 50"],
    comment: [`${index}(a); `, "", "COMMENT ON INDEX i IS 'x'"],
  },
  enum: {
    existence: ["", "", "CREATE TYPE e AS ENUM ('a')"],
    namespace: [
      inN,
      "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a e)",
      "CREATE TYPE n.e AS ENUM ('a'); CREATE TABLE t (a n.e)",
    ],
    name: [
      "",
      "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a e)",
      "CREATE TYPE f AS ENUM ('a'); CREATE TABLE t (a f)",
    ],
    "new value": ["", "CREATE TYPE e AS ENUM ('a')", "CREATE TYPE e AS ENUM ('a', 'b')"],
    "new value between others": [
      "",
      "CREATE TYPE e AS ENUM ('a', 'b')",
      "CREATE TYPE e AS ENUM ('a', 'c', 'b')",
    ],
    "value that goes": ["", "CREATE TYPE e AS ENUM ('a', 'b')", "CREATE TYPE e AS ENUM ('a')"],
    "order of values": ["", "CREATE TYPE e AS ENUM ('a', 'b')", "CREATE TYPE e AS ENUM ('b', 'a')"],
    "name of a value": ["", "CREATE TYPE e AS ENUM ('a')", "CREATE TYPE e AS ENUM ('b')"],
    comment: ["CREATE TYPE e AS ENUM ('a'); ", "", "COMMENT ON TYPE e IS 'x'"],
  },
  sequence: {
    existence: ["", "", "CREATE SEQUENCE s"],
    namespace: [inN, "CREATE SEQUENCE s", "CREATE SEQUENCE n.s"],
    name: ["", "CREATE SEQUENCE s", "CREATE SEQUENCE r"],
    options: ["CREATE SEQUENCE s", "", " START 7 INCREMENT 2 MAXVALUE 99 CACHE 5 CYCLE"],
    type: ["CREATE SEQUENCE s", "", " AS int"],
    logged: ["", "CREATE SEQUENCE s", "CREATE UNLOGGED SEQUENCE s"],
    owner: [`${two}CREATE SEQUENCE s`, "", " OWNED BY t.a"],
    comment: ["CREATE SEQUENCE s; ", "", "COMMENT ON SEQUENCE s IS 'x'"],
  },
  exclusion: {
    existence: [two, "", "ALTER TABLE t ADD CONSTRAINT x EXCLUDE (a WITH =)"],
    name: [
      two,
      "ALTER TABLE t ADD CONSTRAINT x EXCLUDE (a WITH =)",
      "ALTER TABLE t ADD CONSTRAINT y EXCLUDE (a WITH =)",
    ],
    elements: [exclusion, "(a WITH =)", "(a WITH =, b WITH =)"],
    predicate: [exclusion, "(a WITH =)", "(a WITH =) WHERE (a > 0)"],
    deferrable: [exclusion, "(a WITH =)", "(a WITH =) DEFERRABLE"],
    comment: [`${exclusion}(a WITH =); `, "", "COMMENT ON CONSTRAINT x ON t IS 'x'"],
  },
  partition: {
    existence: [parted, "", "CREATE TABLE p PARTITION OF t FOR VALUES IN (1)"],
    name: [
      parted,
      "CREATE TABLE p PARTITION OF t FOR VALUES IN (1)",
      "CREATE TABLE q PARTITION OF t FOR VALUES IN (1)",
    ],
    namespace: [
      inN + parted,
      "CREATE TABLE p PARTITION OF t FOR VALUES IN (1)",
      "CREATE TABLE n.p PARTITION OF t FOR VALUES IN (1)",
    ],
    attached: [
      `${parted}CREATE TABLE p (a int, b int DEFAULT 1); `,
      "",
      "ALTER TABLE t ATTACH PARTITION p FOR VALUES IN (1)",
    ],
    bounds: [`${parted}CREATE TABLE p PARTITION OF t FOR VALUES `, "IN (1)", "IN (1, 2)"],
    "partition key": [
      `${parted}CREATE TABLE p PARTITION OF t FOR VALUES IN (1)`,
      "",
      " PARTITION BY RANGE (b)",
    ],
    "storage parameters": [part, "", "ALTER TABLE p SET (fillfactor = 70)"],
    comment: [part, "", "COMMENT ON TABLE p IS 'x'"],
  },
  partitionIndex: {
    existence: [part, "", "CREATE INDEX i ON p (b)"],
    name: [part, "CREATE INDEX i ON p (b)", "CREATE INDEX j ON p (b)"],
    keys: [`${part}CREATE INDEX i ON p `, "(b)", "(b, a)"],
    "storage parameters": [`${part}CREATE INDEX i ON p (b)`, "", " WITH (fillfactor = 70)"],
    "statistics target": [
      `${part}CREATE INDEX i ON p ((b + 1)); `,
      "",
      "ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 300",
    ],
    "of the whole alone": [part, "", "CREATE INDEX w ON ONLY t (b)"],
    attached: [
      `${part}CREATE TABLE q PARTITION OF t FOR VALUES IN (2); CREATE INDEX w ON ONLY t (b); CREATE INDEX i ON p (b); `,
      "",
      "ALTER INDEX w ATTACH PARTITION i",
    ],
  },
  partitionIndexName: {
    existence: [`${part}CREATE INDEX i ON t (b); `, "", "ALTER INDEX p_b_idx RENAME TO own"],
    "storage parameters": [
      `${part}CREATE INDEX i ON t (b); `,
      "",
      "ALTER INDEX p_b_idx SET (fillfactor = 70)",
    ],
    "statistics target": [
      `${part}CREATE INDEX i ON t ((b + 1)); `,
      "",
      "ALTER INDEX p_expr_idx ALTER COLUMN 1 SET STATISTICS 300",
    ],
  },
  partitionDefault: {
    existence: [part, "", "ALTER TABLE p ALTER b SET DEFAULT 2"],
    value: [part, "ALTER TABLE p ALTER b SET DEFAULT 2", "ALTER TABLE p ALTER b SET DEFAULT 3"],
  },
  partitionNotNull: {
    existence: [part, "", "ALTER TABLE p ALTER b SET NOT NULL"],
  },
  partitionConstraint: {
    existence: [part, "", "ALTER TABLE p ADD CONSTRAINT c CHECK (b > 0)"],
    "storage parameters": [`${part}ALTER TABLE p ADD CONSTRAINT c UNIQUE (a)`, "", " WITH (fillfactor = 70)"],
    name: [
      part,
      "ALTER TABLE p ADD CONSTRAINT c CHECK (b > 0)",
      "ALTER TABLE p ADD CONSTRAINT d CHECK (b > 0)",
    ],
    expression: [`${part}ALTER TABLE p ADD CONSTRAINT c `, "CHECK (b > 0)", "CHECK (b > 1)"],
    validity: [`${part}ALTER TABLE p ADD CONSTRAINT c CHECK (b > 0)`, " NOT VALID", ""],
    deferrable: [
      `CREATE TABLE r (b int PRIMARY KEY); ${part}ALTER TABLE p ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES r`,
      "",
      " DEFERRABLE",
    ],
  },
  partitionColumn: {
    storage: [partOfText, "", "ALTER TABLE p ALTER b SET STORAGE EXTERNAL"],
    compression: [partOfText, "", "ALTER TABLE p ALTER b SET COMPRESSION pglz"],
    "statistics target": [partOfText, "", "ALTER TABLE p ALTER b SET STATISTICS 300"],
    options: [partOfText, "", "ALTER TABLE p ALTER b SET (n_distinct = 7)"],
  },
  partitionTrigger: {
    state: [`${partOfText}${trigger}`, "", "ALTER TABLE p DISABLE TRIGGER g"],
  },
  validity: {
    "of a check": [
      `${partOfText}ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID; `,
      "",
      "ALTER TABLE p VALIDATE CONSTRAINT c",
    ],
    "of not null": [
      `${partOfText}ALTER TABLE t ADD CONSTRAINT n NOT NULL b NOT VALID; `,
      "",
      "ALTER TABLE p VALIDATE CONSTRAINT n",
    ],
  },
  view: {
    existence: ["CREATE TABLE t (a int); ", "", "CREATE VIEW v AS SELECT a FROM t"],
    namespace: [
      `${inN}CREATE TABLE t (a int); `,
      "CREATE VIEW v AS SELECT a FROM t",
      "CREATE VIEW n.v AS SELECT a FROM t",
    ],
    name: [
      "CREATE TABLE t (a int); ",
      "CREATE VIEW v AS SELECT a FROM t",
      "CREATE VIEW w AS SELECT a FROM t",
    ],
    query: [`${view}SELECT a FROM t`, "", " WHERE a > 0"],
    "column that comes last": [view, "SELECT a FROM t", "SELECT a, b FROM t"],
    "column that goes": [view, "SELECT a, b FROM t", "SELECT a FROM t"],
    "name of a column": [view, "SELECT a FROM t", "SELECT a AS b FROM t"],
    "default of a column": [`${view}SELECT a FROM t; `, "", "ALTER VIEW v ALTER a SET DEFAULT 1"],
    options: [`${view}SELECT a FROM t; `, "", "ALTER VIEW v SET (security_barrier)"],
    comment: [`${view}SELECT a FROM t; `, "", "COMMENT ON VIEW v IS 'x'"],
  },
  materializedView: {
    existence: ["CREATE TABLE t (a int); ", "", "CREATE MATERIALIZED VIEW v AS SELECT a FROM t"],
    namespace: [
      `${inN}CREATE TABLE t (a int); `,
      "CREATE MATERIALIZED VIEW v AS SELECT a FROM t",
      "CREATE MATERIALIZED VIEW n.v AS SELECT a FROM t",
    ],
    name: [
      "CREATE TABLE t (a int); ",
      "CREATE MATERIALIZED VIEW v AS SELECT a FROM t",
      "CREATE MATERIALIZED VIEW w AS SELECT a FROM t",
    ],
    query: [materialized, "", " WHERE a > 0"],
    index: [`${materialized}; `, "", "CREATE UNIQUE INDEX i ON v (a)"],
    "storage parameters": [`${materialized}; `, "", "ALTER MATERIALIZED VIEW v SET (fillfactor = 70)"],
    comment: [`${materialized}; `, "", "COMMENT ON MATERIALIZED VIEW v IS 'x'"],
  },
  foreignTable: {
    existence: [remote(), "", "CREATE FOREIGN TABLE f (a int) SERVER s"],
    namespace: [
      inN + remote(),
      "CREATE FOREIGN TABLE f (a int) SERVER s",
      "CREATE FOREIGN TABLE n.f (a int) SERVER s",
    ],
    name: [remote(), "CREATE FOREIGN TABLE f (a int) SERVER s", "CREATE FOREIGN TABLE g (a int) SERVER s"],
    "type of a column": [`${remote()}CREATE FOREIGN TABLE f `, "(a int) SERVER s", "(a bigint) SERVER s"],
    "column that comes": [
      `${remote()}CREATE FOREIGN TABLE f (a int`,
      ") SERVER s",
      ", b text NOT NULL) SERVER s",
    ],
    "column options": [
      `${remote()}CREATE FOREIGN TABLE f `,
      "(a int) SERVER s",
      "(a int OPTIONS (n 'x')) SERVER s",
    ],
    options: [`${remote()}CREATE FOREIGN TABLE f (a int) SERVER s `, "", "OPTIONS (n 'x')"],
    comment: [
      `${remote()}CREATE FOREIGN TABLE f (a int) SERVER s; `,
      "",
      "COMMENT ON FOREIGN TABLE f IS 'x'",
    ],
  },
  statistics: {
    existence: [two, "", "CREATE STATISTICS s ON a, b FROM t"],
    namespace: [inN + two, "CREATE STATISTICS s ON a, b FROM t", "CREATE STATISTICS n.s ON a, b FROM t"],
    name: [two, "CREATE STATISTICS s ON a, b FROM t", "CREATE STATISTICS r ON a, b FROM t"],
    kinds: [statistics, "ON a, b FROM t", "(mcv) ON a, b FROM t"],
    columns: [statistics, "ON a, b FROM t", "ON a, b, c FROM t"],
    target: [`${statistics}ON a, b FROM t; `, "", "ALTER STATISTICS s SET STATISTICS 9"],
    comment: [`${statistics}ON a, b FROM t; `, "", "COMMENT ON STATISTICS s IS 'x'"],
  },
} as const satisfies Readonly<Record<string, Attributes>>;

function remote(): string {
  return "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; ";
}
