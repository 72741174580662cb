/** Changes of a definition in place, where there is a statement for what differs. */
import { type Definition, type DefinitionKind, detailsOf } from "../../../objects/definition/shape.js";
import { isSameData } from "../../../util/compare.js";
import { qualified, quote } from "../sql/writer.js";
import { alterDomain } from "./alter-domain.js";
import {
  alterForeignDataWrapper,
  alterForeignServer,
  alterForeignTable,
  alterUserMapping,
} from "./alter-foreign.js";
import {
  alterPartitionConstraint,
  alterPartitionIndex,
  type Keeping,
  keepingChanges,
  partitionChange,
} from "./alter-partition.js";
import { alterConfiguration, alterDictionary } from "./alter-text-search.js";
import { definitionStatements, dropDefinition, replaceDefinition } from "./definition.js";
import { grantChanges } from "./rights.js";

type Alter = (before: Definition, after: Definition) => readonly string[] | undefined;

/**
 * The statements that make `after` of `before`, an object of the same reference; nothing where it has to be replaced
 * or made anew.
 */
export function alterDefinition(before: Definition, after: Definition): readonly string[] | undefined {
  return alters[after.kind]?.(before, after);
}

const alters: { readonly [K in DefinitionKind]?: Alter } = {
  extension: (_before, { name, namespace }) => [
    `ALTER EXTENSION ${quote(name)} SET SCHEMA ${quote(namespace)}`,
  ],
  foreignDataWrapper: alterForeignDataWrapper,
  foreignServer: alterForeignServer,
  userMapping: alterUserMapping,
  foreignTable: alterForeignTable,
  textSearchDictionary: alterDictionary,
  textSearchConfiguration: alterConfiguration,
  domain: alterDomain,
  compositeType: alterCompositeType,
  policy: alterPolicy,
  publication: alterPublication,
  trigger: (before, after) =>
    alterState(before, after, `ALTER TABLE ${tableOf(after)} ENABLE TRIGGER ${quote(after.name)}`),
  rule: alterRule,
  eventTrigger: (before, after) =>
    alterState(before, after, `ALTER EVENT TRIGGER ${quote(after.name)} ENABLE`),
  statistics: (before, after) =>
    alterState(before, after, `ALTER STATISTICS ${qualified(after.namespace, after.name)} SET STATISTICS -1`),
  view: alterView,
  materializedView: alterMaterializedView,
  operator: alterOperator,
  partition: (before, after) => {
    const change = partitionChange(before, after);
    return change === undefined ? undefined : [...change.detach, ...change.attach];
  },
  partitionDefault: (_before, after) => definitionStatements(after.kind, after.definition),
  partitionIndex: alterPartitionIndex,
  partitionConstraint: alterPartitionConstraint,
  partitionColumn: (before, after) => [dropDefinition({ ...before, object: before.kind }), after.definition],
  partitionTrigger: (_before, after) => [after.definition],
  owner: (_before, after) => definitionStatements(after.kind, after.definition),
  privilege: grantChanges,
  defaultPrivilege: grantChanges,
  replicaIdentity: (_before, after) => definitionStatements(after.kind, after.definition),
};

function tableOf({ namespace, table = "" }: Definition): string {
  return qualified(namespace, table);
}

/** What makes it is the same; only the statement behind, about its state, differs. */
function alterState(before: Definition, after: Definition, usual: string): readonly string[] | undefined {
  const [former, wanted] = [before, after].map(({ kind, definition }) =>
    definitionStatements(kind, definition),
  );
  if (former?.[0] !== wanted?.[0]) return undefined;
  const behind = wanted?.slice(1) ?? [];
  return behind.length === 0 ? [usual] : behind;
}

/** A rule that is replaced stays disabled, and what makes it says nothing of a rule that is enabled as usual. */
function alterRule(before: Definition, after: Definition): readonly string[] | undefined {
  const usual = `ALTER TABLE ${tableOf(after)} ENABLE RULE ${quote(after.name)}`;
  const altered = alterState(before, after, usual);
  const [former, wanted] = [before, after].map(({ kind, definition }) =>
    definitionStatements(kind, definition),
  );
  if (altered !== undefined || former?.length === 1 || wanted?.length !== 1) return altered;
  return [replaceDefinition(after.definition), usual];
}

/** Defaults of its columns, where nothing else differs. */
function alterView(before: Definition, after: Definition): readonly string[] | undefined {
  const [query, wantedQuery] = [before, after].map(
    ({ kind, definition }) => definitionStatements(kind, definition)[0],
  );
  if (query !== wantedQuery) return undefined;
  const [had, has] = [before, after].map(
    (view) => detailsOf<{ readonly defaults: Readonly<Record<string, string>> }>(view)?.defaults ?? {},
  ) as [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
  const changes = [
    ...Object.keys(had).flatMap((name) => (name in has ? [] : [`${quote(name)} DROP DEFAULT`])),
    ...Object.entries(has).flatMap(([name, value]) =>
      had[name] === value ? [] : [`${quote(name)} SET DEFAULT ${value}`],
    ),
  ];
  return changes.map(
    (change) => `ALTER VIEW ${qualified(after.namespace, after.name)} ALTER COLUMN ${change}`,
  );
}

interface OperatorDetails {
  /** What cannot be altered. */
  readonly fixed: string;
  readonly restrict: string | null;
  readonly join: string | null;
}

/** How many rows it finds. */
function alterOperator(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<OperatorDetails>(before), detailsOf<OperatorDetails>(after)];
  if (former === undefined || former.fixed !== wanted?.fixed) return undefined;
  const changes = [
    ...(former.restrict === wanted.restrict ? [] : [`RESTRICT = ${wanted.restrict ?? "NONE"}`]),
    ...(former.join === wanted.join ? [] : [`JOIN = ${wanted.join ?? "NONE"}`]),
  ];
  return [`ALTER OPERATOR ${quote(after.namespace)}.${after.name} SET (${changes.join(", ")})`];
}

/** Another query is another view. */
function alterMaterializedView(before: Definition, after: Definition): readonly string[] | undefined {
  type Details = Keeping & { readonly query: string };
  const [former, wanted] = [detailsOf<Details>(before), detailsOf<Details>(after)];
  if (former === undefined || wanted === undefined || former.query !== wanted.query) return undefined;
  const view = qualified(after.namespace, after.name);
  return keepingChanges(former, wanted).map((change) => `ALTER MATERIALIZED VIEW ${view} ${change}`);
}

type Attribute = readonly [name: string, type: string, collation: string | null];

/** New attributes come last: where they are wanted elsewhere, the type is another one. */
function alterCompositeType(before: Definition, after: Definition): readonly string[] | undefined {
  const former = detailsOf<{ readonly attributes: readonly Attribute[] }>(before)?.attributes;
  const wanted = detailsOf<{ readonly attributes: readonly Attribute[] }>(after)?.attributes;
  if (former === undefined || wanted === undefined) return undefined;
  const isIn =
    (list: readonly Attribute[]) =>
    ([name]: Attribute) =>
      list.some((each) => each[0] === name);
  const [kept, added] = [former.filter(isIn(wanted)), wanted.filter((each) => !isIn(former)(each))];
  const order = [...kept, ...added].map(([name]) => name);
  if (
    !isSameData(
      order,
      wanted.map(([name]) => name),
    )
  )
    return undefined;
  const typed = (type: string, collation: string | null) =>
    type + (collation === null ? "" : ` COLLATE ${collation}`);
  const changes = [
    ...former.filter((each) => !isIn(wanted)(each)).map(([name]) => `DROP ATTRIBUTE ${quote(name)}`),
    ...wanted
      .filter((each) => isIn(former)(each) && !former.some((other) => isSameData(other, each)))
      .map(
        ([name, type, collation]) => `ALTER ATTRIBUTE ${quote(name)} SET DATA TYPE ${typed(type, collation)}`,
      ),
    ...added.map(([name, type, collation]) => `ADD ATTRIBUTE ${quote(name)} ${typed(type, collation)}`),
  ];
  return changes.map((change) => `ALTER TYPE ${qualified(after.namespace, after.name)} ${change}`);
}

interface PolicyDetails {
  readonly permissive: boolean;
  readonly command: string;
  readonly roles: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** ALTER POLICY cannot take an expression away. */
function alterPolicy(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<PolicyDetails>(before), detailsOf<PolicyDetails>(after)];
  if (former === undefined || wanted === undefined) return undefined;
  if (former.permissive !== wanted.permissive || former.command !== wanted.command) return undefined;
  if ((former.using !== null && wanted.using === null) || (former.check !== null && wanted.check === null))
    return undefined;
  const changes = [
    ...(former.roles === wanted.roles ? [] : [`TO ${wanted.roles}`]),
    ...(former.using === wanted.using ? [] : [`USING ${wanted.using}`]),
    ...(former.check === wanted.check ? [] : [`WITH CHECK ${wanted.check}`]),
  ];
  return changes.length === 0
    ? []
    : [`ALTER POLICY ${quote(after.name)} ON ${tableOf(after)} ${changes.join(" ")}`];
}

interface PublicationDetails {
  readonly allTables: boolean;
  readonly tables: readonly string[];
  readonly namespaces: readonly string[];
  readonly options: string;
}

/** The table of an entry, without its columns and condition. */
function tableIn(entry: string): string {
  return /^ONLY (?:"(?:[^"]|"")+"|[^".]+)\.(?:"(?:[^"]|"")+"|[^"\s(]+)/.exec(entry)?.[0] ?? entry;
}

/** A publication cannot be set to all tables or back, and to nothing only by taking away what it has. */
function alterPublication(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<PublicationDetails>(before), detailsOf<PublicationDetails>(after)];
  if (former === undefined || wanted === undefined || former.allTables !== wanted.allTables) return undefined;
  const objects = [
    ...(wanted.tables.length === 0 ? [] : [`TABLE ${wanted.tables.join(", ")}`]),
    ...(wanted.namespaces.length === 0 ? [] : [`TABLES IN SCHEMA ${wanted.namespaces.join(", ")}`]),
  ];
  const isOfOthers = !isSameData([former.tables, former.namespaces], [wanted.tables, wanted.namespaces]);
  const emptied = [
    ...(former.tables.length === 0 ? [] : [`DROP TABLE ${former.tables.map(tableIn).join(", ")}`]),
    ...(former.namespaces.length === 0 ? [] : [`DROP TABLES IN SCHEMA ${former.namespaces.join(", ")}`]),
  ];
  const changes = [
    ...(isOfOthers && objects.length === 0 ? emptied : []),
    ...(isOfOthers && objects.length > 0 ? [`SET ${objects.join(", ")}`] : []),
    ...(former.options === wanted.options ? [] : [`SET (${wanted.options})`]),
  ];
  return changes.map((change) => `ALTER PUBLICATION ${quote(after.name)} ${change}`);
}
