/** What class decorators and declarations say, as PostgreSQL's SQL. Written after the manual's pages of the commands. */
import type {
  DefinitionSpec,
  ExclusionElement,
  ExclusionSpec,
  MaterializedViewSpec,
  PartitionBoundsSpec,
  PartitionSpec,
  PolicySpec,
  ReplicaIdentitySpec,
  RuleSpec,
  SpecOf,
  StatisticsSpec,
  Storage,
  TriggerSpec,
  ViewSpec,
} from "../../../objects/definition/spec.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import {
  catalogName,
  closed,
  deferralClause,
  nameList,
  parenthesized,
  stateStatement,
  storageList,
  withoutSemicolon,
  words,
} from "./clauses.js";
import { declaredPrinters } from "./print-spec-declared.js";

interface InTable {
  readonly namespace?: string | undefined;
  readonly table: string;
}

function tableOf({ namespace, table }: InTable): string {
  return qualified(namespace, table);
}

function withStorage(storage: Storage | undefined): string | false {
  return storage !== undefined && Object.keys(storage).length > 0 && `WITH (${storageList(storage)})`;
}

function view(spec: ViewSpec): string {
  const options = [
    ...(spec.securityBarrier === undefined ? [] : [`security_barrier = ${spec.securityBarrier}`]),
    ...(spec.securityInvoker === undefined ? [] : [`security_invoker = ${spec.securityInvoker}`]),
    ...(spec.checkOption === undefined ? [] : [`check_option = ${spec.checkOption}`]),
  ];
  const head = words(
    `CREATE VIEW ${qualified(spec.namespace, spec.name)}`,
    options.length > 0 && `WITH (${options.join(", ")})`,
    "AS",
  );
  return `${head}\n${withoutSemicolon(spec.query)}`;
}

function materializedView(spec: MaterializedViewSpec): string {
  const head = words(
    `CREATE MATERIALIZED VIEW ${qualified(spec.namespace, spec.name)}`,
    spec.accessMethod !== undefined && `USING ${quote(spec.accessMethod)}`,
    withStorage(spec.storage),
    spec.tablespace !== undefined && `TABLESPACE ${quote(spec.tablespace)}`,
    "AS",
  );
  const behind = spec.withData === false ? "\nWITH NO DATA" : "";
  return `${head}\n${withoutSemicolon(spec.query)}${behind}`;
}

const timings = { before: "BEFORE", after: "AFTER", insteadOf: "INSTEAD OF" } as const;

function trigger(spec: TriggerSpec): string {
  const { events, columns = [], oldTable, newTable, name } = spec;
  const said = events.map((event) =>
    event === "update" && columns.length > 0
      ? `UPDATE OF ${columns.map(quote).join(", ")}`
      : event.toUpperCase(),
  );
  const transition = words(
    oldTable !== undefined && `OLD TABLE AS ${quote(oldTable)}`,
    newTable !== undefined && `NEW TABLE AS ${quote(newTable)}`,
  );
  const made = words(
    spec.constraint === true ? "CREATE CONSTRAINT TRIGGER" : "CREATE TRIGGER",
    quote(name),
    timings[spec.timing],
    said.join(" OR "),
    `ON ${tableOf(spec)}`,
    spec.from !== undefined && `FROM ${spec.from}`,
    deferralClause(spec),
    transition !== "" && `REFERENCING ${transition}`,
    `FOR EACH ${spec.forEach.toUpperCase()}`,
    spec.when !== undefined && `WHEN ${parenthesized(spec.when)}`,
    `EXECUTE FUNCTION ${spec.execute}(${(spec.arguments ?? []).map(quoteString).join(", ")})`,
  );
  const state = stateStatement(
    spec.enabled,
    (word) => `ALTER TABLE ${tableOf(spec)} ${word} TRIGGER ${quote(name)}`,
  );
  return [made, ...state].join(";\n");
}

/** Words that stand for roles are no names. */
const roleWords: ReadonlySet<string> = new Set(["public", "current_user", "current_role", "session_user"]);

function role(name: string): string {
  return roleWords.has(name) ? name.toUpperCase() : quote(name);
}

function policy(spec: PolicySpec): string {
  const { roles = [], using, check } = spec;
  return words(
    `CREATE POLICY ${quote(spec.name)} ON ${tableOf(spec)}`,
    spec.restrictive === true && "AS RESTRICTIVE",
    spec.command !== undefined && `FOR ${spec.command.toUpperCase()}`,
    roles.length > 0 && `TO ${roles.map(role).join(", ")}`,
    using !== undefined && `USING ${parenthesized(using)}`,
    check !== undefined && `WITH CHECK ${parenthesized(check)}`,
  );
}

function exclusionElement(element: ExclusionElement): string {
  const { column, expression = "", collation, operatorClass, order, nulls } = element;
  return words(
    column === undefined ? parenthesized(expression) : quote(column),
    collation !== undefined && `COLLATE ${catalogName(collation)}`,
    operatorClass !== undefined && catalogName(operatorClass),
    order === "desc" && "DESC",
    nulls !== undefined && `NULLS ${nulls.toUpperCase()}`,
    `WITH ${element.operator}`,
  );
}

function exclusion(spec: ExclusionSpec): string {
  const { include = [] } = spec;
  const head = `ALTER TABLE ${tableOf(spec)} ADD CONSTRAINT ${quote(spec.name)} EXCLUDE`;
  if (spec.sql !== undefined) return `${head} ${closed(spec.sql)}`;
  return words(
    head,
    spec.method !== undefined && `USING ${quote(spec.method)}`,
    `(${spec.elements.map(exclusionElement).join(", ")})`,
    include.length > 0 && `INCLUDE ${nameList(include)}`,
    withStorage(spec.storage),
    spec.tablespace !== undefined && `USING INDEX TABLESPACE ${quote(spec.tablespace)}`,
    spec.where !== undefined && `WHERE ${parenthesized(spec.where)}`,
    deferralClause(spec),
  );
}

function rule(spec: RuleSpec): string {
  const commands = spec.commands.map(withoutSemicolon);
  const done =
    commands.length === 0 ? "NOTHING" : commands.length === 1 ? commands[0] : `(${commands.join(";\n")})`;
  const made = words(
    `CREATE RULE ${quote(spec.name)} AS ON ${spec.event.toUpperCase()} TO ${tableOf(spec)}`,
    spec.where !== undefined && `WHERE ${parenthesized(spec.where)}`,
    spec.instead === true ? "DO INSTEAD" : "DO ALSO",
    done,
  );
  const state = stateStatement(
    spec.enabled,
    (word) => `ALTER TABLE ${tableOf(spec)} ${word} RULE ${quote(spec.name)}`,
  );
  return [made, ...state].join(";\n");
}

function statistics(spec: StatisticsSpec): string {
  const { kinds = [], target } = spec;
  const name = qualified(spec.namespace, spec.name);
  const made = words(
    `CREATE STATISTICS ${name}`,
    kinds.length > 0 && `(${kinds.map(catalogName).join(", ")})`,
    `ON ${spec.parts.join(", ")} FROM ${spec.on}`,
  );
  return target === undefined ? made : `${made};\nALTER STATISTICS ${name} SET STATISTICS ${target}`;
}

function replicaIdentity(spec: ReplicaIdentitySpec): string {
  const { identity } = spec;
  const said = typeof identity === "string" ? identity.toUpperCase() : `USING INDEX ${quote(identity.index)}`;
  return `ALTER TABLE ${tableOf(spec)} REPLICA IDENTITY ${said}`;
}

function boundsClause(bounds: PartitionBoundsSpec): string {
  if ("sql" in bounds) return bounds.sql;
  if ("default" in bounds) return "DEFAULT";
  if ("in" in bounds) return `FOR VALUES IN (${bounds.in.join(", ")})`;
  if ("modulus" in bounds)
    return `FOR VALUES WITH (MODULUS ${bounds.modulus}, REMAINDER ${bounds.remainder})`;
  return `FOR VALUES FROM (${bounds.from.join(", ")}) TO (${bounds.to.join(", ")})`;
}

function partition(spec: PartitionSpec): string {
  return words(
    spec.unlogged === true ? "CREATE UNLOGGED TABLE" : "CREATE TABLE",
    qualified(spec.namespace, spec.name),
    `PARTITION OF ${spec.parent} ${boundsClause(spec.bounds)}`,
    spec.partitionBy !== undefined && `PARTITION BY ${spec.partitionBy}`,
    spec.accessMethod !== undefined && `USING ${quote(spec.accessMethod)}`,
    withStorage(spec.storage),
    spec.tablespace !== undefined && `TABLESPACE ${quote(spec.tablespace)}`,
  );
}

const printers: { readonly [K in DefinitionSpec["kind"]]: (spec: SpecOf<K>) => string } = {
  view,
  materializedView,
  trigger,
  policy,
  rowSecurity: (spec) =>
    `ALTER TABLE ${tableOf(spec)} ${spec.name === "forced" ? "FORCE" : "ENABLE"} ROW LEVEL SECURITY`,
  exclusion,
  rule,
  statistics,
  replicaIdentity,
  clustering: (spec) => `ALTER TABLE ${tableOf(spec)} CLUSTER ON ${quote(spec.name)}`,
  partition,
  ...declaredPrinters,
};

/** The SQL that makes an object; several statements are parted by semicolons. */
export function printSpec(spec: DefinitionSpec): string {
  const print: (spec: never) => string = printers[spec.kind];
  return print(spec as never);
}
