/** Clauses that several statements share. Written after the reference pages of Transact-SQL. */
import { SchemixError } from "../../../errors/schemix-error.js";
import type { CheckDefinition } from "../../../objects/check/shape.js";
import type { ColumnDefinition, Identity } from "../../../objects/column/shape.js";
import type { ForeignKeyDefinition, ReferentialAction } from "../../../objects/foreign-key/shape.js";
import type {
  Deferral,
  KeyIndexAttributes,
  PrimaryKeyDefinition,
} from "../../../objects/primary-key/shape.js";
import type { UniqueDefinition } from "../../../objects/unique/shape.js";
import { defaultName } from "../sql/default-name.js";
import { procedureRefusal, raise } from "../sql/refusals.js";
import { qualified, quote, quoteString } from "../sql/writer.js";

/** Words with blanks between, the empty ones left out. */
export function words(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join(" ");
}

export function nameList(names: readonly string[]): string {
  return `(${names.map(quote).join(", ")})`;
}

/** Text with more behind it; a line break keeps a comment at its end from swallowing that. */
export function closed(text: string): string {
  return text.includes("--") ? `${text}\n` : text;
}

/** An expression in parentheses. */
export function parenthesized(text: string): string {
  return `(${closed(text)})`;
}

/** What SQL Server has no word for, said before anything runs. */
export function impossible(message: string, fix: string): SchemixError {
  return new SchemixError("OPERATION_INVALID", {
    message,
    why: "SQL Server has nothing like it.",
    fix,
  });
}

/** The number of an object for the functions and views of the catalog. */
export function objectId(namespace: string | undefined, name: string): string {
  return `OBJECT_ID(${quoteString(qualified(namespace, name))})`;
}

/** Calls a stored procedure with its arguments by name. */
export function execute(procedure: string, args: Readonly<Record<string, string>>): string {
  const list = Object.entries(args).map(([name, value]) => `@${name} = ${value}`);
  return `EXEC ${procedure} ${list.join(", ")}`;
}

/**
 * A rename within a longer batch. The server's procedure only returns that it has failed, and a batch goes on behind that: its
 * last statement would tell that all is well.
 * @param result a variable that nothing else of the batch declares
 */
export function renameWithin(
  args: Readonly<Record<"objname" | "newname" | "objtype", string>>,
  result = "@failed",
): string {
  const call = execute("sys.sp_rename", args).replace(/^EXEC /, `EXEC ${result} = `);
  const refusal = raise(procedureRefusal, "sp_rename has failed");
  return `BEGIN DECLARE ${result} int; ${call}; IF ${result} <> 0 ${refusal}; END`;
}

/** A collation is a word that cannot be quoted, so nothing else may stand there. */
export function collationName(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return name;
  throw impossible(
    `${JSON.stringify(name)} is not the name of a collation`,
    "Look it up in sys.fn_helpcollations(), such as Latin1_General_100_CI_AS_SC_UTF8.",
  );
}

export function identityClause({ start = "1", increment = "1" }: Identity): string {
  return `IDENTITY(${start},${increment})`;
}

/** The constraint that a default is. */
export function defaultClause(
  table: string,
  column: Pick<ColumnDefinition, "name" | "default" | "defaultName">,
): string {
  const name = column.defaultName ?? defaultName(table, column.name);
  return `CONSTRAINT ${quote(name)} DEFAULT ${parenthesized(column.default ?? "NULL")}`;
}

/** Name, type and collation, as CREATE TABLE and ALTER COLUMN take them alike. */
export function typeClause(type: string, collation: string | null | undefined): string {
  return words(type, collation !== undefined && collation !== null && `COLLATE ${collationName(collation)}`);
}

/** @param isPlain a column of a period, before there is one */
export function columnClause(table: string, column: ColumnDefinition, isPlain = false): string {
  const { generated, identity, period, hidden } = column;
  if (generated !== undefined) return computedClause(column);
  refuseColumn(column);
  return words(
    quote(column.name),
    typeClause(column.type, column.collation),
    column.sparse === true && "SPARSE",
    identity !== undefined && identityClause(identity),
    period !== undefined &&
      !isPlain &&
      words(`GENERATED ALWAYS AS ROW ${period.toUpperCase()}`, hidden === true && "HIDDEN"),
    column.rowGuid === true && "ROWGUIDCOL",
    column.nullable ? "NULL" : "NOT NULL",
    column.default !== undefined && defaultClause(table, column),
  );
}

/** Whether a value may be missing is up to the expression, unless the value is kept. */
function computedClause({ name, nullable, generated }: ColumnDefinition): string {
  return words(
    quote(name),
    `AS ${parenthesized(generated?.expression ?? "")}`,
    generated?.stored === true && words("PERSISTED", !nullable && "NOT NULL"),
  );
}

function refuseColumn({
  name,
  storage,
  compression,
  statistics,
  options,
  notNull,
  identity,
}: ColumnDefinition): void {
  const said = Object.entries({ storage, compression, statistics, options, notNull }).find(
    ([, value]) => value !== undefined,
  );
  if (said !== undefined)
    throw impossible(`The column ${name} has the option ${said[0]}`, "Leave it out for SQL Server.");
  const { minValue, maxValue, cache, cycle, sequence } = identity ?? {};
  const counting = Object.entries({ minValue, maxValue, cache, cycle, sequence }).find(
    ([, value]) => value !== undefined,
  );
  if (counting !== undefined)
    throw impossible(
      `The identity of ${name} has the option ${counting[0]}`,
      "An identity has a start and an increment; take a sequence and a default for more.",
    );
}

function refuseDeferral(name: string, { deferrable, initiallyDeferred }: Deferral): void {
  if (deferrable !== true && initiallyDeferred !== true) return;
  throw impossible(
    `The constraint ${name} is deferrable`,
    "Leave it out: constraints are checked with each statement.",
  );
}

/** Options of an index whose value is not ON, OFF, a number or a word of the documentation. */
const optionValue = /^(?:on|off|none|row|page|auto|table|disable|\d{1,3})$/i;

/** `FILLFACTOR = 80, PAD_INDEX = ON`. */
export function optionList(options: Readonly<Record<string, string>>): string {
  return Object.keys(options)
    .sort()
    .map((key) => option(key, options[key] ?? ""))
    .join(", ");
}

export function option(key: string, value: string): string {
  if (/^[a-z_]+$/i.test(key) && optionValue.test(value))
    return `${key.toUpperCase()} = ${value.toUpperCase()}`;
  throw impossible(
    `${JSON.stringify(key)} = ${JSON.stringify(value)} is not an option of an index or a table`,
    'Write it as the documentation of CREATE INDEX spells it: { fillfactor: "80", data_compression: "page" }.',
  );
}

export function keyIndexClause({
  storage,
  tablespace,
}: Pick<KeyIndexAttributes, "storage" | "tablespace">): string {
  return words(
    storage !== undefined && Object.keys(storage).length > 0 && `WITH (${optionList(storage)})`,
    tablespace !== undefined && `ON ${quote(tablespace)}`,
  );
}

function keyColumns({
  name,
  columns,
  include,
  descending = [],
  withoutOverlaps,
}: PrimaryKeyDefinition): string {
  if (include !== undefined && include.length > 0)
    throw impossible(`The key ${name} includes columns`, "Make a unique index that includes them.");
  if (withoutOverlaps === true) throw impossible(`The key ${name} is about a period`, "Leave it out.");
  return `(${columns.map((column) => words(quote(column), descending.includes(column) && "DESC")).join(", ")})`;
}

/** The rows lie in the order of a primary key unless it says otherwise; saying so keeps it true beside another clustered index. */
export function primaryKeyClause(key: PrimaryKeyDefinition): string {
  refuseDeferral(key.name, key);
  return words(
    `CONSTRAINT ${quote(key.name)} PRIMARY KEY`,
    key.clustered === false ? "NONCLUSTERED" : "CLUSTERED",
    keyColumns(key),
    keyIndexClause(key),
  );
}

/** Two NULLs always count as equal, so `nullsNotDistinct` needs no word. */
export function uniqueClause(unique: UniqueDefinition): string {
  refuseDeferral(unique.name, unique);
  return words(
    `CONSTRAINT ${quote(unique.name)} UNIQUE`,
    unique.clustered === true ? "CLUSTERED" : "NONCLUSTERED",
    keyColumns(unique),
    keyIndexClause(unique),
  );
}

export function checkClause(check: CheckDefinition): string {
  if (check.noInherit === true) throw impossible(`The check ${check.name} is not inherited`, "Leave it out.");
  return `CONSTRAINT ${quote(check.name)} CHECK ${parenthesized(check.expression)}`;
}

/** There is no RESTRICT; no action refuses at once, as that does. */
const actions: Readonly<Record<ReferentialAction, string>> = {
  noAction: "NO ACTION",
  restrict: "NO ACTION",
  cascade: "CASCADE",
  setNull: "SET NULL",
  setDefault: "SET DEFAULT",
};

export function foreignKeyClause(key: ForeignKeyDefinition): string {
  const { name, references, onDelete, onUpdate, onDeleteColumns, match, period } = key;
  refuseDeferral(name, key);
  if (onDeleteColumns !== undefined || match !== undefined || period === true)
    throw impossible(
      `The foreign key ${name} says ON DELETE of some columns, MATCH FULL or PERIOD`,
      "Leave that out for SQL Server.",
    );
  const action = (word: string, value: ReferentialAction | undefined) =>
    value !== undefined && actions[value] !== "NO ACTION" && `ON ${word} ${actions[value]}`;
  return words(
    `CONSTRAINT ${quote(name)} FOREIGN KEY ${nameList(key.columns)}`,
    `REFERENCES ${qualified(references.namespace, references.table)} ${nameList(references.columns)}`,
    action("DELETE", onDelete),
    action("UPDATE", onUpdate),
  );
}
