/** Tables → classes with names, files and columns; relations come after, when every class is known. */
import type { Column } from "../../objects/column/shape.js";
import type { Definition } from "../../objects/definition/shape.js";
import { allOf, partsOf } from "../../objects/find.js";
import type { Table } from "../../objects/table/shape.js";
import { tableName } from "../../schema/names.js";
import type { Schema } from "../../schema/schema.js";
import { compareText } from "../../util/compare.js";
import { findJunctions, type Junction } from "./junctions.js";
import { claimedClassNames, kebabCase, NameSet, pascalCase } from "./names.js";
import { type ClassPlan, type EntitySettings, madeName, tableKey } from "./plan.js";
import { hasCommentedParts, whyUnsayable } from "./unsayable.js";
import { columnsOfView } from "./write-views.js";

/** Tables that get classes, and those that do not. */
export interface PlannedClasses {
  /** By {@link tableKey}, sorted by name. */
  readonly classes: ReadonlyMap<string, ClassPlan>;
  readonly junctions: ReadonlyMap<string, Junction>;
  readonly leftOut: readonly { readonly table: Table; readonly why: string }[];
  readonly names: { readonly classes: NameSet; readonly files: NameSet };
}

interface Candidate {
  readonly namespace: string;
  readonly table: string;
  readonly columns: readonly Column[];
  readonly isStub: boolean;
  readonly view?: Definition;
}

/** A class for each table, and one for each that is only referred to. */
export function planClasses(schema: Schema, settings: EntitySettings): PlannedClasses {
  const leftOut: { table: Table; why: string }[] = [];
  const candidates: Candidate[] = [];
  const sayable: Table[] = [];
  for (const table of allOf(schema, "table")) {
    const why = whyUnsayable(table, schema);
    if (why !== undefined) leftOut.push({ table, why });
    else sayable.push(table);
  }
  const junctions = findJunctions(sayable, schema, settings);
  for (const table of sayable) {
    const { namespace, name } = table;
    if (junctions.has(tableKey(namespace, name))) continue;
    candidates.push({ namespace, table: name, columns: inOrder(table, schema), isStub: false });
  }
  candidates.push(...stubsFor(candidates, schema), ...viewsOf(schema));
  const names = { classes: new NameSet(claimedClassNames), files: new NameSet() };
  const planned = inNamingOrder(candidates, settings).map((candidate) => named(candidate, names, settings));
  planned.sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.table, b.table));
  const classes = new Map(planned.map((plan) => [tableKey(plan.namespace, plan.table), plan]));
  return { classes, junctions, leftOut, names };
}

/** The views that a class can say. */
function viewsOf(schema: Schema): readonly Candidate[] {
  const views = [...allOf(schema, "view"), ...allOf(schema, "materializedView")];
  return views.flatMap((view) => {
    const columns = hasCommentedParts(view, schema) ? undefined : columnsOfView(view);
    const { namespace, name: table } = view;
    return columns === undefined ? [] : [{ namespace, table, columns, isStub: false, view }];
  });
}

/** The columns by their place. */
function inOrder(table: Table, schema: Schema): readonly Column[] {
  return partsOf(schema, table, "column").toSorted((a, b) => a.position - b.position);
}

/** Tables that are referred to and are out of sight, or cannot be said, with the columns that are referred to. */
function stubsFor(candidates: readonly Candidate[], schema: Schema): readonly Candidate[] {
  const known = new Set(candidates.map(({ namespace, table }) => tableKey(namespace, table)));
  const stubs = new Map<string, { namespace: string; table: string; columns: Map<string, Column> }>();
  for (const { namespace: own, table: from } of candidates) {
    const local = partsOf(schema, { namespace: own, name: from }, "column");
    for (const key of partsOf(schema, { namespace: own, name: from }, "foreignKey")) {
      const { namespace = own, table, columns } = key.references;
      const id = tableKey(namespace, table);
      if (known.has(id)) continue;
      const stub = stubs.get(id) ?? { namespace, table, columns: new Map<string, Column>() };
      stubs.set(id, stub);
      columns.forEach((name, index) => {
        const type = local.find((column) => column.name === key.columns[index])?.type ?? "text";
        const position = stub.columns.size + 1;
        const column: Column = { kind: "column", namespace, table, name, position, type, nullable: false };
        if (!stub.columns.has(name)) stub.columns.set(name, column);
      });
    }
  }
  return [...stubs.values()].map((stub) => ({ ...stub, columns: [...stub.columns.values()], isStub: true }));
}

/** Those whose names need no explanation come first, so that a neighbour does not take the name from them. */
function inNamingOrder(candidates: readonly Candidate[], settings: EntitySettings): readonly Candidate[] {
  const rank = ({ namespace, table }: Candidate): number => {
    const isUsual = madeName(() => tableName(pascalCase(table), settings.naming), settings) === table;
    return (namespace === settings.namespace ? 0 : 2) + (isUsual ? 0 : 1);
  };
  return candidates.toSorted(
    (a, b) => rank(a) - rank(b) || compareText(a.namespace, b.namespace) || compareText(a.table, b.table),
  );
}

function named(
  { namespace, table, columns, isStub, view }: Candidate,
  names: PlannedClasses["names"],
  settings: EntitySettings,
): ClassPlan {
  const name = pascalCase(table);
  const kebab = view === undefined ? kebabCase(table) : `${kebabCase(table)}.${kebabCase(view.kind)}`;
  const isElsewhere = namespace !== settings.namespace;
  const className = isElsewhere
    ? names.classes.take(name, `${pascalCase(namespace)}${name}`, `${name}Entity`)
    : names.classes.take(name, `${name}Entity`);
  const file = isElsewhere
    ? names.files.take(kebab, `${kebabCase(namespace)}-${kebab}`)
    : names.files.take(kebab);
  return {
    namespace,
    table,
    className,
    file: `${file}.entity`,
    isStub,
    view,
    columns,
    properties: new Map(),
    relations: [],
    inverses: [],
    junctions: [],
    impliedUniques: new Set(),
  };
}
