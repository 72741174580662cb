/** A few rows for tables that have none: what the server refuses is left out. */
import { compareText } from "../../../util/compare.js";
import { tokens } from "../sql/lexical.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import type { Survey, TableState, TargetKey } from "./survey.js";
import { madeUpValue, type Style } from "./values.js";

/** How many rows a table gets. */
export const many = 3;

/** Where a statement leaves what came of it; stays with the session, and is written anew each time. */
export const resultKey = "schemix.rows";

/** Tables behind those that they refer to. */
export function inOrder(targets: readonly TableState[], keys: readonly TargetKey[]): readonly TableState[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const done = new Set<number>();
  const ordered: TableState[] = [];
  const visit = (target: TableState): void => {
    if (done.has(target.id)) return;
    done.add(target.id);
    for (const { table, parent } of keys) {
      const needed = table === target.id ? byId.get(parent) : undefined;
      if (needed !== undefined) visit(needed);
    }
    ordered.push(target);
  };
  const name = (state: TableState): string => `${state.namespace}\0${state.name}`;
  for (const target of [...targets].sort((a, b) => compareText(name(a), name(b)))) visit(target);
  return ordered;
}

/**
 * The statement that fills a table, when it is empty. Triggers are switched off meanwhile; constraints stay in force, and what they
 * refuse is caught: that ends no transaction while XACT_ABORT is off. What does is thrown on, and none of it counts.
 */
export function fillStatement(
  target: TableState,
  facts: Survey,
  isRequired: (column: string) => boolean,
): string {
  const table = qualified(target.namespace, target.name);
  const triggers = (facts.triggers.get(target.id) ?? [])
    .map((name) => qualified(target.namespace, name))
    .join(", ");
  const switched = (word: string): string[] =>
    triggers === "" ? [] : [`;${word} TRIGGER ${triggers} ON ${table};`];
  const rows = Array.from({ length: many }, (_, at) => [
    "SET @in = 0;",
    ...triesFor(target, at + 1, facts, isRequired).map(tried),
    "SET @made = @made + @in;",
  ]);
  return [
    "DECLARE @made int = 0, @in int = 0, @refused nvarchar(2000);",
    `IF NOT EXISTS (SELECT 1 FROM ${table})`,
    "BEGIN",
    ...switched("DISABLE"),
    ...rows.flat(),
    ...switched("ENABLE"),
    `IF @made = ${many} SET @refused = NULL;`,
    "END",
    "ELSE SET @made = -1;",
    "DECLARE @result nvarchar(3000) = CONCAT(@made, N' ', @refused);",
    `EXEC sys.sp_set_session_context @key = N'${resultKey}', @value = @result;`,
  ].join("\n");
}

function tried(insertion: string): string {
  return `IF @in = 0
BEGIN TRY
  ${insertion};
  SET @in = 1;
END TRY
BEGIN CATCH
  IF XACT_STATE() = -1 BEGIN; THROW; END;
  SET @refused = COALESCE(@refused, ERROR_MESSAGE());
END CATCH;`;
}

/** The last row has no value where none is needed; every other one has all that it can. */
function triesFor(
  target: TableState,
  row: number,
  facts: Survey,
  isRequired: (column: string) => boolean,
): readonly string[] {
  const styles: readonly Style[] = ["small", "large", "spoken"];
  const full = styles.map((style) => ({ style, isLean: false }));
  const lean = styles.map((style) => ({ style, isLean: true }));
  const tries = row === many ? [...lean, ...full] : [...full, ...lean];
  const statements = tries.map(({ style, isLean }) =>
    insertion(target, { row, style, isLean }, facts, isRequired),
  );
  return [...new Set(statements)];
}

interface Try {
  readonly row: number;
  readonly style: Style;
  readonly isLean: boolean;
}

function insertion(
  target: TableState,
  { row, style, isLean }: Try,
  facts: Survey,
  isRequired: (column: string) => boolean,
): string {
  const table = qualified(target.namespace, target.name);
  const own = target.columns.filter(({ isGiven }) => !isGiven);
  if (own.length === 0) return `INSERT INTO ${table} DEFAULT VALUES`;
  const texts = facts.checks.get(target.id) ?? [];
  const values = new Map(
    own.map((column) => {
      const isLeftOut = isLean && column.isNullable && !isRequired(column.name);
      const spoken = texts.filter((text) => mentions(text, column.name)).flatMap(literalsIn);
      return [column.name, isLeftOut ? "NULL" : madeUpValue({ column, row, style, spoken })] as const;
    }),
  );
  const joins = facts.foreignKeys
    .filter((key) => key.table === target.id)
    .map((key, index) => joined(key, index, row, values));
  const names = own.map(({ name }) => quote(name)).join(", ");
  const list = own.map(({ name }) => values.get(name) ?? "NULL").join(", ");
  return `INSERT INTO ${table} (${names}) SELECT ${list} FROM (SELECT 1 AS one) AS one${joins.join("")}`;
}

/** The values of a foreign key come from a row that it may lead to; what is to be NULL stays so. */
function joined(
  { columns, parentNamespace, parentName, parentColumns }: TargetKey,
  index: number,
  row: number,
  values: Map<string, string>,
): string {
  const names = parentColumns.map(quote);
  const list = names.map((name, at) => `${name} AS c${at}`).join(", ");
  const present = names.map((name) => `${name} IS NOT NULL`).join(" AND ");
  for (const [at, column] of columns.entries())
    if (values.has(column) && values.get(column) !== "NULL") values.set(column, `f${index}.c${at}`);
  return ` LEFT JOIN (SELECT ${list} FROM ${qualified(parentNamespace, parentName)} WHERE ${present} ORDER BY ${names.join(", ")} OFFSET ${row - 1} ROWS FETCH NEXT 1 ROWS ONLY) AS f${index} ON 1 = 1`;
}

function mentions(text: string, column: string): boolean {
  return text.includes(quote(column));
}

/** Guesses, which the server takes or refuses: nothing is understood of the text. */
function literalsIn(text: string): readonly string[] {
  const constants: string[] = [];
  const numbers: string[] = [];
  for (const { sort, text: piece } of tokens(text)) {
    if (sort === "constant") constants.push(piece.replace(/^N/, "").slice(1, -1).replaceAll("''", "'"));
    else if (/^\d+$/.test(piece)) numbers.push(piece);
  }
  return [...new Set(constants.length > 0 ? constants : numbers)];
}

/** How many rows were made, and what the server said of one that it did not take. */
export function readResult(text: string): { readonly rows: number; readonly refused?: string | undefined } {
  const end = text.indexOf(" ");
  const refused = text.slice(end + 1);
  return { rows: Number(text.slice(0, end)), ...(refused === "" ? {} : { refused }) };
}

/** Reads what a statement has left. */
export const resultQuery = `SELECT CONVERT(nvarchar(3000), SESSION_CONTEXT(${quoteString(resultKey)})) AS [result]`;
