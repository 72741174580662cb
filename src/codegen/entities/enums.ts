/** Which columns have an enum as their type, and what the enum is called in TypeScript. */
import type { Column } from "../../objects/column/shape.js";
import type { Enum } from "../../objects/enum/shape.js";
import { allOf, find } from "../../objects/find.js";
import { keyOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { kebabCase, NameSet, pascalCase } from "./names.js";

/** An enum of the database as one of TypeScript. */
export interface EnumPlan {
  readonly object: Enum;
  readonly className: string;
  /** Value → member. */
  readonly members: ReadonlyMap<string, string>;
  /** The file of its own, when more than one table uses it. */
  readonly file: string | undefined;
  /** The columns that have it as their type. */
  readonly columns: readonly Column[];
}

const spelled = /^(?:("(?:[^"]|"")*"|[^".[\]]+)\.)?("(?:[^"]|"")*"|[^".[\]]+)(?:\[\])*$/;

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** The enum that is a column's type, or that of its elements. `namespace` is where names without one are looked for. */
export function enumOf(column: Column, schema: Schema, namespace: string): Enum | undefined {
  const [, place, name] = spelled.exec(column.type) ?? [];
  if (name === undefined) return undefined;
  const found = find(schema, {
    kind: "enum",
    namespace: place === undefined ? namespace : unquoted(place),
    name: unquoted(name),
  });
  // An enum may have the name of a type that the server brings along; what the column depends on tells them apart.
  if (found === undefined || !isSayable(found)) return undefined;
  if (!schema.hasDependencies) return found;
  return schema.dependenciesOf(column).some((needed) => keyOf(needed) === keyOf(found)) ? found : undefined;
}

/** Whether an enum of TypeScript can have the values; of others a column says the type by its name. */
function isSayable({ values }: Enum): boolean {
  return values.length > 0 && !values.includes("");
}

/** Plans for the enums that columns of classes use, by their keys. */
export function planEnums(
  schema: Schema,
  columns: readonly Column[],
  namespace: string,
  names: { readonly classes: NameSet; readonly files: NameSet },
): ReadonlyMap<string, EnumPlan> {
  const users = new Map<string, Column[]>();
  for (const column of columns) {
    const found = enumOf(column, schema, namespace);
    if (found === undefined) continue;
    const key = keyOf(found);
    users.set(key, [...(users.get(key) ?? []), column]);
  }
  const plans = new Map<string, EnumPlan>();
  for (const object of allOf(schema, "enum")) {
    const used = users.get(keyOf(object)) ?? [];
    if (used.length === 0) continue;
    const name = pascalCase(object.name);
    const tables = new Set(used.map((column) => `${column.namespace}\0${column.table}`));
    plans.set(keyOf(object), {
      object,
      className: names.classes.take(name, `${name}Enum`),
      members: membersOf(object.values),
      file: tables.size > 1 ? `${names.files.take(kebabCase(object.name))}.enum` : undefined,
      columns: used,
    });
  }
  return plans;
}

function membersOf(values: readonly string[]): ReadonlyMap<string, string> {
  const names = new NameSet();
  return new Map(values.map((value) => [value, names.take(pascalCase(value))]));
}
