/** Clauses that several statements share. Written after the manual's reference pages of the SQL commands. */
import type { CheckDefinition } from "../../objects/check/shape.js";
import type { ColumnDefinition, Identity } from "../../objects/column/shape.js";
import type { ForeignKeyDefinition, ReferentialAction } from "../../objects/foreign-key/shape.js";
import type { Deferral, KeyIndexAttributes, PrimaryKeyDefinition } from "../../objects/primary-key/shape.js";
import type { SequenceOptions } from "../../objects/sequence/shape.js";
import type { UniqueDefinition } from "../../objects/unique/shape.js";
import { qualified, quote, quoteString } from "./writer.js";

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

export function identityMode(identity: Identity): string {
  return identity.mode === "always" ? "ALWAYS" : "BY DEFAULT";
}

export function identityClause(identity: Identity): string {
  const options = sequenceClauses(identity);
  return words(`GENERATED ${identityMode(identity)} AS IDENTITY`, options !== "" && `(${options})`);
}

export function columnClause(column: ColumnDefinition): string {
  const { generated, identity } = column;
  return words(
    quote(column.name),
    column.type,
    column.compression !== undefined && `COMPRESSION ${quote(column.compression)}`,
    column.collation !== undefined && `COLLATE ${catalogName(column.collation)}`,
    column.default !== undefined && `DEFAULT ${column.default}`,
    generated !== undefined &&
      `GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? "STORED" : "VIRTUAL"}`,
    identity !== undefined && identityClause(identity),
    !column.nullable && "NOT NULL",
  );
}

function deferralClause({ deferrable, initiallyDeferred }: Deferral): string {
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

export function primaryKeyClause(key: PrimaryKeyDefinition): string {
  return words(
    `CONSTRAINT ${quote(key.name)} PRIMARY KEY ${nameList(key.columns)}`,
    keyIndexClause(key),
    deferralClause(key),
  );
}

export function uniqueClause(unique: UniqueDefinition): string {
  return words(
    `CONSTRAINT ${quote(unique.name)} UNIQUE`,
    unique.nullsNotDistinct === true && "NULLS NOT DISTINCT",
    nameList(unique.columns),
    keyIndexClause(unique),
    deferralClause(unique),
  );
}

export function checkClause(check: CheckDefinition): string {
  return words(
    `CONSTRAINT ${quote(check.name)} CHECK (${check.expression})`,
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
    `CONSTRAINT ${quote(key.name)} FOREIGN KEY ${nameList(key.columns)}`,
    `REFERENCES ${qualified(references.namespace, references.table)} ${nameList(references.columns)}`,
    key.match === "full" && "MATCH FULL",
    onUpdate !== undefined && onUpdate !== "noAction" && `ON UPDATE ${actions[onUpdate]}`,
    onDelete !== undefined && onDelete !== "noAction" && `ON DELETE ${actions[onDelete]}${onlyColumns}`,
    deferralClause(key),
    key.notEnforced === true && "NOT ENFORCED",
    key.notValid === true && key.notEnforced !== true && "NOT VALID",
  );
}
