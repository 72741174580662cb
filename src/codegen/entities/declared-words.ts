/** Types, arguments and names as declarations take them. */
import type { ArgumentParts, QualifiedName } from "../../objects/definition/parts.js";
import { type Code, code } from "../../util/code.js";
import { text } from "./options.js";
import type { EntitySettings } from "./plan.js";

/** A type as entities say it, where that is the type; else as the server spells it. */
export function typeOf(type: string, { dialect: { types } }: EntitySettings): Code {
  const { type: said, array, length, precision } = types.entityType(type);
  const isSame = types.canonical(types.resolve(said, { array })) === types.canonical(type);
  const isPlain = length === undefined && precision === undefined && isSame;
  return code.string(isPlain ? `${said}${array === true ? "[]" : ""}` : type);
}

export function argumentOf(
  { name, type, mode, default: initial }: ArgumentParts,
  settings: EntitySettings,
): Code {
  const options = {
    name: text(name ?? undefined),
    type: typeOf(type, settings),
    mode: mode === "in" ? undefined : code.string(mode),
    default: initial === null ? undefined : code.sql(initial),
  };
  const isBare = options.name === undefined && options.mode === undefined && options.default === undefined;
  return isBare ? options.type : code.object(options);
}

/** As entities take it: with quotes where it has a namespace that has to be named. */
export function quotedName(given: QualifiedName | null): Code | undefined {
  if (given === null) return undefined;
  const [namespace, name] = given;
  const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;
  const isBare = namespace === "pg_catalog" && !name.includes('"');
  return code.string(isBare ? name : `${quoted(namespace)}.${quoted(name)}`);
}
