import type { Definition, DefinitionKind } from "../../../../objects/definition/shape.js";
import { type Reference, referenceOf, type SchemaObject } from "../../../../schema/object.js";
import { noRows } from "../../sql/json-rows.js";
import type { CatalogContext, Names } from "../catalog.js";
import { customDefinitions } from "../custom.js";
import { foreignDefinitions, foreignsInScope } from "./foreign.js";
import { operatorDefinitions } from "./operators.js";
import { partitionDefinitions, partitionsInScope } from "./partitions.js";
import { relationDefinitions, viewsInScope } from "./relations.js";
import { routineDefinitions } from "./routines.js";
import { tablePartDefinitions } from "./table-parts.js";
import { typeDefinitions } from "./types.js";

export type DefinitionRow = readonly [
  kind: DefinitionKind,
  catalog: string,
  oid: number,
  namespace: string,
  table: string | null,
  name: string,
  definition: string,
  shape: readonly string[] | null,
  details: Readonly<Record<string, unknown>> | null,
  result: readonly (readonly [name: string, type: string])[] | null,
  isShadowed: boolean,
];

/**
 * All definitions in one statement. It is to run while no namespace is visible (`qualifiedNames`), so that what it
 * gives means the same in every session.
 */
export function definitionQuery(context: CatalogContext): string {
  const kinds = [
    ...typeDefinitions(context),
    ...routineDefinitions(context),
    ...operatorDefinitions(context),
    ...foreignDefinitions(),
    ...partitionDefinitions(context),
    ...relationDefinitions(context),
    ...tablePartDefinitions(context),
    ...customDefinitions(context),
  ];
  const selected = context.census.select(kinds);
  if (selected.length === 0) return noRows;
  return `WITH ${context.tables}, ${viewsInScope(context)}, ${partitionsInScope(context)}, ${foreignsInScope(context)},
  relations AS MATERIALIZED (SELECT oid, namespace, name FROM scope UNION ALL SELECT oid, namespace, name FROM views
    UNION ALL SELECT oid, namespace, name FROM partitions)
  SELECT json_agg(pg_catalog.json_build_array(kind, catalog, oid, namespace, tablename, name, definition, shape, details, result, shadowed))::text AS rows
  FROM (${selected.join("\n    UNION ALL ")}) AS found(kind, catalog, oid, namespace, tablename, name, definition, shape, details, result, shadowed)`;
}

/** What other queries have found of definitions, by catalog and oid. */
interface Besides {
  readonly parts?: ReadonlyMap<string, object>;
  readonly ownParts?: ReadonlyMap<string, SchemaObject>;
  /** Routines whose bodies the server refuses. */
  readonly refused?: ReadonlySet<string>;
}

/** A definition's fact; what it is is remembered in `names`, for dependencies and comments. */
export function readDefinition(
  row: DefinitionRow,
  names: Names,
  { parts, ownParts, refused }: Besides = {},
): Definition {
  const [kind, catalog, oid, namespace, table, name, definition, shape, details, result, isShadowed] = row;
  const place = `${catalog}:${oid}`;
  const [made, alone] = [parts?.get(place), ownParts?.get(place)];
  const object: Definition = {
    kind,
    namespace,
    ...(table === null ? {} : { table }),
    name,
    definition,
    ...(shape === null ? {} : { shape }),
    ...(details === null ? {} : { details }),
    ...(refused?.has(place) ? { isUnchecked: true } : {}),
    ...(made === undefined ? {} : { parts: made }),
    ...(alone === undefined ? {} : { alone }),
    ...(isShadowed ? { isShadowed } : {}),
    ...(result === null ? {} : { result: result.map(([column, type]) => ({ name: column, type })) }),
  };
  remember(catalog, oid, referenceOf(object), names);
  return object;
}

function remember(catalog: string, oid: number, reference: Reference, names: Names): void {
  names.definitions.set(`${catalog}:${oid}`, reference);
  if (catalog === "pg_type") names.types.set(oid, reference);
  if (catalog === "pg_constraint") names.constraints.set(oid, reference);
}
