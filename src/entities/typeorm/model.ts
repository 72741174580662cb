/** TypeORM's metadata → what a database should be. */
import type { DataSourceOptions, EntityMetadata } from "typeorm";
import type { EntitySourceContext, SourceModel } from "../../dialects/entity-source.js";
import { keyOf, type Reference } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";
import type { OrmMetadata } from "./data-source.js";
import { writeTable } from "./tables.js";
import { writeView } from "./views.js";
import { Findings, type Place } from "./words.js";

/** @param metadata of a database that the dialect works on */
export function ormModel(
  { dataSource, options, rules }: OrmMetadata,
  { dialect, namespace }: EntitySourceContext,
): SourceModel {
  const findings = new Findings(dataSource, dialect, rules, namespace);
  // A child of a table of several classes has its columns there.
  const entities = dataSource.entityMetadatas.filter(({ tableType }) => tableType !== "entity-child");
  for (const [place, sharing] of byPlace(entities, findings)) {
    const made = sharing.filter(({ synchronize }) => synchronize);
    const [view] = made.filter(({ tableType }) => tableType === "view");
    if (view !== undefined) writeView(view, place, findings);
    else if (made.length > 0) writeTable(made, place, findings);
    else if (sharing.some(({ tableType }) => tableType !== "view"))
      findings.ignored.push({ kind: "table", ...place });
  }
  const groundwork = rules
    .groundwork(entities, options)
    .map((sql) => ({ sql, site: "TypeORM's connection" }));
  const { objects, sources, definitions } = findings;
  const ignored = [...findings.ignored, ...ownTables(options, namespace)].filter(
    (each) => !objects.has(keyOf(each)),
  );
  const schema = new Schema(objects.values());
  return { schema, sources, ignored, definitions: [...groundwork, ...definitions] };
}

function byPlace(
  entities: readonly EntityMetadata[],
  findings: Findings,
): Iterable<readonly [Place, readonly EntityMetadata[]]> {
  const found = new Map<string, { readonly place: Place; readonly sharing: EntityMetadata[] }>();
  for (const entity of entities) {
    const place = findings.placeOf(entity.tablePath);
    const key = JSON.stringify(place);
    const known = found.get(key);
    if (known === undefined) found.set(key, { place, sharing: [entity] });
    else known.sharing.push(entity);
  }
  return [...found.values()].map(({ place, sharing }) => [place, sharing] as const);
}

/** The tables in which TypeORM keeps what it has done, and what it has cached. */
function ownTables(options: DataSourceOptions, fallback: string): readonly Reference[] {
  const { metadataTableName, migrationsTableName, cache = false } = options;
  const { schema: namespace = fallback } = options as { readonly schema?: string };
  const cached = typeof cache === "object" ? cache.tableName : undefined;
  const names = [
    metadataTableName ?? "typeorm_metadata",
    migrationsTableName ?? "migrations",
    ...(cache === false ? [] : [cached ?? "query-result-cache"]),
  ];
  return names.map((name) => ({ kind: "table", namespace, name }));
}
