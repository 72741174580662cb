/** Routines, domains, composite types and extensions → declarations. */
import {
  type CompositeParts,
  type DomainParts,
  partsOf,
  type RoutineParts,
  type TableTypeParts,
} from "../../objects/definition/parts.js";
import type { Definition } from "../../objects/definition/shape.js";
import type { TableTypeColumn } from "../../objects/definition/spec-declared.js";
import type { Schema } from "../../schema/schema.js";
import { type Code, code } from "../../util/code.js";
import { argumentOf, quotedName, typeOf } from "./declared-words.js";
import { commentOf, flag } from "./options.js";
import type { EntitySettings } from "./plan.js";
import { hasCommentedParts } from "./unsayable.js";
import { nameOf } from "./write-parts.js";
import { standingOptions } from "./write-standing.js";

/**
 * The function of the package that declares an object, and its argument; nothing where only SQL can say it.
 * @param bodyCode says the body of a routine
 */
export function declarationOf(
  definition: Definition,
  schema: Schema,
  settings: EntitySettings,
  bodyCode: (body: string) => Code,
): readonly [call: string, argument: Code] | undefined {
  const head = (name: string): Record<string, Code | undefined> => ({
    name: code.string(name),
    namespace: definition.namespace === settings.namespace ? undefined : code.string(definition.namespace),
  });
  if (hasCommentedParts(definition, schema)) return undefined;
  const comment = commentOf(definition, schema);
  const routine = partsOf(definition, "function") ?? partsOf(definition, "procedure");
  if (routine !== undefined) {
    const call = definition.kind === "function" ? "defineFunction" : "defineProcedure";
    const body = bodyCode(routine.body);
    const checkBody = definition.isUnchecked === true ? code.own("false") : undefined;
    const rest = { ...routineOf(routine, settings), checkBody, body, comment };
    return [call, code.object({ ...head(routine.name), ...rest })];
  }
  const domain = partsOf(definition, "domain");
  if (domain !== undefined)
    return [
      "defineDomain",
      code.object({ ...head(definition.name), ...domainOf(domain, settings), comment }),
    ];
  const composite = partsOf(definition, "compositeType");
  if (composite !== undefined)
    return ["defineComposite", code.object({ ...head(definition.name), ...compositeOf(composite), comment })];
  const tableType = partsOf(definition, "tableType");
  if (tableType !== undefined)
    return [
      "defineTableType",
      code.object({ ...head(definition.name), ...tableTypeOf(tableType, settings), comment }),
    ];
  const standing = standingOptions(definition, settings);
  if (standing !== undefined) {
    const [call, options] = standing;
    const { name, namespace } = head(partsOf(definition, "aggregate")?.name ?? definition.name);
    const place = definition.namespace === "" ? {} : { namespace };
    return [call, code.object({ name, ...place, ...options, comment })];
  }
  if (definition.kind !== "extension") return undefined;
  // Without a place it could be anywhere.
  const place = { name: code.string(definition.name), namespace: code.string(definition.namespace) };
  return ["defineExtension", code.object({ ...place, comment })];
}

function routineOf(parts: RoutineParts, settings: EntitySettings): Record<string, Code | undefined> {
  const given = (parts.arguments ?? []).filter(({ mode }) => mode !== "table");
  const { volatility, parallel, cost, rows, support } = parts;
  return {
    arguments: given.length === 0 ? undefined : code.array(given.map((each) => argumentOf(each, settings))),
    returns: returnsOf(parts, settings),
    language: parts.language === "sql" ? undefined : code.string(parts.language),
    volatility: volatility === "volatile" ? undefined : code.string(volatility),
    strict: flag(parts.strict),
    leakproof: flag(parts.leakproof),
    security: parts.definer ? code.string("definer") : undefined,
    parallel: parallel === "unsafe" ? undefined : code.string(parallel),
    cost: cost === null ? undefined : code.own(String(cost)),
    rows: rows === null ? undefined : code.own(String(rows)),
    support: support === null ? undefined : nameOf(support, settings),
    window: flag(parts.window),
    set: settingsOf(parts),
    parsed: flag(parts.parsed),
  };
}

function returnsOf(parts: RoutineParts, settings: EntitySettings): Code | undefined {
  const { returns, isSet } = parts;
  if (returns === null) return undefined;
  const all = parts.arguments ?? [];
  const columns = all.filter(({ mode }) => mode === "table");
  if (columns.length > 0) {
    const table = columns.map(({ name, type }) =>
      code.object({ name: code.string(name ?? ""), type: typeOf(type, settings) }),
    );
    return code.object({ table: code.array(table) });
  }
  if (isSet) return code.object({ setOf: typeOf(returns, settings) });
  return all.some(({ mode }) => mode === "out" || mode === "inout") ? undefined : typeOf(returns, settings);
}

function settingsOf({ settings }: RoutineParts): Code | undefined {
  if (settings.length === 0) return undefined;
  const members = settings.map(([name, value, isSql]) => [
    name,
    isSql ? code.sql(value) : code.string(value),
  ]);
  return code.object(Object.fromEntries(members) as Record<string, Code>);
}

function domainOf(parts: DomainParts, settings: EntitySettings): Record<string, Code | undefined> {
  const { type, collation, default: initial, notNull, checks } = parts;
  return {
    // A domain has its type with length and precision, which no option says.
    type: /[()]/.test(type) ? code.string(type) : typeOf(type, settings),
    collation: quotedName(collation),
    default: initial === null ? undefined : code.sql(initial),
    notNull: flag(notNull),
    checks:
      checks === null
        ? undefined
        : code.array(
            checks.map(([name, expression, isValid]) =>
              code.object({
                name: code.string(name),
                expression: code.sql(expression),
                notValid: flag(!isValid),
              }),
            ),
          ),
  };
}

function tableTypeOf(parts: TableTypeParts, settings: EntitySettings): Record<string, Code | undefined> {
  const { columns, primaryKey, uniques, checks } = parts;
  const list = columns.map(({ name, type, nullable, collation, default: initial, identity, generated }) =>
    code.object({
      name: code.string(name),
      type: typeOf(type, settings),
      nullable: flag(nullable),
      collation: collation === undefined ? undefined : code.string(collation),
      default: initial === undefined ? undefined : code.sql(initial),
      identity: identity === undefined ? undefined : identityOf(identity),
      generated: generated === undefined ? undefined : code.sql(generated.expression),
      stored: flag(generated?.stored),
    }),
  );
  return {
    columns: code.array(list),
    primaryKey: primaryKey === undefined ? undefined : code.strings(primaryKey),
    unique: uniques.length === 0 ? undefined : code.array(uniques.map((names) => code.strings(names))),
    checks: checks.length === 0 ? undefined : code.array(checks.map((each) => code.sql(each))),
  };
}

function identityOf({ start, increment }: NonNullable<TableTypeColumn["identity"]>): Code {
  const isPlain = (start ?? increment) === undefined;
  const number = (given: string | undefined) => (given === undefined ? undefined : code.own(given));
  return isPlain ? code.own("true") : code.object({ start: number(start), increment: number(increment) });
}

function compositeOf({ attributes }: CompositeParts): Record<string, Code | undefined> {
  const list = (attributes ?? []).map(([name, type, collation]) =>
    code.object({ name: code.string(name), type: code.string(type), collation: quotedName(collation) }),
  );
  return { attributes: code.array(list) };
}
