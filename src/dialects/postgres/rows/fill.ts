/** A few rows for tables that have none, put in by one statement: what the server refuses is left out. */
import { compareText } from "../../../util/compare.js";
import { pgWriter } from "../sql/writer.js";
import type { ForeignKeyRow, Survey, TargetColumn, TargetRow } from "./survey.js";
import { madeUpValue, type Style } from "./values.js";

const { literal, quote } = pgWriter;

/** How many rows a table gets. */
const many = 3;

/** Where the statement leaves what came of it; ends with the transaction. */
export const resultSetting = "schemix.rows";

/** What came of a table: how many rows it got, and the first word of the server about those that it did not take. */
export interface FillResult {
  /** Place of the table among the targets. */
  readonly target: number;
  readonly rows: number;
  readonly refused: string | null;
}

interface Filling {
  readonly target: number;
  /** SQL that tells whether the table has rows. */
  readonly probe: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** For each row the statements to try, one after the other until the server takes one. */
  readonly rows: readonly (readonly string[])[];
}

/** Tables behind those that they refer to. */
export function inOrder(targets: readonly TargetRow[], keys: readonly ForeignKeyRow[]): readonly TargetRow[] {
  const byOid = new Map(targets.map((target) => [target[0], target]));
  const done = new Set<number>();
  const ordered: TargetRow[] = [];
  const visit = (target: TargetRow): void => {
    if (done.has(target[0])) return;
    done.add(target[0]);
    for (const [table, , parent] of keys) {
      const needed = table === target[0] ? byOid.get(parent) : undefined;
      if (needed !== undefined) visit(needed);
    }
    ordered.push(target);
  };
  const byName = [...targets].sort((a, b) => compareText(`${a[1]}\0${a[2]}`, `${b[1]}\0${b[2]}`));
  for (const target of byName) visit(target);
  return ordered;
}

/**
 * The statement. Triggers and rules of people are switched off while a table gets its rows; foreign keys stay in force,
 * and those that are checked late are checked at once, because a table with checks to come cannot be altered.
 */
export function fillStatement(
  targets: readonly TargetRow[],
  facts: Survey,
  isRequired: (target: TargetRow, column: string) => boolean,
): string {
  const fillings = targets.map((target, index) => fillingOf(target, index, facts, isRequired));
  const body = `DECLARE
    filling json; tries json; attempt text; has_rows boolean; is_in boolean; taken int; made int; refused text;
    results jsonb := '[]';
  BEGIN
    FOR filling IN SELECT value FROM json_array_elements(${literal(JSON.stringify(fillings))}::json) LOOP
      made := 0; refused := NULL;
      BEGIN
        EXECUTE filling->>'probe' INTO has_rows;
        CONTINUE WHEN has_rows;
        FOR attempt IN SELECT value FROM json_array_elements_text(filling->'before') LOOP EXECUTE attempt; END LOOP;
        FOR tries IN SELECT value FROM json_array_elements(filling->'rows') LOOP
          is_in := false;
          FOR attempt IN SELECT value FROM json_array_elements_text(tries) LOOP
            BEGIN
              EXECUTE attempt;
              GET DIAGNOSTICS taken = ROW_COUNT;
              SET CONSTRAINTS ALL IMMEDIATE;
              is_in := taken > 0;
            EXCEPTION WHEN OTHERS THEN refused := coalesce(refused, SQLERRM);
            END;
            EXIT WHEN is_in;
          END LOOP;
          IF is_in THEN made := made + 1; END IF;
        END LOOP;
        FOR attempt IN SELECT value FROM json_array_elements_text(filling->'after') LOOP EXECUTE attempt; END LOOP;
      EXCEPTION WHEN OTHERS THEN made := 0; refused := SQLERRM;
      END;
      IF made = ${many} THEN refused := NULL; END IF;
      results := results || pg_catalog.jsonb_build_object('target', filling->'target', 'rows', made, 'refused', refused);
    END LOOP;
    PERFORM set_config(${literal(resultSetting)}, results::text, true);
  END`;
  return `DO ${literal(body)}`;
}

function fillingOf(
  target: TargetRow,
  index: number,
  facts: Survey,
  isRequired: (target: TargetRow, column: string) => boolean,
): Filling {
  const [oid, namespace, name, isPartitioned] = target;
  const guards = facts.guards.filter(([table]) => table === oid);
  const rows = Array.from({ length: many }, (_, at) => triesFor(target, at + 1, facts, isRequired));
  return {
    target: index,
    probe: `SELECT EXISTS (SELECT FROM ${isPartitioned ? "" : "ONLY "}${quote(namespace, name)})`,
    before: guards.map(([, off]) => off),
    after: guards.map(([, , on]) => on),
    rows,
  };
}

/** The last row has no value where none is needed; every other one has all that it can. */
function triesFor(
  target: TargetRow,
  row: number,
  facts: Survey,
  isRequired: (target: TargetRow, column: string) => boolean,
): readonly string[] {
  const styles: readonly Style[] = ["small", "large", "spoken"];
  const full = styles.map((style) => ({ style, isLean: false }));
  const lean = styles.map((style) => ({ style, isLean: true }));
  const tries = row === many ? [...lean, ...full] : [...full, ...lean];
  const statements = tries.map(({ style, isLean }, at) => {
    const isLeftOut = ([name, , , , isNotNull]: TargetColumn): boolean =>
      isLean && !isNotNull && !isRequired(target, name);
    return insertion(target, { row, style, isLeftOut, isFirst: at === 0 }, facts);
  });
  return [...new Set(statements)];
}

interface Row {
  readonly row: number;
  readonly style: Style;
  readonly isLeftOut: (column: TargetColumn) => boolean;
  readonly isFirst: boolean;
}

function insertion(target: TargetRow, row: Row, facts: Survey): string {
  const [oid, namespace, name, , columns] = target;
  const table = quote(namespace, name);
  const own = (columns ?? []).filter((column) => !column[5]);
  if (own.length === 0) return `INSERT INTO ${table} DEFAULT VALUES`;
  const keys = facts.foreignKeys.filter(([owner]) => owner === oid);
  const values = new Map(own.map((column) => [column[0], valueFor(target, column, row, facts)]));
  const joins: string[] = [];
  const referring = new Set<string>();
  for (const [index, [, local, parent, parentName, remote]] of keys.entries()) {
    const taken = local.filter((column) => !referring.has(column));
    for (const column of taken) referring.add(column);
    if (parent === oid && !row.isFirst) {
      for (const [at, column] of local.entries()) values.set(column, values.get(remote[at] ?? "") ?? "NULL");
      continue;
    }
    const found = `f${index}`;
    const present = remote.map((column) => `${quote(column)} IS NOT NULL`).join(" AND ");
    const list = remote.map((column, at) => `${quote(column)} AS c${at}`).join(", ");
    const from = `SELECT ${list} FROM ${parentName} WHERE ${present} OFFSET ${row.isFirst ? row.row - 1 : 0} LIMIT 1`;
    joins.push(`LEFT JOIN LATERAL (${from}) AS ${found} ON true`);
    for (const column of taken) values.set(column, `${found}.c${local.indexOf(column)}`);
  }
  for (const column of own) if (row.isLeftOut(column)) values.set(column[0], "NULL");
  const names = own.map(([column]) => quote(column)).join(", ");
  const list = own.map(([column]) => values.get(column) ?? "NULL").join(", ");
  return `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM (SELECT) AS one ${joins.join(" ")}`;
}

function valueFor([oid]: TargetRow, column: TargetColumn, { row, style }: Row, facts: Survey): string {
  const [name, spelling, type, modifier] = column;
  const texts = facts.texts.filter(([table, columns]) => table === oid && columns.includes(name));
  const spoken = texts.flatMap(([, , text]) => literalsIn(text));
  return madeUpValue({ types: facts.types, type, modifier, spelling, row, style, spoken }) ?? "NULL";
}

/** Guesses, which the server takes or refuses: nothing is understood of the text. */
function literalsIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, inner = ""]) => inner.replaceAll("''", "'"));
  const numbers = text.replace(/'(?:[^']|'')*'/g, " ").match(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g) ?? [];
  return [...new Set(quoted.length > 0 ? quoted : numbers)];
}
