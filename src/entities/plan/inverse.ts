/** Both sides of relations: each has to know the other, and one of them has the columns or the table. */

import { type InverseSide, isClass, lineage, type ManyToManyFacts, type RelationFacts } from "../facts.js";
import type { ClassOf } from "../options/options.js";
import { decoratorOf, findTarget, ownsColumns } from "./column-finder.js";
import type { MappedProperty, Plans, TablePlan } from "./plan.js";

const counterpart = {
  manyToOne: "oneToMany",
  oneToMany: "manyToOne",
  oneToOne: "oneToOne",
  manyToMany: "manyToMany",
} as const;

/** Reports relations whose other side is missing, is of another kind, or disagrees on who has the columns. */
export function checkInverses(plans: Plans): void {
  for (const table of plans.tables) {
    if (table.isIgnored) continue;
    for (const property of table.properties) {
      const { mapping } = property;
      if (mapping.kind === "column" || (mapping.kind !== "oneToMany" && mapping.options.ignore === true))
        continue;
      checkInverse(table, property, mapping, plans);
    }
  }
}

function checkInverse(
  table: TablePlan,
  property: MappedProperty,
  mapping: RelationFacts | ManyToManyFacts,
  plans: Plans,
): void {
  const { faults } = plans;
  const name = inverseName(mapping.inverse);
  if (name === undefined) {
    if (mapping.kind === "oneToMany") {
      const fix = "Name the property on the other side: @OneToMany(() => Post, (post) => post.author).";
      faults.add(property.site, "@OneToMany does not say which property refers back", fix);
    }
    if (mapping.kind === "manyToMany" && property.joinTable === undefined) reportNoTable(property, plans);
    return;
  }
  const target = findTarget(property, plans);
  if (target === undefined) return;
  const other = target.properties.find(({ path }) => path === name);
  const there = `${target.site.className}.${name}`;
  const kind = counterpart[mapping.kind];
  const decorator = `@${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  if (other === undefined || other.mapping.kind === "column") {
    const fix = `Add ${decorator}(() => ${table.site.className}) to ${there}, or correct the name.`;
    faults.add(
      property.site,
      `its other side ${there} is ${other === undefined ? "not a mapped property" : "a column"}`,
      fix,
    );
    return;
  }
  if (other.mapping.kind !== kind) {
    const fix = `Make it ${decorator}(() => ${table.site.className}).`;
    faults.add(property.site, `its other side ${there} is a ${decoratorOf(other.mapping)}`, fix);
    return;
  }
  if (!refersTo(other.mapping, table.declaration.target)) {
    const fix = `${there} has to name ${table.site.className}.`;
    faults.add(property.site, `its other side ${there} refers to another class`, fix);
  }
  checkOwner(property, other, there, plans);
}

function checkOwner(property: MappedProperty, other: MappedProperty, there: string, plans: Plans): void {
  const { kind } = property.mapping;
  if (kind === "oneToOne") {
    const owners = [property, other].filter(ownsColumns).length;
    if (owners === 1) return;
    const fix = "Put @JoinColumn() on the side that has the column, and on that side only.";
    const message =
      owners === 0 ? `neither it nor ${there} has @JoinColumn` : `both it and ${there} have the column`;
    plans.faults.add(property.site, message, fix);
  }
  if (kind === "manyToMany") {
    const owners = [property, other].filter(({ joinTable }) => joinTable !== undefined).length;
    if (owners === 0) reportNoTable(property, plans);
    if (owners === 2) {
      const fix = "Keep @JoinTable on one side.";
      plans.faults.add(property.site, `both it and ${there} have @JoinTable`, fix);
    }
  }
}

function reportNoTable(property: MappedProperty, plans: Plans): void {
  const fix = "Put @JoinTable() on the side that owns the table, and name the other side's property on both.";
  plans.faults.add(property.site, "no side of this @ManyToMany has @JoinTable", fix);
}

function refersTo(mapping: RelationFacts | ManyToManyFacts, target: ClassOf<unknown>): boolean {
  try {
    const referred: unknown = mapping.target();
    return isClass(referred) && (lineage(target).includes(referred) || lineage(referred).includes(target));
  } catch {
    return true; // reported where it stands
  }
}

/** The property that an inverse side names; a function is given an object that writes down what is read. */
function inverseName(inverse: InverseSide | undefined): string | undefined {
  if (inverse === undefined || typeof inverse === "string") return inverse;
  let path = "";
  const recorder: object = new Proxy(
    {},
    {
      get: (_, property, receiver: unknown) => {
        path = path === "" ? String(property) : `${path}.${String(property)}`;
        return receiver;
      },
    },
  );
  const read: (target: never) => unknown = inverse;
  try {
    Reflect.apply(read, undefined, [recorder]);
  } catch {
    return undefined;
  }
  return path === "" ? undefined : path;
}
