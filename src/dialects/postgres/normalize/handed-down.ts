/** What a table hands down to its partitions and heirs when it changes, and not to those that are made later. */
import type { AnyOperation, ObjectOf } from "../../../objects/any.js";
import { commentTextOn } from "../../../objects/comment/shape.js";
import { allOf, partsOf } from "../../../objects/find.js";
import { descendantsOf } from "../../../objects/inheritance.js";
import type { Schema } from "../../../schema/schema.js";
import { compile } from "../compile/compile.js";

/** What partitions and heirs say otherwise: see `introspect/partition-settings.ts`. */
const otherwise =
  /(?:^|;)\s*ALTER\s+(?:TABLE|INDEX)\s[^;]*?\s(?:VALIDATE\s+CONSTRAINT|SET\s+(?:STATISTICS|STORAGE|COMPRESSION|\())/i;

/**
 * Statements that make what tables say true of all that was made of them, and then what parts of them say again.
 * @param said all that was said in SQL
 */
export function handDown(base: Schema, said: readonly string[]): readonly string[] {
  const changes = allOf(base, "table").flatMap((table) => changesOf(table, base));
  if (changes.length === 0) return [];
  return [
    ...changes.flatMap((change) => compile(change).map(({ sql }) => sql)),
    ...said.filter((sql) => otherwise.test(sql)),
  ];
}

function changesOf(
  { namespace, name: table, partitionBy }: ObjectOf<"table">,
  base: Schema,
): readonly AnyOperation[] {
  const isWhole = partitionBy !== undefined;
  if (!isWhole && descendantsOf(base, namespace, table).length === 0) return [];
  const columns = partsOf(base, { namespace, name: table }, "column");
  const indexes = partsOf(base, { namespace, name: table }, "index");
  const checks = partsOf(base, { namespace, name: table }, "check");
  const place = { namespace, table };
  const ofColumns = columns.flatMap(({ name, statistics, notNull, inherited }): readonly AnyOperation[] => [
    ...(isWhole && statistics !== undefined
      ? [{ kind: "alterColumn" as const, ...place, name, statistics }]
      : []),
    ...(notNull?.notValid === true && inherited !== true
      ? [{ kind: "alterColumn" as const, ...place, name, notNull }]
      : []),
  ]);
  if (!isWhole) return ofColumns;
  return [
    ...ofColumns,
    ...indexes.flatMap(({ name, statistics }) =>
      statistics === undefined ? [] : [{ kind: "alterIndex" as const, ...place, name, statistics }],
    ),
    ...checks.flatMap((check) => madeAnew(check, base)),
  ];
}

/** It loses its comment on the way. */
function madeAnew(check: ObjectOf<"check">, base: Schema): readonly AnyOperation[] {
  const { namespace, table, name, expression, notValid, notEnforced, noInherit } = check;
  if (notValid !== true || notEnforced === true || noInherit === true) return [];
  const place = { namespace, table, name };
  const text = commentTextOn(check, base);
  return [
    { kind: "dropConstraint", ...place, type: "check" },
    { kind: "createCheckConstraint", ...place, expression, notValid },
    ...(text === undefined
      ? []
      : [{ kind: "comment" as const, on: { kind: "constraint" as const, ...place }, text }]),
  ];
}
