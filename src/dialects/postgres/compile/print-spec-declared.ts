/** Routines, types and what belongs to no table, as PostgreSQL's SQL. */
import { SchemixError } from "../../../errors/schemix-error.js";
import type {
  AggregateSpec,
  AggregateStateSpec,
  ArgumentSpec,
  CollationSpec,
  CompositeSpec,
  DomainSpec,
  EventTriggerSpec,
  ExtensionSpec,
  FunctionSpec,
  ProcedureSpec,
  PublicationSpec,
  RangeSpec,
  TableTypeSpec,
} from "../../../objects/definition/spec-declared.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import {
  catalogName,
  closed,
  defaultClause,
  nameList,
  parenthesized,
  stateStatement,
  storageKey,
  words,
} from "./clauses.js";

function argument({ name, type, mode, default: initial }: ArgumentSpec): string {
  return words(
    mode !== undefined && mode !== "in" && mode.toUpperCase(),
    name !== undefined && quote(name),
    type,
    initial !== undefined && defaultClause(initial),
  );
}

function argumentList(list: readonly ArgumentSpec[]): string {
  return `(${list.map(argument).join(", ")})`;
}

function settings(set: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.entries(set ?? {}).map(([name, value]) => `SET ${storageKey(name)} TO ${value}`);
}

/** The body behind the head; one that the server parses when the routine is made stands there as it is. */
function behind(head: readonly (string | false)[], spec: FunctionSpec | ProcedureSpec): string {
  const body = spec.parsed === true ? closed(spec.body) : `AS ${quoteString(spec.body)}`;
  return [...head.filter((line) => line !== false && line !== ""), body].join("\n");
}

function returnsClause({ returns }: FunctionSpec): string | false {
  if (returns === undefined) return false;
  if ("table" in returns) return `RETURNS TABLE ${argumentList(returns.table)}`;
  return `RETURNS ${returns.isSet === true ? "SETOF " : ""}${returns.type}`;
}

function functionText(spec: FunctionSpec): string {
  const { volatility, parallel, security } = spec;
  return behind(
    [
      `CREATE FUNCTION ${qualified(spec.namespace, spec.name)}${argumentList(spec.arguments)}`,
      returnsClause(spec),
      `LANGUAGE ${quote(spec.language)}`,
      words(
        spec.window === true && "WINDOW",
        volatility?.toUpperCase(),
        spec.strict === true && "STRICT",
        spec.leakproof === true && "LEAKPROOF",
        security === "definer" && "SECURITY DEFINER",
        parallel !== undefined && `PARALLEL ${parallel.toUpperCase()}`,
        spec.cost !== undefined && `COST ${spec.cost}`,
        spec.rows !== undefined && `ROWS ${spec.rows}`,
        spec.support !== undefined && `SUPPORT ${spec.support}`,
      ),
      ...settings(spec.set),
    ],
    spec,
  );
}

function procedureText(spec: ProcedureSpec): string {
  return behind(
    [
      `CREATE PROCEDURE ${qualified(spec.namespace, spec.name)}${argumentList(spec.arguments)}`,
      `LANGUAGE ${quote(spec.language)}`,
      spec.security === "definer" && "SECURITY DEFINER",
      ...settings(spec.set),
    ],
    spec,
  );
}

const modifies = { readOnly: "READ_ONLY", shareable: "SHAREABLE", readWrite: "READ_WRITE" } as const;

/** The same words for both states, those of the moving one with an M in front. */
function stateParts(state: AggregateStateSpec, prefix: "" | "M"): readonly (string | false)[] {
  return [
    `${prefix}SFUNC = ${state.function}`,
    `${prefix}STYPE = ${state.type}`,
    state.size !== undefined && `${prefix}SSPACE = ${state.size}`,
    state.final !== undefined && `${prefix}FINALFUNC = ${state.final}`,
    state.finalExtra === true && `${prefix}FINALFUNC_EXTRA`,
    state.finalModify !== undefined && `${prefix}FINALFUNC_MODIFY = ${modifies[state.finalModify]}`,
    state.initial !== undefined && `${prefix}INITCOND = ${quoteString(state.initial)}`,
  ];
}

function aggregate(spec: AggregateSpec): string {
  const { moving, orderBy = [] } = spec;
  const direct = spec.arguments.map(argument).join(", ");
  const ordered = orderBy.length > 0 && `ORDER BY ${orderBy.map(argument).join(", ")}`;
  const list = words(direct, ordered);
  const parts = [
    ...stateParts(spec, ""),
    spec.combine !== undefined && `COMBINEFUNC = ${spec.combine}`,
    spec.serialize !== undefined && `SERIALFUNC = ${spec.serialize}`,
    spec.deserialize !== undefined && `DESERIALFUNC = ${spec.deserialize}`,
    ...(moving === undefined ? [] : [...stateParts(moving, "M"), `MINVFUNC = ${moving.inverse}`]),
    spec.sortOperator !== undefined && `SORTOP = ${spec.sortOperator}`,
    spec.parallel !== undefined && `PARALLEL = ${spec.parallel.toUpperCase()}`,
    spec.hypothetical === true && "HYPOTHETICAL",
  ].filter((part) => part !== false);
  const name = qualified(spec.namespace, spec.name);
  return `CREATE AGGREGATE ${name}(${list === "" ? "*" : list}) (\n  ${parts.join(",\n  ")}\n)`;
}

function domain(spec: DomainSpec): string {
  const name = qualified(spec.namespace, spec.name);
  const checks = (spec.checks ?? []).map((check) => ({
    isLater: check.notValid === true,
    clause: words(
      check.name !== undefined && `CONSTRAINT ${quote(check.name)}`,
      `CHECK ${parenthesized(check.expression)}`,
    ),
  }));
  const made = words(
    `CREATE DOMAIN ${name} AS ${spec.type}`,
    spec.collation !== undefined && `COLLATE ${catalogName(spec.collation)}`,
    spec.default !== undefined && defaultClause(spec.default),
    spec.notNull === true && "NOT NULL",
    ...checks.filter(({ isLater }) => !isLater).map(({ clause }) => clause),
  );
  const later = checks
    .filter(({ isLater }) => isLater)
    .map(({ clause }) => `ALTER DOMAIN ${name} ADD ${clause} NOT VALID`);
  return [made, ...later].join(";\n");
}

function compositeType(spec: CompositeSpec): string {
  const attributes = spec.attributes.map(({ name, type, collation }) =>
    words(quote(name), type, collation !== undefined && `COLLATE ${catalogName(collation)}`),
  );
  return `CREATE TYPE ${qualified(spec.namespace, spec.name)} AS (${attributes.join(", ")})`;
}

function rangeType(spec: RangeSpec): string {
  const parts = [
    `SUBTYPE = ${spec.subtype}`,
    spec.operatorClass !== undefined && `SUBTYPE_OPCLASS = ${catalogName(spec.operatorClass)}`,
    spec.collation !== undefined && `COLLATION = ${catalogName(spec.collation)}`,
    spec.canonical !== undefined && `CANONICAL = ${spec.canonical}`,
    spec.difference !== undefined && `SUBTYPE_DIFF = ${spec.difference}`,
    spec.multirange !== undefined && `MULTIRANGE_TYPE_NAME = ${spec.multirange}`,
  ].filter((part) => part !== false);
  return `CREATE TYPE ${qualified(spec.namespace, spec.name)} AS RANGE (${parts.join(", ")})`;
}

function extension({ name, place }: ExtensionSpec): string {
  return words(`CREATE EXTENSION ${quote(name)}`, place !== undefined && `WITH SCHEMA ${quote(place)}`);
}

function collation(spec: CollationSpec): string {
  const parts = [
    spec.provider !== undefined && `PROVIDER = ${quote(spec.provider)}`,
    spec.locale !== undefined && `LOCALE = ${quoteString(spec.locale)}`,
    spec.lcCollate !== undefined && `LC_COLLATE = ${quoteString(spec.lcCollate)}`,
    spec.lcCtype !== undefined && `LC_CTYPE = ${quoteString(spec.lcCtype)}`,
    spec.deterministic !== undefined && `DETERMINISTIC = ${spec.deterministic}`,
    spec.rules !== undefined && `RULES = ${quoteString(spec.rules)}`,
  ].filter((part) => part !== false);
  return `CREATE COLLATION ${qualified(spec.namespace, spec.name)} (${parts.join(", ")})`;
}

function publication(spec: PublicationSpec): string {
  const tables = (spec.tables ?? []).map(({ table, columns = [], where }) =>
    words(
      table,
      columns.length > 0 && nameList(columns),
      where !== undefined && `WHERE ${parenthesized(where)}`,
    ),
  );
  const namespaces = spec.namespaces ?? [];
  const content = [
    tables.length > 0 && `TABLE ${tables.join(", ")}`,
    namespaces.length > 0 && `TABLES IN SCHEMA ${namespaces.map(quote).join(", ")}`,
  ].filter((part) => part !== false);
  const options = [
    spec.publish !== undefined && `publish = ${quoteString(spec.publish.join(", "))}`,
    spec.viaPartitionRoot !== undefined && `publish_via_partition_root = ${spec.viaPartitionRoot}`,
    spec.generatedColumns !== undefined && `publish_generated_columns = ${spec.generatedColumns}`,
  ].filter((part) => part !== false);
  return words(
    `CREATE PUBLICATION ${quote(spec.name)}`,
    spec.allTables === true ? "FOR ALL TABLES" : content.length > 0 && `FOR ${content.join(", ")}`,
    options.length > 0 && `WITH (${options.join(", ")})`,
  );
}

function eventTrigger(spec: EventTriggerSpec): string {
  const { tags = [], name } = spec;
  const made = words(
    `CREATE EVENT TRIGGER ${quote(name)} ON ${quote(spec.event)}`,
    tags.length > 0 && `WHEN TAG IN (${tags.map(quoteString).join(", ")})`,
    `EXECUTE FUNCTION ${spec.execute}()`,
  );
  const state = stateStatement(spec.enabled, (word) => `ALTER EVENT TRIGGER ${quote(name)} ${word}`);
  return [made, ...state].join(";\n");
}

/** How each of them is said. */
export const declaredPrinters = {
  function: functionText,
  procedure: procedureText,
  aggregate,
  domain,
  compositeType,
  tableType: ({ name }: TableTypeSpec): string => {
    throw new SchemixError("OPERATION_INVALID", {
      message: `PostgreSQL has no table types: ${name}`,
      fix: "Leave it to SQL Server; a composite type, and an array of it, serve here.",
      data: { name },
    });
  },
  rangeType,
  extension,
  collation,
  publication,
  eventTrigger,
};
