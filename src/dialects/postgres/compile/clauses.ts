/** Clauses that several statements share. Written after the manual's reference pages of the SQL commands. */
import type { CheckDefinition } from "../../../objects/check/shape.js";
import type { ColumnDefinition, Identity, NotNull } from "../../../objects/column/shape.js";
import type { EnabledState } from "../../../objects/definition/spec-place.js";
import type { ForeignKeyDefinition, ReferentialAction } from "../../../objects/foreign-key/shape.js";
import type {
  Deferral,
  KeyIndexAttributes,
  PrimaryKeyDefinition,
  UsingIndex,
} from "../../../objects/primary-key/shape.js";
import type { SequenceOptions } from "../../../objects/sequence/shape.js";
import type { UniqueDefinition } from "../../../objects/unique/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";

/** Words with blanks between, the empty ones left out. */
export function words(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join(" ");
}

export function nameList(names: readonly string[]): string {
  return `(${names.map(quote).join(", ")})`;
}

/**
 * A collation, operator class or access method: a bare name is quoted; one that already holds quotes, such as
 * `"app"."my_ops"`, is taken as it is, because a bare name may itself contain dots (`en_US.utf8`).
 */
export function catalogName(name: string): string {
  return name.includes('"') ? name : quote(name);
}

/** `fillfactor = '70'`; the parts of a dotted parameter are quoted apart. */
export function storageList(storage: Readonly<Record<string, string>>): string {
  return Object.keys(storage)
    .sort()
    .map((key) => `${storageKey(key)} = ${quoteString(storage[key] ?? "")}`)
    .join(", ");
}

export function storageKey(key: string): string {
  return key.split(".").map(quote).join(".");
}

export function sequenceClauses(options: SequenceOptions): string {
  return words(
    options.start !== undefined && `START WITH ${options.start}`,
    options.increment !== undefined && `INCREMENT BY ${options.increment}`,
    options.minValue !== undefined && `MINVALUE ${options.minValue}`,
    options.maxValue !== undefined && `MAXVALUE ${options.maxValue}`,
    options.cache !== undefined && `CACHE ${options.cache}`,
    options.cycle === true && "CYCLE",
  );
}

/**
 * Changes how a sequence counts. It keeps its number, which PostgreSQL refuses when that lies outside of the new
 * limits: then it begins anew.
 */
export function setOrRestart(
  change: string,
  sequence: string,
  { increment, minValue, maxValue }: SequenceOptions,
): Statement {
  const isDescending = increment?.startsWith("-") ?? false;
  const least = minValue ?? (isDescending ? undefined : "1");
  const most = maxValue ?? (isDescending ? "-1" : undefined);
  const limits = [least === undefined ? "" : `>= ${least}`, most === undefined ? "" : `<= ${most}`];
  const isInside = limits
    .filter((limit) => limit !== "")
    .map((limit) => `pg_sequence_last_value(${sequence}) ${limit}`)
    .join(" AND ");
  return {
    sql: `DO ${quoteString(`BEGIN IF ${isInside} THEN ${change}; ELSE ${change} RESTART; END IF; END`)}`,
  };
}

export function identityMode(identity: Identity): string {
  return identity.mode === "always" ? "ALWAYS" : "BY DEFAULT";
}

/** @param namespace of the table, where its sequence is too */
export function identityClause(identity: Identity, namespace: string | undefined): string {
  const { sequence } = identity;
  const named = sequence === undefined ? "" : `SEQUENCE NAME ${qualified(namespace, sequence)}`;
  const options = words(named, sequenceClauses(identity));
  return words(`GENERATED ${identityMode(identity)} AS IDENTITY`, options !== "" && `(${options})`);
}

/** Words and constants that the grammar takes as a default; anything else is put into parentheses. */
const plainDefault =
  /^(?:[+-]?\d+(?:\.\d+)?|(?:'[^'\\]*'|[a-z_][a-z0-9_.]*(?:\((?:'[^'\\]*'(?:::regclass)?)?\))?)(?:::[a-z_][a-z0-9_ ]*(?:\(\d+\))?(?:\[\])?)?)$/i;

export function defaultClause(text: string): string {
  return plainDefault.test(text) ? `DEFAULT ${text}` : `DEFAULT ${parenthesized(text)}`;
}

/** Text that ends a statement; a line break keeps a comment at its end from swallowing what a script puts behind. */
export function closed(text: string): string {
  return text.includes("--") ? `${text}\n` : text;
}

/** An expression in parentheses; a line break keeps a comment at its end from swallowing what follows. */
export function parenthesized(text: string): string {
  return text.includes("--") ? `(${text}\n)` : `(${text})`;
}

/** A statement within another, without the semicolon that a person put at its end. */
export function withoutSemicolon(text: string): string {
  return closed(text.trim().replace(/;$/, "").trimEnd());
}

/** What is on as usual needs no word; the rest is said by a statement of its own. */
export function stateStatement(
  state: EnabledState | undefined,
  statement: (word: string) => string,
): readonly string[] {
  if (state === undefined) return [];
  const word = { always: "ENABLE ALWAYS", replica: "ENABLE REPLICA", disabled: "DISABLE" }[state];
  return [statement(word)];
}

export function columnClause(column: ColumnDefinition, namespace: string | undefined): string {
  const { generated, identity } = column;
  return words(
    quote(column.name),
    column.type,
    column.compression !== undefined && `COMPRESSION ${quote(column.compression)}`,
    column.collation !== undefined && `COLLATE ${catalogName(column.collation)}`,
    column.default !== undefined && defaultClause(column.default),
    generated !== undefined &&
      `GENERATED ALWAYS AS ${parenthesized(generated.expression)} ${generated.stored ? "STORED" : "VIRTUAL"}`,
    identity !== undefined && identityClause(identity, namespace),
    notNullClause(column),
  );
}

/** A NOT NULL that no row is looked at for is added behind: a column has no word for that. */
function notNullClause({ nullable, notNull }: ColumnDefinition): string {
  if (nullable || notNull?.notValid === true) return "";
  return words(
    notNull?.name !== undefined && `CONSTRAINT ${quote(notNull.name)}`,
    "NOT NULL",
    notNull?.noInherit === true && "NO INHERIT",
  );
}

/** NOT NULL as a constraint of a table. */
export function notNullConstraint(column: string, { name, noInherit, notValid }: NotNull): string {
  return words(
    name !== undefined && `CONSTRAINT ${quote(name)}`,
    `NOT NULL ${quote(column)}`,
    noInherit === true && "NO INHERIT",
    notValid === true && "NOT VALID",
  );
}

export function deferralClause({ deferrable, initiallyDeferred }: Deferral): string {
  return words(
    (deferrable === true || initiallyDeferred === true) && "DEFERRABLE",
    initiallyDeferred === true && "INITIALLY DEFERRED",
  );
}

function keyIndexClause({ include, storage, tablespace }: KeyIndexAttributes): string {
  return words(
    include !== undefined && include.length > 0 && `INCLUDE ${nameList(include)}`,
    storage !== undefined && Object.keys(storage).length > 0 && `WITH (${storageList(storage)})`,
    tablespace !== undefined && `USING INDEX TABLESPACE ${quote(tablespace)}`,
  );
}

function keyList({ columns, withoutOverlaps }: PrimaryKeyDefinition | UniqueDefinition): string {
  const list = nameList(columns);
  return withoutOverlaps === true ? `${list.slice(0, -1)} WITHOUT OVERLAPS)` : list;
}

function periodList(columns: readonly string[], hasPeriod: boolean | undefined): string {
  if (hasPeriod !== true) return nameList(columns);
  const names = columns.map(quote);
  return `(${[...names.slice(0, -1), `PERIOD ${names.at(-1) ?? ""}`].join(", ")})`;
}

/** A key that takes an index over: what it is of stands there. */
function keyOfIndex(kind: string, key: PrimaryKeyDefinition, index: string): string {
  return words(`CONSTRAINT ${quote(key.name)} ${kind} USING INDEX ${quote(index)}`, deferralClause(key));
}

export function primaryKeyClause(key: PrimaryKeyDefinition & UsingIndex): string {
  if (key.usingIndex !== undefined) return keyOfIndex("PRIMARY KEY", key, key.usingIndex);
  return words(
    `CONSTRAINT ${quote(key.name)} PRIMARY KEY ${keyList(key)}`,
    keyIndexClause(key),
    deferralClause(key),
  );
}

export function uniqueClause(unique: UniqueDefinition & UsingIndex): string {
  if (unique.usingIndex !== undefined) return keyOfIndex("UNIQUE", unique, unique.usingIndex);
  return words(
    `CONSTRAINT ${quote(unique.name)} UNIQUE`,
    unique.nullsNotDistinct === true && "NULLS NOT DISTINCT",
    keyList(unique),
    keyIndexClause(unique),
    deferralClause(unique),
  );
}

export function checkClause(check: CheckDefinition): string {
  return words(
    `CONSTRAINT ${quote(check.name)} CHECK ${parenthesized(check.expression)}`,
    check.noInherit === true && "NO INHERIT",
    check.notEnforced === true && "NOT ENFORCED",
    check.notValid === true && check.notEnforced !== true && "NOT VALID",
  );
}

const actions: Readonly<Record<ReferentialAction, string>> = {
  noAction: "NO ACTION",
  restrict: "RESTRICT",
  cascade: "CASCADE",
  setNull: "SET NULL",
  setDefault: "SET DEFAULT",
};

export function foreignKeyClause(key: ForeignKeyDefinition): string {
  const { references, onDelete, onUpdate, onDeleteColumns } = key;
  const onlyColumns = onDeleteColumns === undefined ? "" : ` ${nameList(onDeleteColumns)}`;
  return words(
    `CONSTRAINT ${quote(key.name)} FOREIGN KEY ${periodList(key.columns, key.period)}`,
    `REFERENCES ${qualified(references.namespace, references.table)} ${periodList(references.columns, key.period)}`,
    key.match === "full" && "MATCH FULL",
    onUpdate !== undefined && onUpdate !== "noAction" && `ON UPDATE ${actions[onUpdate]}`,
    onDelete !== undefined && onDelete !== "noAction" && `ON DELETE ${actions[onDelete]}${onlyColumns}`,
    deferralClause(key),
    key.notEnforced === true && "NOT ENFORCED",
    key.notValid === true && key.notEnforced !== true && "NOT VALID",
  );
}
