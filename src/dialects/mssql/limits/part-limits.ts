/** What indexes, keys and columns say that does not go together, whatever else a table has. */
import type { ObjectOf } from "../../../objects/any.js";
import { allOf, find } from "../../../objects/find.js";
import { type Reference, referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { Refusal } from "../../dialect.js";
import { isClustered } from "../sql/places.js";
import { spell } from "../types/type-spelling.js";

interface Rule<T> {
  readonly isBroken: (object: T, schema: Schema) => boolean;
  readonly message: string;
  readonly fix: string;
}

type Index = ObjectOf<"index">;
type ForeignKey = ObjectOf<"foreignKey">;
type Column = ObjectOf<"column">;

function isIgnoring({ storage }: Index): boolean {
  return storage?.ignore_dup_key?.toLowerCase() === "on";
}

function hasDouble(names: readonly (string | undefined)[]): boolean {
  return new Set(names).size < names.length;
}

/** "CREATE INDEX": arguments `CLUSTERED`, `INCLUDE`, `WHERE` and `IGNORE_DUP_KEY`; error 1909. */
const ofIndexes: readonly Rule<Index>[] = [
  {
    isBroken: (index) => isIgnoring(index) && index.unique !== true,
    message: "ignores duplicates and is not unique: there are none to ignore",
    fix: "Make it unique, or take ignore_dup_key away.",
  },
  {
    isBroken: (index) => isIgnoring(index) && index.where !== undefined,
    message: "ignores duplicates and has a filter: SQL Server takes one of the two",
    fix: "Take ignore_dup_key or the filter away.",
  },
  {
    isBroken: (index, schema) =>
      isIgnoring(index) && schema.has({ kind: "view", namespace: index.namespace, name: index.table }),
    message: "ignores duplicates and is on a view, whose rows nobody inserts",
    fix: "Take ignore_dup_key away.",
  },
  {
    isBroken: (index) => isClustered(index) && index.where !== undefined,
    message: "is clustered and has a filter: all rows of a table lie in its clustered index",
    fix: "Take clustered or the filter away.",
  },
  {
    isBroken: (index) => isClustered(index) && (index.include?.length ?? 0) > 0,
    message: "is clustered and includes columns: all columns of a table lie in its clustered index",
    fix: "Take clustered or include away.",
  },
  {
    isBroken: ({ keys, include = [] }) => hasDouble([...keys.map(({ column }) => column), ...include]),
    message: "names a column twice",
    fix: "Name it once; a column of the key need not be included.",
  },
];

/** The columns that a foreign key is of. */
function columnsOf({ namespace, table, columns }: ForeignKey, schema: Schema): readonly Column[] {
  return columns.flatMap((name) => find(schema, { kind: "column", namespace, table, name }) ?? []);
}

function does({ onDelete, onUpdate }: ForeignKey, action: "setNull" | "setDefault"): boolean {
  return onDelete === action || onUpdate === action;
}

/** "CREATE TABLE": ON DELETE and ON UPDATE; errors 1761 and 1762. */
const ofForeignKeys: readonly Rule<ForeignKey>[] = [
  {
    isBroken: (key, schema) =>
      does(key, "setNull") && columnsOf(key, schema).some(({ nullable }) => !nullable),
    message: "is to set NULL where its columns take none",
    fix: "Make the columns nullable, or choose another action.",
  },
  {
    isBroken: (key, schema) =>
      does(key, "setDefault") &&
      columnsOf(key, schema).some(({ nullable, default: usual }) => !nullable && usual === undefined),
    message: "is to set a default where its columns have none and take no NULL",
    fix: "Give the columns a default or make them nullable, or choose another action.",
  },
];

const counting: ReadonlySet<string> = new Set(["tinyint", "smallint", "int", "bigint"]);

/** What counts in whole numbers; of a type that somebody made nothing is known. */
function isCounting(type: string): boolean {
  const spelling = spell(type);
  if (spelling === undefined || counting.has(spelling.base)) return true;
  return spelling.base === "decimal" && (spelling.numbers[1] ?? 0) === 0;
}

/** "CREATE TABLE (IDENTITY property)"; errors 8147, 1754 and 2749. */
const ofColumns: readonly Rule<Column>[] = [
  {
    isBroken: ({ identity, nullable }) => identity !== undefined && nullable,
    message: "numbers itself and takes NULL",
    fix: "Take nullable away.",
  },
  {
    isBroken: ({ identity, default: usual }) => identity !== undefined && usual !== undefined,
    message: "numbers itself and has a default",
    fix: "Take one of the two away.",
  },
  {
    isBroken: ({ identity, type }) => identity !== undefined && !isCounting(type),
    message: "numbers itself and is of a type that has no whole numbers",
    fix: "Make it int or bigint, or a decimal without a scale.",
  },
];

export function impossibleParts(schema: Schema): readonly Refusal[] {
  return [
    ...broken(ofIndexes, allOf(schema, "index") as readonly Index[], schema),
    ...broken(ofForeignKeys, allOf(schema, "foreignKey") as readonly ForeignKey[], schema),
    ...broken(ofColumns, allOf(schema, "column") as readonly Column[], schema),
  ];
}

function broken<T extends Reference & { readonly table: string }>(
  rules: readonly Rule<T>[],
  objects: readonly T[],
  schema: Schema,
): readonly Refusal[] {
  return objects.flatMap((object) =>
    rules
      .filter(({ isBroken }) => isBroken(object, schema))
      .slice(0, 1)
      .map(({ message, fix }) => ({
        code: "TABLE_IMPOSSIBLE" as const,
        object: referenceOf(object),
        message: `${object.table}.${object.name} ${message}`,
        fix,
      })),
  );
}
