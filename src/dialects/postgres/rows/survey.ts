/** What the catalog says of tables that a proof watches or puts rows into: all of it in one round trip. */
import type { Reference } from "../../../schema/object.js";
import type { Connection, Row, RowWatchRequest } from "../../dialect.js";
import { parseRows } from "../sql/json-rows.js";
import { pgWriter } from "../sql/writer.js";
import type { TypeRow } from "./values.js";

const { literal } = pgWriter;

/** `[number, name, type, isComparable]`: what is computed when read, or shows names of objects, is not compared. */
export type ColumnState = readonly [number: number, name: string, type: string, isComparable: boolean];

/** A table with rows of its own, as it is now. */
export type TableState = readonly [
  oid: number,
  namespace: string,
  name: string,
  /** The file that it is in: another one when it was written anew. */
  file: number,
  /** The role sees only some of its rows. */
  isSecured: boolean,
  bytes: number,
  columns: readonly ColumnState[] | null,
];

/** A table that rows can be put into. */
export type TargetRow = readonly [
  oid: number,
  namespace: string,
  name: string,
  isPartitioned: boolean,
  columns: readonly TargetColumn[] | null,
];

export type TargetColumn = readonly [
  name: string,
  spelling: string,
  type: number,
  modifier: number,
  isNotNull: boolean,
  /** Its values are computed. */
  isGenerated: boolean,
];

export type ForeignKeyRow = readonly [
  table: number,
  columns: readonly string[],
  target: number,
  targetName: string,
  targetColumns: readonly string[],
];

/** The text of a check, a domain's check or a partition's bounds, and the columns that it is about. */
export type TextRow = readonly [table: number, columns: readonly string[], text: string];

/** Statements that keep a trigger or rule from being fired, and put it back. */
export type GuardRow = readonly [table: number, off: string, on: string];

/** A table to watch, with those that were asked for: what it is a part of or inherits from, the farthest first, and itself. */
export interface Watched {
  readonly state: TableState;
  readonly roots: readonly Root[];
}

/** A table that was asked for: another one may have its name later. */
export interface Root extends Reference {
  readonly oid: number;
}

export interface Survey {
  readonly watched: readonly Watched[];
  readonly targets: readonly TargetRow[];
  readonly foreignKeys: readonly ForeignKeyRow[];
  readonly texts: readonly TextRow[];
  readonly guards: readonly GuardRow[];
  readonly types: ReadonlyMap<number, TypeRow>;
  /** Statements after which numbers that are taken from sequences are given back with the transaction. */
  readonly sequences: readonly string[];
}

type RootRow = readonly [oid: number, namespace: string, name: string, root: number];

export async function survey(connection: Connection, request: RowWatchRequest): Promise<Survey> {
  const [roots, states, targets, keys, texts, guards, types, sequences] = (await connection.script(
    [
      ...watchQueries(request.tables),
      targetQuery(request.fill),
      foreignKeyQuery(request.fill),
      textQuery(request.fill),
      guardQuery(request.fill),
      typeQuery(request.fill),
      sequenceQuery(request.sequences),
    ].join(";\n"),
  )) as readonly (readonly Row[])[];
  return {
    watched: watchedIn(roots, states),
    targets: parseRows(targets),
    foreignKeys: parseRows(keys),
    texts: parseRows(texts),
    guards: parseRows(guards),
    types: new Map(parseRows<TypeRow>(types).map((row) => [row[0], row])),
    sequences: parseRows(sequences),
  };
}

/** The tables as they are now, whatever was called so before. */
export async function watchedBy(
  connection: Connection,
  tables: readonly Reference[],
): Promise<readonly Watched[]> {
  const [roots, states] = await connection.script(watchQueries(tables).join(";\n"));
  return watchedIn(roots, states);
}

function watchQueries(tables: readonly Reference[]): readonly string[] {
  return [rootQuery(tables), stateQuery(`SELECT oid FROM (${treeOf(tables)}) AS tree`)];
}

function watchedIn(
  roots: readonly Row[] | undefined,
  states: readonly Row[] | undefined,
): readonly Watched[] {
  const asked = new Map<number, Root[]>();
  for (const [oid, namespace, name, root] of parseRows<RootRow>(roots)) {
    const found = asked.get(oid) ?? [];
    found.push({ kind: "table", namespace, name, oid: root });
    asked.set(oid, found);
  }
  return parseRows<TableState>(states).map((state) => ({ state, roots: asked.get(state[0]) ?? [] }));
}

/** The present state of tables by their oids. */
export async function statesOf(
  connection: Connection,
  oids: readonly number[],
): Promise<readonly TableState[]> {
  if (oids.length === 0) return [];
  return parseRows(await connection.query(stateQuery(oids.join(", "))));
}

function namedIn(references: readonly Reference[]): string {
  const names = references.map(({ namespace, name }) => `(${literal(namespace)}, ${literal(name)})`);
  return names.length === 0 ? "false" : `(n.nspname, c.relname) IN (${names.join(", ")})`;
}

/** The tables, and what inherits from them or is a part of them. */
function treeOf(tables: readonly Reference[]): string {
  return `WITH RECURSIVE tree AS (
    SELECT c.oid, c.oid AS root, 0 AS depth FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND ${namedIn(tables)}
    UNION ALL
    SELECT i.inhrelid, tree.root, tree.depth + 1 FROM tree JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid
  ) SELECT oid, root, max(depth) AS depth FROM tree GROUP BY oid, root`;
}

function rootQuery(tables: readonly Reference[]): string {
  return `SELECT json_agg(pg_catalog.json_build_array(tree.oid::bigint, n.nspname, c.relname, tree.root::bigint) ORDER BY tree.depth DESC)::text AS rows
    FROM (${treeOf(tables)}) AS tree JOIN pg_catalog.pg_class c ON c.oid = tree.root
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
}

function stateQuery(oids: string): string {
  return `SELECT json_agg(pg_catalog.json_build_array(c.oid::bigint, n.nspname, c.relname, c.relfilenode::bigint,
      row_security_active(c.oid), pg_relation_size(c.oid), (
        SELECT json_agg(pg_catalog.json_build_array(a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
          a.attgenerated <> 'v' AND t.typname !~ '^_?reg') ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)) ORDER BY c.oid)::text AS rows
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.oid IN (${oids})`;
}

/** `targets AS (…)`: tables to fill; one that the role sees only in part may have rows that it does not see. */
function targetsOf(tables: readonly Reference[]): string {
  return `WITH targets AS (SELECT c.oid, n.nspname, c.relname, c.relkind FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT row_security_active(c.oid) AND ${namedIn(tables)})`;
}

function targetQuery(tables: readonly Reference[]): string {
  return `${targetsOf(tables)}
    SELECT json_agg(pg_catalog.json_build_array(t.oid::bigint, t.nspname, t.relname, t.relkind = 'p', (
      SELECT json_agg(pg_catalog.json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid::bigint, a.atttypmod,
        a.attnotnull, a.attgenerated <> '') ORDER BY a.attnum)
      FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped)) ORDER BY t.oid)::text AS rows
    FROM targets t`;
}

function columnNames(relation: string, numbers: string): string {
  return `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${numbers}) WITH ORDINALITY AS k(number, place)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`;
}

function foreignKeyQuery(tables: readonly Reference[]): string {
  return `${targetsOf(tables)}
    SELECT json_agg(pg_catalog.json_build_array(con.conrelid::bigint, ${columnNames("con.conrelid", "con.conkey")}, con.confrelid::bigint,
      (SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = con.confrelid),
      ${columnNames("con.confrelid", "con.confkey")}) ORDER BY con.oid)::text AS rows
    FROM targets t JOIN pg_catalog.pg_constraint con ON con.conrelid = t.oid AND con.contype = 'f'
      AND (con.conparentid = 0 OR con.confrelid <> con.conrelid)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint parent WHERE parent.oid = con.conparentid AND parent.conrelid = t.oid)`;
}

function textQuery(tables: readonly Reference[]): string {
  return `${targetsOf(tables)}
    SELECT json_agg(pg_catalog.json_build_array(oid::bigint, columns, text))::text AS rows FROM (
      SELECT t.oid, ${columnNames("con.conrelid", "con.conkey")} AS columns, pg_get_constraintdef(con.oid) AS text
      FROM targets t JOIN pg_catalog.pg_constraint con ON con.conrelid = t.oid AND con.contype = 'c'
      UNION ALL
      SELECT t.oid, pg_catalog.json_build_array(a.attname), pg_get_constraintdef(con.oid)
      FROM targets t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_catalog.pg_constraint con ON con.contypid = a.atttypid AND con.contype = 'c'
      UNION ALL
      (SELECT t.oid, ${columnNames("t.oid", "key.partattrs::int2[]")}, pg_get_expr(part.relpartbound, part.oid)
      FROM targets t JOIN pg_catalog.pg_partitioned_table key ON key.partrelid = t.oid
        JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid JOIN pg_catalog.pg_class part ON part.oid = i.inhrelid
      ORDER BY part.oid LIMIT 20)) AS found WHERE columns IS NOT NULL`;
}

/** Triggers and rules of people: what they do reaches beyond the transaction, or beyond the table. */
function guardQuery(tables: readonly Reference[]): string {
  const state = (column: string): string => `CASE ${column} WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END`;
  return `${targetsOf(tables)}, parts AS (SELECT oid AS target, oid FROM targets
      UNION ALL SELECT t.oid, tree.relid FROM targets t CROSS JOIN LATERAL pg_partition_tree(t.oid) AS tree
      WHERE t.relkind = 'p' AND tree.relid <> t.oid)
    SELECT json_agg(pg_catalog.json_build_array(target::bigint, alter || 'DISABLE ' || what, alter || state || ' ' || what) ORDER BY place)::text AS rows
    FROM (
      SELECT p.target, pg_catalog.format('ALTER TABLE %s ', p.oid::regclass) AS alter, pg_catalog.format('TRIGGER %I', t.tgname) AS what,
        ${state("t.tgenabled")} AS state, p.oid AS place
      FROM parts p JOIN pg_catalog.pg_trigger t ON t.tgrelid = p.oid AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
        AND t.tgtype & 4 <> 0
      UNION ALL
      SELECT p.target, pg_catalog.format('ALTER TABLE %s ', p.oid::regclass), pg_catalog.format('RULE %I', w.rulename), ${state("w.ev_enabled")}, p.oid
      FROM parts p JOIN pg_catalog.pg_rewrite w ON w.ev_class = p.oid AND w.ev_type = '3' AND w.ev_enabled IN ('O', 'A')) AS found`;
}

function typeQuery(tables: readonly Reference[]): string {
  return `WITH RECURSIVE ${targetsOf(tables).slice("WITH ".length)}, reach(oid) AS (
      SELECT DISTINCT a.atttypid FROM targets t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
      UNION
      SELECT inner_type.oid FROM reach JOIN pg_catalog.pg_type t ON t.oid = reach.oid CROSS JOIN LATERAL (
        SELECT t.typbasetype AS oid WHERE t.typtype = 'd'
        UNION ALL SELECT t.typelem WHERE t.typcategory = 'A' AND t.typelem <> 0
        UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
          WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS inner_type)
    SELECT json_agg(pg_catalog.json_build_array(t.oid::bigint, t.typname, format_type(t.oid, NULL), t.typtype, t.typcategory,
      t.typbasetype::bigint, t.typtypmod, t.typelem::bigint,
      (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
      (SELECT json_agg(pg_catalog.json_build_array(a.atttypid::bigint, a.atttypmod) ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)))::text AS rows
    FROM reach JOIN pg_catalog.pg_type t ON t.oid = reach.oid`;
}

/**
 * A number that was taken stays taken after a rollback, unless the sequence was altered before: then it is in a file
 * of its own, which goes with the transaction.
 */
function sequenceQuery(sequences: readonly Reference[]): string {
  return `SELECT json_agg(pg_catalog.format('ALTER SEQUENCE %I.%I INCREMENT BY %s', n.nspname, c.relname, s.seqincrement))::text AS rows
    FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${namedIn(sequences)}`;
}
