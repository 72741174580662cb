/** Aggregates, ranges, collations, publications and event triggers → the options of their declarations. */
import {
  type AggregateParts,
  type AggregateStateParts,
  type CollationParts,
  type EventTriggerParts,
  type PublicationParts,
  partsOf,
  type QualifiedName,
  type RangeParts,
} from "../../objects/definition/parts.js";
import type { Definition } from "../../objects/definition/shape.js";
import { type Code, code } from "../../util/code.js";
import { argumentOf, quotedName, typeOf } from "./declared-words.js";
import { flag, sqlText, text, texts } from "./options.js";
import type { EntitySettings } from "./plan.js";
import { nameOf } from "./write-parts.js";

type Options = Readonly<Record<string, Code | undefined>>;

/** The function of the package that declares it, and its options but for name and place; nothing where only SQL can say it. */
export function standingOptions(
  definition: Definition,
  settings: EntitySettings,
): readonly [call: string, options: Options] | undefined {
  const aggregate = partsOf(definition, "aggregate");
  const range = partsOf(definition, "rangeType");
  const collation = partsOf(definition, "collation");
  const publication = partsOf(definition, "publication");
  const eventTrigger = partsOf(definition, "eventTrigger");
  const said = (call: string, options: Options | undefined): readonly [string, Options] | undefined =>
    options === undefined ? undefined : [call, options];
  if (aggregate !== undefined) return said("defineAggregate", aggregateOf(aggregate, settings));
  if (range !== undefined) return said("defineRange", rangeOf(range, definition, settings));
  if (collation !== undefined) return said("defineCollation", collationOf(collation));
  if (publication !== undefined) return said("definePublication", publicationOf(publication, settings));
  if (eventTrigger === undefined) return undefined;
  return said("defineEventTrigger", eventTriggerOf(eventTrigger, settings));
}

function optional(name: QualifiedName | null, settings: EntitySettings): Code | undefined {
  return name === null ? undefined : nameOf(name, settings);
}

function stateOf(parts: AggregateStateParts, settings: EntitySettings): Options {
  return {
    function: nameOf(parts.function, settings),
    type: typeOf(parts.type, settings),
    size: parts.size === 0 ? undefined : code.own(String(parts.size)),
    initial: text(parts.initial ?? undefined),
    final: optional(parts.final, settings),
    finalExtra: flag(parts.finalExtra),
    finalModify: text(parts.finalModify ?? undefined),
  };
}

/** Of several lists of arguments no option says that they share the last one. */
function aggregateOf(parts: AggregateParts, settings: EntitySettings): Options | undefined {
  const all = parts.arguments ?? [];
  const isOrdered = parts.kind !== "plain";
  if (isOrdered && all.some(({ mode }) => mode === "variadic")) return undefined;
  const list = (some: typeof all): Code | undefined =>
    some.length === 0 ? undefined : code.array(some.map((each) => argumentOf(each, settings)));
  const { moving, parallel } = parts;
  return {
    arguments: list(isOrdered ? all.slice(0, parts.direct) : all),
    orderBy: isOrdered ? list(all.slice(parts.direct)) : undefined,
    hypothetical: flag(parts.kind === "hypothetical"),
    state: code.object(stateOf(parts, settings)),
    moving:
      moving === null
        ? undefined
        : code.object({ ...stateOf(moving, settings), inverse: nameOf(moving.inverse, settings) }),
    combine: optional(parts.combine, settings),
    serialize: optional(parts.serialize, settings),
    deserialize: optional(parts.deserialize, settings),
    sortOperator: sqlText(parts.sortOperator ?? undefined),
    parallel: parallel === "unsafe" ? undefined : code.string(parallel),
  };
}

/** A function that puts ranges into one form is made between the type's name and the type: only SQL says that. */
function rangeOf(
  parts: RangeParts,
  { namespace, name }: Definition,
  settings: EntitySettings,
): Options | undefined {
  const { multirange } = parts;
  if (parts.canonical !== null || (multirange !== null && multirange[0] !== namespace)) return undefined;
  const usual = name.includes("range") ? name.replace("range", "multirange") : `${name}_multirange`;
  return {
    subtype: typeOf(parts.subtype, settings),
    operatorClass: quotedName(parts.operatorClass),
    collation: quotedName(parts.collation),
    difference: optional(parts.difference, settings),
    multirange: multirange === null || multirange[1] === usual ? undefined : code.string(multirange[1]),
  };
}

function collationOf({
  provider,
  locale,
  lcCollate,
  lcCtype,
  deterministic,
  rules,
}: CollationParts): Options {
  const whole = locale ?? (lcCollate === lcCtype ? lcCollate : undefined);
  return {
    provider: provider === "libc" ? undefined : code.string(provider),
    locale: text(whole),
    lcCollate: whole === undefined ? code.string(lcCollate) : undefined,
    lcCtype: whole === undefined ? code.string(lcCtype) : undefined,
    deterministic: deterministic ? undefined : code.own("false"),
    rules: text(rules ?? undefined),
  };
}

/** A table is published with its heirs unless SQL says otherwise. */
function publicationOf(parts: PublicationParts, settings: EntitySettings): Options | undefined {
  if (parts.hasHeirs) return undefined;
  const tables = (parts.tables ?? []).map(([table, columns, where]) => {
    const name = nameOf(table, settings);
    if (columns === null && where === null) return name;
    return code.object({
      table: name,
      columns: columns === null ? undefined : code.strings(columns),
      where: sqlText(where ?? undefined),
    });
  });
  return {
    allTables: flag(parts.allTables),
    tables: tables.length === 0 ? undefined : code.array(tables),
    namespaces: texts(parts.namespaces ?? undefined),
    publish: parts.publish.length === 4 ? undefined : code.strings(parts.publish),
    viaPartitionRoot: flag(parts.viaPartitionRoot),
    generatedColumns: parts.storesGenerated ? code.string("stored") : undefined,
  };
}

function eventTriggerOf(
  { event, tags, execute, enabled }: EventTriggerParts,
  settings: EntitySettings,
): Options {
  return {
    on: code.string(event),
    tags: texts(tags ?? undefined),
    execute: nameOf(execute, settings),
    enabled: text(enabled ?? undefined),
  };
}
