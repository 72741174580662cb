import type { Check } from "../../../objects/check/shape.js";
import type { Column } from "../../../objects/column/shape.js";
import type { Definition } from "../../../objects/definition/shape.js";
import { type Reference, referenceOf, type SchemaObject } from "../../../schema/object.js";
import { Schema } from "../../../schema/schema.js";
import type { Connection, Introspection, IntrospectOptions, Row, Scope } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { type CatalogContext, type Cells, catalogContext, cellsOf, Names } from "./catalog.js";
import { columnQuery, readColumn, rememberColumn } from "./column.js";
import { commentQuery, readComment } from "./comment.js";
import { checkQuery, foreignKeyQuery, readCheck, readForeignKeys } from "./constraint.js";
import { customQueries, readCustom } from "./custom.js";
import { aliasTypeQuery, moduleQuery, readAliasType, readModule, readResult } from "./definition.js";
import { Dependencies, dependencyQuery, typeUseQuery } from "./dependencies.js";
import { groupColumns, indexColumnQuery, indexQuery, readIndex } from "./index.js";
import { resultColumnQuery, resultColumns, withParts } from "./parts.js";
import { readSequence, sequenceQuery } from "./sequence.js";
import { readTable, tableQuery } from "./table.js";
import { readTableType, tableTypeQuery } from "./table-type.js";
import { readUnmodelled, unmodelledQuery } from "./unmodelled.js";

/**
 * Reads the part of the database that `scope` names, in one round trip, and writes nothing but variables of its batch. The catalog has no versions of
 * its rows, so that a snapshot is none of it, and fails where something was altered since it began (3961): statements of one batch
 * that follow one another can see a change between them. The batch therefore begins and ends with a look at what was last altered, and
 * is run again when that is not the same.
 */
export async function introspect(
  connection: Connection,
  scope: Scope,
  options: IntrospectOptions = {},
): Promise<Introspection> {
  const context = catalogContext(scope, connection.serverVersion, options.kinds, connection.server);
  const named = queries(context, options);
  const script = [stampQuery, context.owners, ...named.map(([, sql]) => sql), stampQuery].join(";\n");
  for (let attempt = 1; ; attempt++) {
    const results = await connection.script(script).catch((error: unknown) => {
      throw explain(error, {});
    });
    if (attempt < attempts && !isSameStamp(results[0], results.at(-1))) continue;
    const cells = new Map(named.map(([name], index) => [name, cellsOf(results[index + 1])]));
    return read(cells, context, options.parts === true ? connection.defaultNamespace : undefined);
  }
}

/** Where somebody alters something all the time, what was read last has to do. */
const attempts = 3;

/** Every ALTER, and what is made on a table, sets `modify_date` ("sys.objects"); types, schemas and properties have none. */
export const stampQuery = `SELECT CONCAT(COUNT_BIG(*), N' ', CHECKSUM_AGG(CHECKSUM(o.object_id, o.schema_id, o.name, o.modify_date)), N' ',
  (SELECT CHECKSUM_AGG(CHECKSUM(y.user_type_id, y.schema_id, y.name)) FROM sys.types AS y), N' ',
  (SELECT CHECKSUM_AGG(CHECKSUM(s.schema_id, s.name)) FROM sys.schemas AS s), N' ',
  (SELECT COUNT_BIG(*) FROM sys.extended_properties AS x)) AS [stamp] FROM sys.objects AS o`;

function isSameStamp(first: readonly Row[] | undefined, last: readonly Row[] | undefined): boolean {
  return first?.[0]?.stamp === last?.[0]?.stamp;
}

type QueryName =
  | "namespaces"
  | "tables"
  | "columns"
  | "indexes"
  | "indexColumns"
  | "checks"
  | "foreignKeys"
  | "sequences"
  | "aliasTypes"
  | "tableTypes"
  | "modules"
  | "comments"
  | "dependencies"
  | "typeUses"
  | "resultColumns"
  | "unmodelled"
  | `custom ${number}`;

/** The queries in the order in which they are run. */
export function queries(
  context: CatalogContext,
  { unmodelled, parts }: IntrospectOptions = {},
): readonly (readonly [name: QueryName, sql: string])[] {
  return [
    ["namespaces", namespaceQuery(context)],
    ["tables", tableQuery()],
    ["columns", columnQuery()],
    ["indexes", indexQuery(context)],
    ["indexColumns", indexColumnQuery(context)],
    ["checks", checkQuery()],
    ["foreignKeys", foreignKeyQuery()],
    ["sequences", sequenceQuery(context)],
    ["aliasTypes", aliasTypeQuery(context)],
    ["tableTypes", tableTypeQuery(context)],
    ["modules", moduleQuery(context)],
    ["comments", commentQuery(context)],
    ["dependencies", dependencyQuery()],
    ["typeUses", typeUseQuery()],
    ...(parts === true ? [["resultColumns", resultColumnQuery(context)] as const] : []),
    ...customQueries(context).map((sql, index) => [`custom ${index}`, sql] as const),
    ...(unmodelled === false ? [] : [["unmodelled", unmodelledQuery(context)] as const]),
  ];
}

function namespaceQuery({ namespaces }: CatalogContext): string {
  return `SELECT s.schema_id AS [id], s.name AS [name] FROM sys.schemas AS s WHERE ${namespaces}`;
}

type Results = ReadonlyMap<QueryName, readonly Cells[]>;

/**
 * In the order of the queries: each kind may need the names that those before it have left.
 * @param usual the namespace that nobody has to name; absent: nobody asks what modules are made of
 */
function read(found: Results, { kinds }: CatalogContext, usual: string | undefined): Introspection {
  const rows = (name: QueryName): readonly Cells[] => found.get(name) ?? [];
  const names = new Names();
  const namespaces = new Map(rows("namespaces").map((row) => [row.number("id"), row.text("name")]));
  const tables = rows("tables").map((row) => readTable(row, names));
  const said = withResults(readModules(rows("modules"), names), rows("columns"), names);
  const results = resultColumns(rows("resultColumns"), names);
  const modules =
    usual === undefined
      ? said
      : said.map((each) => withParts(each, usual, results.get(`${each.namespace}\0${each.name}`)));
  const columns = readColumns(rows("columns"), names);
  const indexColumns = groupColumns(rows("indexColumns"));
  const indexes = rows("indexes").flatMap((row) => readIndex(row, indexColumns, names) ?? []);
  const checks = readChecks(rows("checks"), names);
  const foreignKeys = readForeignKeys(rows("foreignKeys"), names);
  const sequences = rows("sequences").map((row) => readSequence(row, names));
  const parts = {
    columns: rows("columns"),
    indexes: rows("indexes"),
    indexColumns,
    checks: rows("checks"),
  };
  const types = [
    ...rows("aliasTypes").map((row) => readAliasType(row, names, usual !== undefined)),
    ...rows("tableTypes").map((row) => readTableType(row, parts, names, usual !== undefined)),
  ];
  const custom = kinds.flatMap((known, index) =>
    rows(`custom ${index}`).map((row) => readCustom(row, known, names)),
  );
  const comments = rows("comments").flatMap((row) => readComment(row, names, namespaces) ?? []);
  const objects: readonly SchemaObject[] = [
    ...[...namespaces.values()].map((name) => ({ kind: "namespace", namespace: name, name })),
    ...tables,
    ...columns,
    ...indexes,
    ...checks,
    ...foreignKeys,
    ...sequences,
    ...types,
    ...modules,
    ...custom,
    ...comments,
  ];
  return {
    schema: new Schema(objects, dependenciesOf(rows, objects, names)),
    unmodelled: rows("unmodelled").map(readUnmodelled),
  };
}

/** Views first: triggers may be on them. */
function readModules(rows: readonly Cells[], names: Names): readonly Definition[] {
  const isView = (row: Cells): boolean => row.text("type") === "V";
  return [...rows.filter(isView), ...rows.filter((row) => !isView(row))].flatMap(
    (row) => readModule(row, names) ?? [],
  );
}

/** Views with the columns that they have; `rows` are those of everything. */
function withResults(
  modules: readonly Definition[],
  rows: readonly Cells[],
  names: Names,
): readonly Definition[] {
  const results = new Map<Reference | undefined, Cells[]>();
  for (const row of rows) {
    const owner = names.relations.get(row.number("table"));
    if (owner?.kind !== "view") continue;
    const known = results.get(owner);
    if (known === undefined) results.set(owner, [row]);
    else known.push(row);
  }
  const byName = new Map(
    [...results].map(([owner, found]) => [`${owner?.namespace}\0${owner?.name}`, found]),
  );
  return modules.map((module) => {
    const found = module.kind === "view" ? byName.get(`${module.namespace}\0${module.name}`) : undefined;
    return found === undefined ? module : { ...module, result: readResult(found) };
  });
}

function readColumns(rows: readonly Cells[], names: Names): readonly Column[] {
  const places = new Map<number, number>();
  return rows.flatMap((row) => {
    rememberColumn(row, names);
    const id = row.number("table");
    const owner = names.table(id);
    if (owner === undefined) return [];
    // Numbers of columns that are gone are not given out again.
    const position = (places.get(id) ?? 0) + 1;
    places.set(id, position);
    return [{ ...readColumn(row, { namespace: owner.namespace, table: owner.name }), position }];
  });
}

function readChecks(rows: readonly Cells[], names: Names): readonly Check[] {
  return rows.flatMap((row) => {
    const owner = names.table(row.number("table"));
    if (owner === undefined) return [];
    const check = readCheck(row, { namespace: owner.namespace, table: owner.name });
    names.objects.set(row.number("id"), referenceOf(check));
    return [check];
  });
}

function dependenciesOf(
  rows: (name: QueryName) => readonly Cells[],
  objects: readonly SchemaObject[],
  names: Names,
): ReadonlyMap<string, readonly Reference[]> {
  const dependencies = new Dependencies(names);
  const tableTypes = new Map(
    rows("tableTypes").flatMap((row) => {
      const type = names.types.get(row.number("typeId"));
      return type === undefined ? [] : [[row.number("id"), type] as const];
    }),
  );
  for (const row of rows("dependencies")) dependencies.addReference(row);
  for (const row of rows("typeUses")) dependencies.addTypeUse(row, tableTypes);
  for (const row of rows("foreignKeys")) dependencies.addForeignKey(row);
  const owners = new Map(
    [...names.relations.values()].map((each) => [`${each.namespace}\0${each.name}`, each]),
  );
  for (const object of objects) {
    if (object.kind !== "trigger" && object.kind !== "index") continue;
    const owner = owners.get(`${object.namespace}\0${object.table}`);
    if (object.kind === "trigger" || owner?.kind === "view") dependencies.add(object, owner);
  }
  return dependencies.toMap();
}
