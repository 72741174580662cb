import { bareName, type Definition, type DefinitionKind } from "../../../objects/definition/shape.js";
import { definitionStatements } from "./definition.js";

/** The word that the name stands behind, in what the server prints. */
const keywords: { readonly [K in DefinitionKind]?: string } = {
  collation: "COLLATION",
  domain: "DOMAIN",
  compositeType: "TYPE",
  rangeType: "TYPE",
  function: "FUNCTION",
  procedure: "PROCEDURE",
  aggregate: "AGGREGATE",
  exclusion: "CONSTRAINT",
  partitionConstraint: "CONSTRAINT",
  partition: "TABLE",
  view: "VIEW",
  materializedView: "VIEW",
  statistics: "STATISTICS",
  rule: "RULE",
  trigger: "TRIGGER",
  policy: "POLICY",
  publication: "PUBLICATION",
  eventTrigger: "TRIGGER",
};

/** What makes a definition, without its own name and namespace; nothing for what has none. */
export function anonymousDefinition({ kind, namespace, name, definition }: Definition): string | undefined {
  if (kind === "operator") return anonymousOperator(namespace, definition);
  const keyword = keywords[kind];
  if (keyword === undefined) return undefined;
  const bare = bareName({ kind, name });
  const own = bare === name ? either(name) : escaped(bare);
  const place = new RegExp(`\\b(${keyword} )(?:(?:${either(namespace)})\\.)?(?:${own})(?![\\w$"])`);
  const statements = definitionStatements(kind, definition);
  if (!place.test(statements[0] ?? "")) return undefined;
  // No name that the server prints has a NUL.
  const anonymous = statements.map((statement) => statement.replace(place, "$1\0")).join(";\n");
  return kind === "rangeType" ? withoutPlace(anonymous, "MULTIRANGE_TYPE_NAME = ", namespace) : anonymous;
}

/** An operator has its name in any case; those that it names in its own namespace are taken to go with it. */
function anonymousOperator(namespace: string, definition: string): string {
  const bare = withoutPlace(definition, "CREATE OPERATOR ", namespace);
  return withoutPlace(bare, "OPERATOR(", namespace);
}

function withoutPlace(text: string, before: string, namespace: string): string {
  return text.replace(new RegExp(`(${escaped(before)})(?:${either(namespace)})\\.`, "g"), "$1\0.");
}

/** The server quotes a name where it has to, reserved words among others. */
function either(name: string): string {
  return `${escaped(name)}|${escaped(`"${name.replaceAll('"', '""')}"`)}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
