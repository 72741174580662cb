/**
 * Error 1785: "The series of cascading referential actions triggered by a single DELETE or UPDATE must form a tree that
 * contains no circular references. No table can appear more than one time in the list of all cascading referential
 * actions" ("Primary and foreign key constraints", "Multiple cascading actions"). The server counts paths and looks at
 * no row; every action but NO ACTION goes on.
 */
import { allOf } from "../../../objects/find.js";
import type { ForeignKey } from "../../../objects/foreign-key/shape.js";
import type { Schema } from "../../../schema/schema.js";
import type { Refusal } from "../../dialect.js";

type Action = "onDelete" | "onUpdate";
type Path = readonly ForeignKey[];

/** Foreign keys by whose actions a table is reached twice. */
export function cascadePaths(schema: Schema): readonly Refusal[] {
  return (["onDelete", "onUpdate"] as const).flatMap((action) => {
    const heirs = heirsBy(schema, action);
    const found = new Map<string, Refusal>();
    for (const root of [...heirs.keys()].sort())
      for (const paths of meetings(root, heirs)) {
        // A circle is one, from whichever of its tables it is looked at.
        const key = paths
          .flatMap((path) => path.map(({ name }) => name))
          .sort()
          .join("\0");
        if (!found.has(key)) found.set(key, refusalOf(root, paths, action));
      }
    return [...found.values()];
  });
}

function idOf(namespace: string, table: string): string {
  return `${namespace}.${table}`;
}

/** Table → foreign keys that go on from it. */
function heirsBy(schema: Schema, action: Action): ReadonlyMap<string, readonly ForeignKey[]> {
  const heirs = new Map<string, ForeignKey[]>();
  for (const key of allOf(schema, "foreignKey")) {
    const what = key[action];
    if (what === undefined || what === "noAction" || what === "restrict") continue;
    const parent = idOf(key.references.namespace ?? key.namespace, key.references.table);
    heirs.set(parent, [...(heirs.get(parent) ?? []), key]);
  }
  return heirs;
}

/** Where two paths that part at a table meet again, or one comes back to it. */
function meetings(
  root: string,
  heirs: ReadonlyMap<string, readonly ForeignKey[]>,
): readonly (readonly Path[])[] {
  const reached = new Map<string, Path>();
  const found: (readonly Path[])[] = [];
  const visit = (table: string, path: Path): void => {
    for (const key of heirs.get(table) ?? []) {
      const next = idOf(key.namespace, key.table);
      const longer = [...path, key];
      const first = reached.get(next);
      if (next === root) found.push([longer]);
      else if (first === undefined) {
        reached.set(next, longer);
        visit(next, longer);
      } else if (first[0] !== longer[0]) found.push([first, longer]);
    }
  };
  visit(root, []);
  return found;
}

const words: Readonly<Record<Action, readonly [verb: string, noun: string]>> = {
  onDelete: ["goes", "onDelete"],
  onUpdate: ["changes its key", "onUpdate"],
};

function refusalOf(root: string, paths: readonly Path[], action: Action): Refusal {
  const [verb, option] = words[action];
  const last = paths.at(-1)?.at(-1);
  if (last === undefined) throw new Error(`no path from ${root}`);
  const told = paths.map((path) => [
    root,
    ...path.map((key) => `${idOf(key.namespace, key.table)} (${key.name})`),
  ]);
  const ways = told.map((steps) => steps.join(" → "));
  const end = idOf(last.namespace, last.table);
  const message =
    ways.length === 1
      ? `what happens when a row of ${root} ${verb} comes back to it: ${ways[0]}`
      : `when a row of ${root} ${verb}, ${end} is reached on two paths: ${ways.join(", and ")}`;
  return {
    code: "CASCADE_PATHS",
    object: last,
    message,
    why: "SQL Server takes cascading actions only where no table can be reached twice (its error 1785).",
    fix: `Say mssql: { ${option}: "noAction" } on one of the relations, and see to its rows before, in the application or in a trigger.`,
  };
}
