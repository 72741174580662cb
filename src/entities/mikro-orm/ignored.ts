/** What MikroORM leaves alone: it is there or not. */
import type { DatabaseSchema } from "@mikro-orm/sql";
import type { Reference } from "../../schema/object.js";
import type { Findings } from "./words.js";

export function ignoredOf(target: DatabaseSchema, findings: Findings): readonly Reference[] {
  return [
    migrationsTable(findings),
    ...skippedTables(findings),
    ...skippedViews(findings),
    ...skippedColumns(target, findings),
  ];
}

/** The table in which MikroORM keeps which of its migrations have run. */
function migrationsTable(findings: Findings): Reference {
  const { tableName = "mikro_orm_migrations" } = findings.orm.config.get("migrations");
  return { kind: "table", ...pathOf(tableName, findings) };
}

function pathOf(path: string, findings: Findings) {
  const [name = path, schema = findings.orm.config.get("schema")] = path.split(".").reverse();
  return findings.placeOf(schema, name);
}

/** Names, and the tables of entities that patterns fit. */
function skippedTables(findings: Findings): readonly Reference[] {
  const { skipTables = [] } = findings.orm.config.get("schemaGenerator");
  const names = skipTables.filter((each) => typeof each === "string").map((path) => pathOf(path, findings));
  const usual = findings.orm.config.get("schema");
  const left = [...findings.orm.getMetadata().getAll().values()]
    .map(({ tableName, schema = usual }) => ({ tableName, schema }))
    .filter(({ tableName, schema }) =>
      skipTables.some((pattern) => fits(tableName, pattern) || fits(`${schema}.${tableName}`, pattern)),
    )
    .map(({ tableName, schema }) => findings.placeOf(schema, tableName));
  return [...names, ...left].map((place) => ({ kind: "table", ...place }));
}

function skippedViews(findings: Findings): readonly Reference[] {
  const { skipViews = [] } = findings.orm.config.get("schemaGenerator");
  return skipViews
    .filter((each) => typeof each === "string")
    .map((path) => pathOf(path, findings))
    .flatMap((place) => [
      { kind: "view", ...place },
      { kind: "materializedView", ...place },
    ]);
}

/** Names, and the columns of entities that patterns fit. */
function skippedColumns(target: DatabaseSchema, findings: Findings): readonly Reference[] {
  const { skipColumns = {} } = findings.orm.config.get("schemaGenerator");
  return target.getTables().flatMap((table) => {
    const { namespace, name } = findings.placeOf(table.schema, table.name);
    const patterns = skipColumns[table.name] ?? skipColumns[`${table.schema}.${table.name}`] ?? [];
    const own = findings.entityOf(table)?.props.flatMap(({ fieldNames = [] }) => fieldNames) ?? [];
    const names = patterns.filter((each) => typeof each === "string");
    const left = [...names, ...own.filter((column) => patterns.some((pattern) => fits(column, pattern)))];
    return left.map((column) => ({ kind: "column", namespace, table: name, name: findings.name(column) }));
  });
}

function fits(name: string, pattern: string | RegExp): boolean {
  return typeof pattern === "string" ? name.toLowerCase() === pattern.toLowerCase() : pattern.test(name);
}
