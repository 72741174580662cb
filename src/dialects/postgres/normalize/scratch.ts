/** Scratch tables that hold what is asked, and how they are read back. */
import type { Check } from "../../../objects/check/shape.js";
import type { Column } from "../../../objects/column/shape.js";
import type { Index } from "../../../objects/index/shape.js";
import type { Table } from "../../../objects/table/shape.js";
import type { Row } from "../../dialect.js";
import { catalogName, defaultClause, words } from "../compile/clauses.js";
import { indexKeyClause } from "../compile/index.js";
import { restoreTextSettings, stableTextSettings } from "../driver/text-settings.js";
import { type CatalogContext, Names } from "../introspect/catalog.js";
import { Census } from "../introspect/census.js";
import { type ColumnRow, columnQuery, readColumn } from "../introspect/column.js";
import { type ConstraintRow, constraintQuery, readConstraint } from "../introspect/constraint.js";
import { type IndexRow, indexQuery, readIndex } from "../introspect/index.js";
import { scatteredIndexes } from "../introspect/scattered-indexes.js";
import { readTable, type TableRow, tableQuery } from "../introspect/table.js";
import { parseRows } from "../sql/json-rows.js";
import { pgWriter } from "../sql/writer.js";
import { type Question, spokenPart } from "./question.js";

const { literal, quote } = pgWriter;

/** A question and the name under which its answer is found. */
export interface Asked {
  readonly question: Question;
  readonly label: string;
}

/** One temporary table: the columns that its questions are about, and the questions. */
interface ScratchTable {
  readonly name: string;
  readonly asked: readonly Asked[];
}

/** Far below the 1,600 columns that a table may have. */
const widest = 200;

/**
 * Questions about the same columns share a table. Tables that must have a real table's name may clash: they come
 * in further rounds.
 */
export function layOut(asked: readonly Asked[]): readonly (readonly ScratchTable[])[] {
  const groups = new Map<string, Asked[]>();
  for (const item of asked) {
    const { columns, table, object } = item.question;
    const alone = object.kind === "table" ? item.label : undefined;
    const key = JSON.stringify([table, table === undefined ? undefined : object.namespace, columns, alone]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const rounds: ScratchTable[][] = [];
  let count = 0;
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += widest) {
      const part = group.slice(start, start + widest);
      const [first] = part;
      const own = first?.question.object.kind === "table" ? first.label : `schemix_scratch_${count++}`;
      const name = first?.question.table ?? own;
      const round = rounds.find((tables) => tables.every((table) => table.name !== name));
      if (round === undefined) rounds.push([{ name, asked: part }]);
      else round.push({ name, asked: part });
    }
  }
  return rounds;
}

/** Creates the tables of a round, reads them in the server's words, and drops them. */
export function scratchScript(tables: readonly ScratchTable[], version: number): string {
  const names = tables.map(({ name }) => name);
  const context = scratchContext(names, version);
  return [
    ...tables.flatMap(createStatements),
    stableTextSettings,
    tableQuery(context),
    columnQuery(context),
    constraintQuery(context),
    indexQuery(context),
    restoreTextSettings,
    `DROP TABLE ${names.map((name) => `pg_temp.${quote(name)}`).join(", ")}`,
  ].join(";\n");
}

function scratchContext(names: readonly string[], version: number): CatalogContext {
  const census = new Census([], []);
  const tables = `${scatteredIndexes(census)}, scope AS MATERIALIZED (
    SELECT c.oid, 'pg_temp'::name AS namespace, c.relname AS name, c.relnamespace, c.reltype FROM pg_catalog.pg_class c
    WHERE c.relnamespace = pg_my_temp_schema() AND c.relkind IN ('r', 'p') AND c.relname = ANY (ARRAY[${names.map(literal).join(", ")}]::name[]))`;
  return { version, tables, namespaces: "false", filter: "true", census, kinds: [] };
}

function createStatements({ name, asked }: ScratchTable): string[] {
  const about = asked[0]?.question.columns ?? [];
  const clauses = [
    ...about.map(({ name: column, type, collation }) => words(quote(column), type, collate(collation))),
    ...asked.flatMap(({ question: { object }, label }) => {
      if (object.kind === "column") return [askedColumn(object, label)];
      return object.kind === "check" ? [`CONSTRAINT ${label} CHECK (${object.expression}\n)`] : [];
    }),
  ];
  return [
    `CREATE TEMPORARY TABLE ${quote(name)} (${clauses.join(",\n  ")})${askedKey(asked)}`,
    ...asked.flatMap(({ question: { object }, label }) => {
      if (object.kind === "index") return [askedIndex(object, name, label)];
      if (object.kind !== "column" || object.storage === undefined) return [];
      return [
        `ALTER TABLE pg_temp.${quote(name)} ALTER COLUMN ${label} SET STORAGE ${quote(object.storage)}`,
      ];
    }),
  ];
}

/** Of a partitioned table, which is asked alone. */
function askedKey(asked: readonly Asked[]): string {
  const object = asked[0]?.question.object;
  return object?.kind === "table" ? ` PARTITION BY ${object.partitionBy}` : "";
}

function collate(collation: string | undefined): string | undefined {
  return collation === undefined ? undefined : `COLLATE ${catalogName(collation)}`;
}

/** A line break ends a comment that the text may end with. */
function askedColumn({ type, collation, default: usual, generated }: Column, label: string): string {
  return words(
    label,
    type,
    collate(collation),
    generated === undefined && usual !== undefined && defaultClause(usual),
    generated !== undefined &&
      `GENERATED ALWAYS AS (${generated.expression}\n) ${generated.stored ? "STORED" : "VIRTUAL"}`,
  );
}

function askedIndex({ keys, method, where }: Index, table: string, label: string): string {
  return words(
    `CREATE INDEX ${label} ON pg_temp.${quote(table)}`,
    method !== undefined && `USING ${catalogName(method)}`,
    `(${keys.map(indexKeyClause).join(", ")})`,
    where !== undefined && `WHERE (${where}\n)`,
  );
}

/** Label → the asked members in the server's words. */
export function readScratch(results: readonly (readonly Row[])[]): Map<string, Record<string, unknown>> {
  // Before the reading come as many statements as it took to create the tables.
  const [tables, columns, constraints, indexes] = results.slice(-6, -2);
  const names = new Names();
  const found: (Column | Check | Index | Table)[] = [];
  for (const row of parseRows<TableRow>(tables)) {
    const table = readTable(row, names);
    if (table.partitionBy !== undefined) found.push(table);
  }
  for (const row of parseRows<ColumnRow>(columns)) {
    const column = readColumn(row, names);
    if (column !== undefined) found.push(column);
  }
  for (const row of parseRows<ConstraintRow>(constraints)) {
    const constraint = readConstraint(row, names);
    if (constraint?.kind === "check") found.push(constraint);
  }
  for (const row of parseRows<IndexRow>(indexes)) {
    const index = readIndex(row, names);
    if (index !== undefined) found.push(index);
  }
  return new Map(found.map((object) => [object.name, spokenPart(object)]));
}
