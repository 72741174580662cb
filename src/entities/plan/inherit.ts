/** What tables have from those that they inherit from (`@Entity({ inherits })`): columns and checks. */
import type { AnyObject, ObjectOf } from "../../objects/any.js";
import { keyOf } from "../../schema/object.js";
import { messageOf } from "../faults.js";
import type { ClassOf } from "../options/options.js";
import type { Plans, TablePlan } from "./plan.js";
import { callTarget } from "./tables.js";

/** The tables that each table inherits from, in order; parents come before those that inherit from them. */
export type Inheritance = ReadonlyMap<TablePlan, readonly TablePlan[]>;

export function planInheritance(plans: Plans): Inheritance {
  const found = new Map<TablePlan, readonly TablePlan[]>();
  const open = new Set<TablePlan>();
  const visit = (table: TablePlan): void => {
    if (found.has(table)) return;
    if (open.has(table)) {
      plans.faults.add(
        table.site,
        "it inherits from itself",
        "Take `inherits` away from one of the classes.",
      );
      return;
    }
    open.add(table);
    const parents = parentsOf(table, plans);
    for (const parent of parents) visit(parent);
    open.delete(table);
    if (parents.length > 0) found.set(table, parents);
  };
  for (const table of plans.tables) visit(table);
  return found;
}

function parentsOf(table: TablePlan, plans: Plans): readonly TablePlan[] {
  const { inherits } = table.declaration.options;
  if (inherits === undefined) return [];
  return targetsOf(inherits, table, plans).flatMap((target) => {
    const parent = plans.tableOf.get(target);
    if (parent !== undefined) return [parent];
    plans.faults.add(
      table.site,
      "it inherits from a class that stands for no table",
      "Name a class with @Entity() that `entities` in the configuration finds.",
    );
    return [];
  });
}

function targetsOf(
  thunk: () => ClassOf<unknown> | readonly ClassOf<unknown>[],
  { site }: TablePlan,
  { faults }: Plans,
): readonly ClassOf<unknown>[] {
  const fix = "Write inherits: () => Parent, or inherits: () => [One, Other].";
  try {
    const targets = thunk();
    const list = Array.isArray(targets) ? (targets as readonly unknown[]) : [targets];
    return list.flatMap((each) => callTarget(() => each, "inherits: ", site, faults) ?? []);
  } catch (error) {
    faults.add(site, `the function of inherits threw: ${messageOf(error)}`, fix);
    return [];
  }
}

/** Whether a rule of a table is one that a parent has too: a class that extends another has the same one. */
export function isRuleOfParent(rule: object, parents: readonly TablePlan[]): boolean {
  const isIn = (rules: readonly object[]): boolean => rules.includes(rule);
  return parents.some(
    (parent) =>
      isIn(parent.rules.map((each) => each.rule)) || parent.properties.some(({ rules }) => isIn(rules)),
  );
}

/** Whether a property is one of the class of a parent too, which this class extends. */
export function isPropertyOfParent(path: string, table: TablePlan, parents: readonly TablePlan[]): boolean {
  const property = table.properties.find((each) => each.path === path);
  return parents.some((parent) => parent.properties.some(({ mapping }) => mapping === property?.mapping));
}

/** All objects, with the columns and checks that tables have from their parents. */
export function withInherited(
  objects: readonly AnyObject[],
  inheritance: Inheritance,
  plans: Plans,
): readonly AnyObject[] {
  if (inheritance.size === 0) return objects;
  const tables = new Map<string, Map<string, AnyObject>>();
  for (const object of objects) {
    const key = `${object.namespace}\0${object.table ?? ""}`;
    tables.set(key, (tables.get(key) ?? new Map()).set(keyOf(object), object));
  }
  const partsOf = ({ namespace, name }: TablePlan): Map<string, AnyObject> => {
    const key = `${namespace}\0${name}`;
    const known = tables.get(key) ?? new Map<string, AnyObject>();
    tables.set(key, known);
    return known;
  };
  for (const [table, parents] of inheritance)
    for (const parent of parents)
      for (const part of [...partsOf(parent).values()]) inherit(part, table, partsOf(table), plans);
  return [...tables.values()].flatMap((parts) => [...parts.values()]);
}

function inherit(part: AnyObject, table: TablePlan, own: Map<string, AnyObject>, plans: Plans): void {
  const isInherited = part.kind === "column" || (part.kind === "check" && part.noInherit !== true);
  if (!isInherited) return;
  const reference = { ...part, namespace: table.namespace, table: table.name };
  const present = own.get(keyOf(reference));
  if (part.kind === "check") {
    if (present === undefined) own.set(keyOf(reference), { ...part, ...reference, inherited: true });
    return;
  }
  if (present?.kind === "column") {
    reportType(present, part, table, plans);
    const nullable = present.nullable && (part.nullable || part.notNull?.noInherit === true);
    const isLocal = table.localColumns.has(part.name);
    own.set(keyOf(present), { ...present, nullable, ...(isLocal ? {} : { inherited: true }) });
    return;
  }
  const { identity: _, notNull, ...attributes } = part;
  own.set(keyOf(reference), {
    ...attributes,
    ...(notNull?.noInherit === true ? { nullable: true } : { notNull }),
    namespace: table.namespace,
    table: table.name,
    position: own.size + 1,
    inherited: true,
  });
}

function reportType(
  { name, type }: ObjectOf<"column">,
  inherited: ObjectOf<"column">,
  { site }: TablePlan,
  { dialect, faults }: Plans,
): void {
  const [mine, theirs] = [type, inherited.type].map((each) => dialect.types.canonical(each));
  if (mine === theirs) return;
  faults.add(
    site,
    `its column ${name} is of type ${type}, and of type ${inherited.type} where it is inherited from`,
    "Give both one type; an enum that both use needs an enumName.",
  );
}
