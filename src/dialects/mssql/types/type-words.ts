/**
 * `decimal` and `numeric` are two types for the same values ("decimal and numeric"), and no difference that anybody wishes for; but a
 * foreign key leads from one to a column of the same one only (error 1778).
 */
import type { Column } from "../../../objects/column/shape.js";
import { allOf } from "../../../objects/find.js";
import { keyOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { spell } from "./type-spelling.js";

/** `type` under the name that the other one has, where both are the same but for that. */
export function alikeWord(type: string, other: string | undefined): string {
  const [own, there] = [spell(type), spell(other ?? "")];
  const isSame =
    own?.base === "decimal" && there?.base === "decimal" && `${own.numbers}` === `${there.numbers}`;
  return isSame && own.word !== there.word ? (other ?? type) : type;
}

/** With columns of foreign keys that are of the type that they lead to. */
export function settleWords(schema: Schema): Schema {
  const leading = new Map(
    allOf(schema, "foreignKey").flatMap((key) =>
      key.columns.map((name, index) => [
        keyOf({ kind: "column", namespace: key.namespace, table: key.table, name }),
        {
          kind: "column",
          namespace: key.references.namespace ?? key.namespace,
          table: key.references.table,
          name: key.references.columns[index] ?? "",
        },
      ]),
    ),
  );
  const wordOf = (column: Column, seen: readonly string[] = []): string => {
    const key = keyOf(column);
    const target = leading.get(key);
    const there = target && (schema.get(target) as Column | undefined);
    if (there === undefined || seen.includes(key)) return column.type;
    return alikeWord(column.type, wordOf(there, [...seen, key]));
  };
  const settled = allOf(schema, "column").flatMap((column) => {
    const type = wordOf(column);
    return type === column.type ? [] : [{ ...column, type }];
  });
  return settled.length === 0 ? schema : schema.with(settled);
}
