/** What is in the server's words already, so that nobody is asked about it. */
import { spelledBy } from "../../diff/row-types.js";
import type { Check } from "../../objects/check/shape.js";
import type { Column } from "../../objects/column/shape.js";
import { isDefinition } from "../../objects/definition/shape.js";
import { partsOf } from "../../objects/find.js";
import type { Index } from "../../objects/index/shape.js";
import { keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { isSameData } from "../../util/compare.js";

/**
 * What only the server that made a schema understands beside another state: definitions, and whole tables that lean on one,
 * or on the rows of another table, that is not there in `current`, or is there otherwise, for a table is never looked at in
 * parts.
 */
export function settledBeside(made: Schema, current: Schema): (object: SchemaObject) => boolean {
  const leaning = new Set<string | undefined>();
  for (const object of made) {
    if (isDefinition(object)) continue;
    const isOther = (needed: Reference): boolean =>
      isDefinition(needed)
        ? !isSameData(made.get(needed), current.get(needed))
        : isRowType(needed, object) && !isSameData(rowOf(needed, made), rowOf(needed, current));
    if (made.dependenciesOf(object).some(isOther)) leaning.add(tableOf(object));
  }
  leaning.delete(undefined);
  return (object) => isDefinition(object) || leaning.has(tableOf(object));
}

/** Whether a text may speak of the rows of another table. */
function isRowType({ kind, namespace, name }: Reference, object: SchemaObject): boolean {
  const isSpoken = object.kind === "column" || object.kind === "check" || object.kind === "index";
  return kind === "table" && isSpoken && (name !== object.table || namespace !== object.namespace);
}

/** What the rows of a table are made of; nothing where it is not there. */
function rowOf({ namespace, name }: Reference, schema: Schema, canonical = (type: string): string => type) {
  const columns = partsOf(schema, { namespace, name }, "column");
  return columns.map((column) => [column.name, canonical(column.type)]).sort();
}

/**
 * Whether something of a table that is there is to hold, or to make, rows of a table that is not there in `current`, or has
 * other columns: no server says what that means before it has the table.
 */
export function speaksOfOtherRows(
  desired: Schema,
  current: Schema,
  { defaultNamespace, canonical }: { readonly defaultNamespace: string; canonical(type: string): string },
): boolean {
  const spoken = (["column", "check", "index"] as const).flatMap(
    (kind) => desired.ofKind(kind) as readonly (Column | Check | Index)[],
  );
  const types = new Set(
    spoken
      .filter(({ namespace, table }) => current.has({ kind: "table", namespace, name: table }))
      .flatMap(typesIn),
  );
  const tables = [...types]
    .flatMap((type) => spelledBy(type, defaultNamespace))
    .filter((table) => desired.has(table));
  return tables.some(
    (table) => !isSameData(rowOf(table, desired, canonical), rowOf(table, current, canonical)),
  );
}

/** The types that are named by an object, as far as they are spelled as casts are. */
function typesIn(object: Column | Check | Index): readonly string[] {
  const casts = textsIn(object).flatMap((text) => [...text.matchAll(cast)].map(([, type = ""]) => type));
  return object.kind === "column" ? [object.type, ...casts] : casts;
}

const cast = /(?:::|\bas)\s*((?:(?:"(?:[^"]|"")+"|\w+)\.)?(?:"(?:[^"]|"")+"|\w+))/gi;

function textsIn(object: Column | Check | Index): readonly string[] {
  const texts = () => {
    if (object.kind === "column") return [object.default, object.generated?.expression];
    if (object.kind === "check") return [object.expression];
    return [object.where, ...object.keys.map(({ expression }) => expression)];
  };
  return texts().filter((text) => text !== undefined);
}

function tableOf({ kind, namespace, table, name }: SchemaObject): string | undefined {
  const owner = kind === "table" ? name : table;
  return owner === undefined ? undefined : keyOf({ kind: "table", namespace, name: owner });
}
