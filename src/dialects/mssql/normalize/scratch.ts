/** Scratch tables that hold what is asked, and how they are read back. */
import type { Column } from "../../../objects/column/shape.js";
import type { Definition } from "../../../objects/definition/shape.js";
import type { Sequence } from "../../../objects/sequence/shape.js";
import type { SchemaObject } from "../../../schema/object.js";
import type { Row } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import type { Question, Spoken } from "./question.js";

/** A question and the name under which its answer is found. */
export interface Asked {
  readonly question: Question;
  readonly label: string;
}

/**
 * A statement of a script, and what it asks; absent: it makes what the others stand on. A batch of its own as far as the server is
 * concerned, so that errors of its text can be caught.
 */
interface Step {
  readonly sql: string;
  readonly label?: string | undefined;
  /** The object that is to blame when it is refused. */
  readonly object?: SchemaObject | undefined;
  readonly text: string;
}

/** What was refused, when something was. */
export interface Complaint {
  readonly label: string | undefined;
  readonly object: SchemaObject | undefined;
  readonly text: string;
  readonly number: number;
  /** Above 16 it is about the server and not about what was said ("Database Engine error severities"). */
  readonly severity: number;
  readonly message: string;
}

export interface ScratchScript {
  /** Ends with a SELECT, of the answers or of what was refused. */
  readonly sql: string;
  /** The same without answers, which fails with all that the server says. */
  readonly bare: string;
  readonly steps: readonly Step[];
}

/**
 * A table for all questions about one table, beside it: with its columns as they are wanted, so that texts find them. Not one of
 * `tempdb`, which has another collation and does not know the types and functions of this database.
 *
 * @param mark tells what it makes from what others make at the same time
 */
export function scratchScript(
  asked: readonly Asked[],
  ground: readonly (Sequence | Definition)[],
  mark: string,
): ScratchScript {
  const groups = new Map<string, Asked[]>();
  for (const item of asked) {
    const { namespace, table } = item.question.object;
    const key = `${namespace}\0${table}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const tables = [...groups.values()].map((group, index) => ({
    group,
    name: `schemix_scratch_${index}_${mark}`,
  }));
  const steps = [
    ...ground.flatMap(groundSteps),
    ...tables.flatMap(({ group, name }) => tableSteps(group, name, mark)),
  ];
  const names = tables.map(({ group, name }) => qualified(group[0]?.question.object.namespace, name));
  const bare = steps.map(({ sql }) => `EXEC (${quoteString(sql)});`).join("\n");
  return { sql: [...caught(steps), answerQuery(names)].join("\n"), bare, steps };
}

/** A sequence that a default counts with, a function that it calls and a type of a column may be ones that are to come. */
function groundSteps(object: Sequence | Definition): Step[] {
  const { namespace, name } = object;
  const path = qualified(namespace, name);
  const unless = (condition: string, sql: string): string =>
    `IF ${condition} IS NULL EXEC (${quoteString(sql)})`;
  const isType = object.kind === "domain" || object.kind === "tableType";
  const make =
    object.kind === "sequence" ? `CREATE SEQUENCE ${path} AS ${object.type ?? "bigint"}` : object.definition;
  return [
    {
      sql: unless(`SCHEMA_ID(${quoteString(namespace)})`, `CREATE SCHEMA ${quote(namespace)}`),
      object,
      text: namespace,
    },
    { sql: unless(`${isType ? "TYPE_ID" : "OBJECT_ID"}(${quoteString(path)})`, make), object, text: make },
  ];
}

function tableSteps(group: readonly Asked[], name: string, mark: string): Step[] {
  const [first] = group;
  if (first === undefined) return [];
  const { columns, object } = first.question;
  const table = qualified(object.namespace, name);
  const plain = columns.filter(({ generated }) => generated === undefined);
  const computed = columns.filter(({ generated }) => generated !== undefined);
  const lines = [...plain.map(columnLine), `${quote(keyColumn(columns))} int NULL`];
  const labels = new Map(group.map(({ question, label }) => [question.object, label] as const));
  const inScratch = { table, key: keyColumn(columns), mark };
  return [
    {
      sql: `CREATE TABLE ${table} (${lines.join(", ")})`,
      object: tableOf(object),
      text: plain.map(({ type }) => type).join(", "),
    },
    ...computed.map((column) => questionStep(column, labels.get(column), inScratch)),
    ...group
      .filter(({ question }) => question.object.kind !== "column" || question.object.generated === undefined)
      .map(({ question, label }) => questionStep(question.object, label, inScratch)),
  ];
}

/** A column that none of the table's is called as. */
function keyColumn(columns: readonly Column[]): string {
  let name = "schemix_key";
  while (columns.some((column) => column.name.toLowerCase() === name)) name += "_";
  return name;
}

function tableOf({ namespace, table }: Spoken): SchemaObject {
  return { kind: "table", namespace, name: table };
}

function columnLine({ name, type, collation }: Column): string {
  return `${quote(name)} ${type}${collation === undefined ? "" : ` COLLATE ${collation}`} NULL`;
}

interface Place {
  readonly table: string;
  readonly key: string;
  readonly mark: string;
}

/** A line break ends a comment that a text may end with. */
function questionStep(object: Spoken, label: string | undefined, { table, key, mark }: Place): Step {
  const name = quote(`${label}_${mark}`);
  switch (object.kind) {
    case "check":
      return {
        sql: `ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${object.expression}\n)`,
        label,
        object,
        text: object.expression,
      };
    case "index": {
      const { where = "" } = object;
      return {
        sql: `CREATE INDEX ${name} ON ${table} (${quote(key)}) WHERE ${where}`,
        label,
        object,
        text: where,
      };
    }
    case "column": {
      const { generated, default: usual = "" } = object;
      if (generated === undefined)
        return {
          sql: `ALTER TABLE ${table} ADD CONSTRAINT ${name} DEFAULT (${usual}\n) FOR ${quote(object.name)}`,
          label,
          object,
          text: usual,
        };
      const persisted = generated.stored ? " PERSISTED" : "";
      return {
        sql: `ALTER TABLE ${table} ADD ${quote(object.name)} AS (${generated.expression}\n)${persisted}`,
        label,
        object,
        text: generated.expression,
      };
    }
  }
}

/**
 * Statements until one is refused, which is told as a row: by then the transaction can only be rolled back. A text that is no SQL at all
 * is caught outside of the batch that it is.
 */
function caught(steps: readonly Step[]): string[] {
  return [
    "DECLARE @step int = 0;",
    "BEGIN TRY",
    ...steps.map(({ sql }, index) => `SET @step = ${index}; EXEC (${quoteString(sql)});`),
    "END TRY",
    "BEGIN CATCH",
    "  SELECT @step AS [step], ERROR_NUMBER() AS [number], ERROR_SEVERITY() AS [severity], ERROR_MESSAGE() AS [message];",
    "  IF XACT_STATE() = -1 ROLLBACK TRANSACTION;",
    "  RETURN;",
    "END CATCH;",
  ];
}

/** Columns are found by their name, everything else by that of its constraint or index. */
function answerQuery(tables: readonly string[]): string {
  const ids = tables.map((table) => `OBJECT_ID(${quoteString(table)})`).join(", ");
  const of = (catalog: string, owner: string, text: string, column: string) =>
    `SELECT ${owner} AS owner, CAST(name AS nvarchar(128)) COLLATE DATABASE_DEFAULT AS name, ${column} AS isColumn,
    CAST(${text} AS nvarchar(max)) COLLATE DATABASE_DEFAULT AS text FROM sys.${catalog} WHERE ${owner} IN (${ids})`;
  return `SELECT OBJECT_NAME(answer.owner) AS [table], answer.name AS [name], answer.isColumn AS [isColumn], answer.text AS [text]
FROM (
  ${[
    of("default_constraints", "parent_object_id", "definition", "0"),
    of("check_constraints", "parent_object_id", "definition", "0"),
    of("computed_columns", "object_id", "definition", "1"),
    of("indexes", "object_id", "filter_definition", "0"),
  ].join("\n  UNION ALL ")}
) AS answer WHERE answer.text IS NOT NULL`;
}

/** What was refused; nothing where the rows are answers. */
export function complaintIn(
  results: readonly (readonly Row[])[],
  { steps }: ScratchScript,
): Complaint | undefined {
  const row = results.at(-1)?.[0];
  if (row?.step === undefined) return undefined;
  const step = steps[Number(row.step)];
  return {
    label: step?.label,
    object: step?.object,
    text: step?.text ?? "",
    number: Number(row.number),
    severity: Number(row.severity),
    message: String(row.message),
  };
}

/** Label → the text in the server's words. */
export function answersIn(
  results: readonly (readonly Row[])[],
  asked: readonly Asked[],
  mark: string,
): Map<string, string> {
  const found = new Map(
    (results.at(-1) ?? []).map((row) => [
      Number(row.isColumn) === 1 ? `${String(row.table)}\0${String(row.name)}` : String(row.name),
      String(row.text),
    ]),
  );
  const answers = new Map<string, string>();
  const tables = [
    ...new Set(asked.map(({ question: { object } }) => `${object.namespace}\0${object.table}`)),
  ];
  for (const { question, label } of asked) {
    const { object } = question;
    const index = tables.indexOf(`${object.namespace}\0${object.table}`);
    const isComputed = object.kind === "column" && object.generated !== undefined;
    const name = isComputed ? `schemix_scratch_${index}_${mark}\0${object.name}` : `${label}_${mark}`;
    const text = found.get(name);
    if (text !== undefined) answers.set(label, text);
  }
  return answers;
}
