import type { SchemaObject } from "../../../schema/object.js";
import { Schema } from "../../../schema/schema.js";
import type { Connection, Introspection, IntrospectOptions, Row, Scope } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import {
  qualifiedNames,
  restoreTextSettings,
  stableTextSettings,
  visibleNames,
} from "../driver/text-settings.js";
import { noRows, parseRows } from "../sql/json-rows.js";
import { type CatalogContext, catalogContext, Names } from "./catalog.js";
import { censusQuery, readCensus } from "./census.js";
import { type ColumnRow, columnQuery, readColumn } from "./column.js";
import { type CommentRow, commentQuery, readComment } from "./comment.js";
import { type ConstraintRow, constraintQuery, readConstraint } from "./constraint.js";
import { type DefinitionRow, definitionQuery, readDefinition } from "./definitions/definitions.js";
import { Dependencies, type DependencyRow, dependencyQuery } from "./dependencies.js";
import { type EnumRow, enumQuery, readEnum } from "./enum.js";
import { type IndexRow, indexQuery, readIndex } from "./index.js";
import { type NamespaceRow, namespaceQuery, readNamespace } from "./namespace.js";
import { ownPartQueries, readOwnParts } from "./own-parts.js";
import { type PartsRow, partsQuery, readParts } from "./parts.js";
import { refusedBodyQueries } from "./refused-bodies.js";
import { type RightRow, readRight, rightQuery } from "./rights.js";
import { withoutRowAliases } from "./row-aliases.js";
import { readSequence, type SequenceRow, sequenceQuery } from "./sequence.js";
import { readTable, type TableRow, tableQuery } from "./table.js";
import { readUnmodelled, type UnmodelledRow, unmodelledQuery } from "./unmodelled.js";

/**
 * Reads the part of a database that `scope` names, in four round trips: inside the transaction that is open, or
 * in a read-only snapshot of its own.
 */
export async function introspect(
  connection: Connection,
  scope: Scope,
  options: IntrospectOptions = {},
): Promise<Introspection> {
  try {
    if (connection.isInTransaction) return await introspectHere(connection, scope, options);
    await connection.begin({ readOnlySnapshot: true });
  } catch (error) {
    throw explain(error, {});
  }
  try {
    return await introspectHere(connection, scope, options);
  } catch (error) {
    throw explain(error, {});
  } finally {
    // A connection that is gone has rolled back already; its error is the one to tell.
    await connection.rollback().catch(() => undefined);
  }
}

async function introspectHere(
  connection: Connection,
  scope: Scope,
  options: IntrospectOptions,
): Promise<Introspection> {
  const census = readCensus(await connection.query(censusQuery));
  const context = catalogContext(scope, connection.serverVersion, census, options.kinds);
  const wanted = queries(context, options);
  const results = await connection.script([stableTextSettings, ...wanted, restoreTextSettings].join(";\n"));
  return read(results.slice(1, -1));
}

function queries(context: CatalogContext, options: IntrospectOptions): string[] {
  const { unmodelled, rights, parts, bodies } = options;
  return [
    namespaceQuery(context),
    tableQuery(context),
    columnQuery(context),
    enumQuery(context),
    sequenceQuery(context),
    constraintQuery(context),
    indexQuery(context),
    commentQuery(context),
    dependencyQuery(context),
    qualifiedNames,
    definitionQuery(context),
    rights === true ? rightQuery(context) : noRows,
    parts === true ? partsQuery(context) : noRows,
    visibleNames,
    ...ownPartQueries(context),
    unmodelled === false ? noRows : unmodelledQuery(context),
    ...(bodies === true ? refusedBodyQueries(context.namespaces) : [noRows]),
  ];
}

/** In the order of the queries: each kind may need the names that those before it have left. */
function read(results: readonly (readonly Row[])[]): Introspection {
  const names = new Names();
  const namespaceRows = parseRows<NamespaceRow>(results[0]);
  const tables = parseRows<TableRow>(results[1]).map((row) => readTable(row, names));
  const columns = parseRows<ColumnRow>(results[2]).map((row) => readColumn(row, names));
  const enums = parseRows<EnumRow>(results[3]).map((row) => readEnum(row, names));
  const sequences = parseRows<SequenceRow>(results[4]).map((row) => readSequence(row, names));
  const constraintRows = parseRows<ConstraintRow>(results[5]);
  const constraints = constraintRows.map((row) => readConstraint(row, names));
  const indexes = parseRows<IndexRow>(results[6]).map((row) => readIndex(row, names));
  const parts = new Map(
    parseRows<PartsRow>(results[12]).map((row) => [`${row[0]}:${row[1]}`, readParts(row)] as const),
  );
  const ownParts = readOwnParts(results.slice(14, 17));
  const definitionRows = parseRows<DefinitionRow>(results[10]);
  const refused = new Set(parseRows<number>(results.at(-1)).map((oid) => `pg_proc:${oid}`));
  const definitions = withoutRowAliases(
    definitionRows.map((row) => readDefinition(row, names, { parts, ownParts, refused })),
    columns.filter((column) => column !== undefined),
  );
  const namespaces = new Map(namespaceRows);
  const comments = parseRows<CommentRow>(results[7]).map((row) => readComment(row, names, namespaces));
  const dependencies = new Dependencies();
  for (const row of parseRows<DependencyRow>(results[8])) dependencies.addRow(row, names);
  for (const row of constraintRows) dependencies.addForeignKey(row, names);
  const rights = parseRows<RightRow>(results[11]).map((row) =>
    readRight(row, names, namespaces, dependencies),
  );
  const objects: (SchemaObject | undefined)[] = [
    ...namespaceRows.map(readNamespace),
    ...tables,
    ...columns,
    ...enums,
    ...sequences,
    ...constraints,
    ...indexes,
    ...definitions,
    ...comments,
    ...rights,
  ];
  return {
    schema: new Schema(
      objects.filter((object) => object !== undefined),
      dependencies.toMap(),
    ),
    unmodelled: parseRows<UnmodelledRow>(results[17]).map(readUnmodelled),
  };
}
