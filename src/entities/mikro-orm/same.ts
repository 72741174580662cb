/** What MikroORM itself would not change, though entities and database say it otherwise. */
import type { SqlSchemaGenerator } from "@mikro-orm/sql";
import type { ComparedFact } from "../../objects/comparers.js";
import { bareName } from "../../objects/definition/shape.js";
import { keyOf } from "../../schema/object.js";
import type { Findings } from "./words.js";

type Target = ReturnType<SqlSchemaGenerator["getTargetSchema"]>;

/**
 * Facts that `ignoreSchemaChanges` names, and bodies of routines that are indented otherwise: MikroORM's schema generator takes
 * indentation away, and its migrations keep it.
 */
export function sameOf(target: Target, findings: Findings): (fact: ComparedFact) => boolean {
  const columns = new Map<string, readonly string[]>();
  for (const table of target.getTables()) {
    const { namespace, name } = findings.placeOf(table.schema, table.name);
    for (const { name: column, ignoreSchemaChanges = [] } of table.getColumns())
      columns.set(
        keyOf({ kind: "column", namespace, table: name, name: findings.name(column) }),
        ignoreSchemaChanges,
      );
  }
  const loose = (target.getRoutines?.() ?? [])
    .filter(({ ignoreSchemaChanges }) => ignoreSchemaChanges?.includes("body") === true)
    .map(({ schema, name }) => findings.placeOf(schema, name));
  return (fact) => {
    if (fact.kind === "column") return columns.get(keyOf(fact))?.includes(fact.fact) === true;
    if (fact.fact !== "definition" || !isRoutine(fact.kind)) return false;
    const name = unquoted(bareName(fact));
    if (loose.some((place) => place.namespace === fact.namespace && place.name === name)) return true;
    const isTheirs = findings.definitions.some(({ sql }) => sql.includes(name));
    return isTheirs && findings.trimmed(String(fact.current)) === findings.trimmed(String(fact.desired));
  };
}

function isRoutine(kind: string): boolean {
  return kind === "function" || kind === "procedure";
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
