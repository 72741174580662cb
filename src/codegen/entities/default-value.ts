/** Defaults as values of TypeScript where they are plain ones, else as the SQL that they are. */
import type { EntityType } from "../../dialects/dialect.js";
import type { Column } from "../../objects/column/shape.js";
import { type Code, code } from "../../util/code.js";
import type { EnumPlan } from "./enums.js";
import type { EntitySettings } from "./plan.js";

const numeric = new Set(["tinyint", "smallint", "int", "bigint", "float", "double", "decimal", "numeric"]);
const textual = new Set(["string", "text", "varchar", "char", "nchar"]);

/** The default of a column, whose type an entity says as `type`. */
export function defaultOf(
  column: Column,
  type: EntityType,
  enumPlan: EnumPlan | undefined,
  { dialect }: EntitySettings,
): Code | undefined {
  const { default: text } = column;
  if (text === undefined) return undefined;
  const constant = /^'((?:[^'\\]|'')*)'::(.+)$/s.exec(text);
  const value = constant?.[1]?.replaceAll("''", "'");
  if (enumPlan !== undefined) {
    const member = value === undefined ? undefined : enumPlan.members.get(value);
    const isMember = member !== undefined && constant?.[2] === column.type;
    return isMember ? code.own(`${enumPlan.className}.${member}`) : code.sql(text);
  }
  if (type.array === true) return code.sql(text);
  const { types } = dialect;
  if (type.type === "boolean")
    for (const each of [true, false])
      if (text === types.literal(each, column.type)) return code.own(String(each));
  if (numeric.has(type.type) && isLiteral(text, column.type, dialect)) return code.own(text);
  const isText =
    textual.has(type.type) && constant?.[2] === dialect.types.canonical(column.type).replace(/\(\d+\)$/, "");
  if (isText && value !== undefined) return code.string(value);
  const plain = /^N?'((?:[^']|'')*)'$/s.exec(text)?.[1]?.replaceAll("''", "'");
  const isLiteralText =
    textual.has(type.type) && plain !== undefined && types.literal(plain, column.type) === text;
  return isLiteralText ? code.string(plain) : code.sql(text);
}

/** Whether a text is a number that comes out of TypeScript as it went in. */
function isLiteral(text: string, type: string, { types }: EntitySettings["dialect"]): boolean {
  return /^\d{1,15}(\.\d{1,8})?$/.test(text) && types.literal(Number(text), type) === text;
}
