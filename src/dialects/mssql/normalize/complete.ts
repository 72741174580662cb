import type { AnyObject } from "../../../objects/any.js";
import type { Column, Identity } from "../../../objects/column/shape.js";
import { find } from "../../../objects/find.js";
import type { Sequence } from "../../../objects/sequence/shape.js";
import type { SchemaObject } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { compact } from "../../../util/compact.js";
import { isSameData } from "../../../util/compare.js";
import { settlePlaces } from "../sql/places.js";
import { startOf } from "../types/sequence-options.js";
import { alikeWord, settleWords } from "../types/type-words.js";

/**
 * What SQL Server has otherwise than it was said, and nobody has to say: names of defaults and beginnings of sequences as they are in a database,
 * whether a number is a `decimal` or a `numeric`, types of computed columns, which follow from their expression, attributes that mean nothing there, and what is said of an index
 * and is so of its table.
 */
export function complete(desired: Schema, current: Schema): Schema {
  return settlePlaces(settleWords(desired.map((object) => completed(object, current))));
}

function completed(object: SchemaObject, current: Schema): SchemaObject {
  const known = withSwitches(object) as AnyObject;
  switch (known.kind) {
    case "column":
      return completedColumn(known, find(current, known));
    case "foreignKey": {
      const { onDelete, onUpdate } = known;
      if (onDelete !== "restrict" && onUpdate !== "restrict") return known;
      // Its NO ACTION looks at the end of the statement and cannot be put off: the same as RESTRICT elsewhere.
      const { onDelete: _, onUpdate: _update, ...rest } = known;
      return {
        ...rest,
        ...(onDelete === undefined || onDelete === "restrict" ? {} : { onDelete }),
        ...(onUpdate === undefined || onUpdate === "restrict" ? {} : { onUpdate }),
      };
    }
    case "sequence": {
      const former = find(current, known);
      const start = former === undefined ? known.start : startOf(known, former, known.type);
      const type = known.type && alikeWord(known.type, former?.type);
      return compact({ ...known, start, type }) as Sequence;
    }
    case "unique":
    case "index": {
      if (known.nullsNotDistinct === undefined) return known;
      // The only way in which it compares them.
      const { nullsNotDistinct: _, ...rest } = known;
      return rest;
    }
    default:
      return known;
  }
}

const switches: Readonly<Record<string, string>> = { true: "on", false: "off" };

/** Options are on and off there, and `true` and `false` in TypeScript. */
function withSwitches(object: SchemaObject): SchemaObject {
  const { storage } = object as { readonly storage?: unknown };
  if (typeof storage !== "object" || storage === null) return object;
  const entries = Object.entries(storage);
  if (!entries.some(([, value]) => String(value) in switches)) return object;
  const said = entries.map(([name, value]) => [name, switches[String(value)] ?? value]);
  return { ...object, storage: Object.fromEntries(said) } as SchemaObject;
}

function completedColumn(column: Column, former: Column | undefined): Column {
  const whole = column.identity === undefined ? column : withIdentity(column, column.identity);
  if (former === undefined) return whole;
  const found = { ...whole, type: alikeWord(whole.type, former.type) };
  if (found.generated !== undefined && former.generated !== undefined)
    return { ...found, type: former.type, nullable: mayBeNull(found, former) };
  const { defaultName } = former;
  const isUnnamed = found.default !== undefined && found.defaultName === undefined;
  return isUnnamed && defaultName !== undefined ? { ...found, defaultName } : found;
}

/**
 * Whether a computed column is nullable is what its expression comes to ("sys.columns"); one that is kept takes NOT NULL besides
 * ("computed_column_definition"). What expression it is, is known when both are in the server's words.
 */
function mayBeNull(column: Column, former: Column): boolean {
  if (column.generated?.stored !== true) return former.nullable;
  if (!column.nullable || !isSameData(column.generated, former.generated)) return column.nullable;
  return former.nullable;
}

/** An identity takes values only where a session asks for it, and counts by two numbers. */
function withIdentity(column: Column, { start, increment }: Identity): Column {
  const identity: Identity = {
    mode: "always",
    ...(start === undefined || start === "1" ? {} : { start }),
    ...(increment === undefined || increment === "1" ? {} : { increment }),
  };
  return { ...column, identity };
}
