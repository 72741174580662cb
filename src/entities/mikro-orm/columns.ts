/** Columns of MikroORM → columns, with the sequences that they need. */
import type { DatabaseTable } from "@mikro-orm/sql";
import type { Column, Generated } from "../../objects/column/shape.js";
import { compact } from "../../util/compact.js";
import type { Source } from "../object-list.js";
import { spellNamedType } from "../plan/enums.js";
import { defaultOf } from "./defaults.js";
import { identityOf } from "./identities.js";
import type { Findings, OrmColumn, Place } from "./words.js";

/** A column and where it is. */
interface Part {
  readonly column: OrmColumn;
  readonly table: DatabaseTable;
  readonly place: Place;
}

/** Writes a column of a table and what comes with it. */
export function writeColumn(part: Part, position: number, findings: Findings): void {
  const { column, table, place } = part;
  const { namespace, name: tableName } = place;
  const property = findings.propertyOf(table, column.name);
  const source = findings.sourceOf(table, property);
  const name = findings.name(column.name);
  const type = typeOf(part, findings);
  const identity = identityOf(column.generated);
  const counted = countingOf({ ...part, type }, findings, source);
  const isKey = table.getPrimaryKey()?.columnNames.includes(column.name) === true;
  const object: Column = {
    kind: "column",
    namespace,
    table: tableName,
    name,
    position,
    type: counted?.type ?? findings.dialect.types.canonical(type),
    nullable: isNullable(part) && !isKey && counted === undefined && identity === undefined,
    ...compact({
      identity,
      generated: identity === undefined ? generatedOf(column) : undefined,
      default: counted?.default ?? defaultOf(column, property),
      collation: isCounting(part) ? undefined : column.collation,
    }),
  };
  findings.add(object, source);
  findings.addComment(object, column.comment, source);
}

/** Whether MikroORM writes nothing of the column but a type that may count. */
function isCounting({ column, table }: Part): boolean {
  const isCounted = column.autoincrement === true && (column.generated ?? "") === "";
  return isCounted && table.getPrimaryKey()?.composite !== true;
}

/** Of a column that may count MikroORM does not say whether it takes NULL. */
function isNullable(part: Part): boolean {
  return isCounting(part) || part.column.nullable === true;
}

/** The type as MikroORM writes it. */
function typeOf(part: Part, findings: Findings): string {
  const { column, table } = part;
  if (isCounting(part)) {
    const counted = { autoincrement: true } as Parameters<typeof column.mappedType.getColumnType>[0];
    return column.mappedType.getColumnType(counted, findings.platform);
  }
  return column.nativeEnumName === undefined ? column.type : enumOf(column.type, table, findings);
}

/** `mood`, `app.mood` or `*.mood[]` as the type of a column. */
function enumOf(type: string, table: DatabaseTable, findings: Findings): string {
  const array = type.endsWith("[]") ? "[]" : "";
  const parts = type.slice(0, type.length - array.length).split(".");
  const [schema, own = type] = parts.length === 2 ? parts : [table.schema, parts.join(".")];
  const { namespace, name } = findings.placeOf(schema === "*" ? table.schema : schema, own);
  return `${spellNamedType(namespace, name, findings)}${array}`;
}

interface Counted {
  readonly type: string;
  readonly default: string;
}

function countingOf(
  { column, place, type: written }: Part & { readonly type: string },
  findings: Findings,
  source: Source,
): Counted | undefined {
  const { counting, types } = findings.dialect;
  const number = findings.rules.counting.get(written.toLowerCase());
  if (counting === undefined || number === undefined) return undefined;
  const { namespace, name: table } = place;
  const isDefault = namespace === findings.namespace;
  const type = types.canonical(number);
  const own = counting({ namespace, table, name: findings.name(column.name), type, isDefault });
  findings.add(own.sequence, source);
  return { type, default: own.default };
}

/** `(expression) stored`. */
function generatedOf({ generated }: OrmColumn): Generated | undefined {
  if ((generated ?? "") === "") return undefined;
  const [, expression = "", how] = /^([\s\S]*?)(?:\s+(stored|virtual))?\s*$/i.exec(generated ?? "") ?? [];
  return { expression, stored: how?.toLowerCase() === "stored" };
}
