/** Relations with columns of their own → foreign keys and the unique constraint of a one-to-one relation. */
import type { ForeignKey, ReferentialAction } from "../../objects/foreign-key/shape.js";
import { constraintName } from "../../schema/names.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import { describe } from "../describe.js";
import type { Site } from "../faults.js";
import type { ObjectList } from "../object-list.js";
import { ownOptions } from "../options/for-database.js";
import type { ForeignKeyOptions } from "../options/relations.js";
import type { ColumnFinder, RelationPlan } from "../plan/column-finder.js";
import type { Context, MappedProperty, Plans, TablePlan } from "../plan/plan.js";
import { deferralOf, type RuleWriter } from "./rules.js";

const actions: Readonly<Record<string, ReferentialAction>> = {
  noaction: "noAction",
  restrict: "restrict",
  cascade: "cascade",
  setnull: "setNull",
  setdefault: "setDefault",
};

/** An action in either spelling; absent when it is the database's own, `noAction`. */
export function referentialAction(
  value: unknown,
  site: Site,
  context: Context,
): ReferentialAction | undefined {
  if (value === undefined) return undefined;
  const found = typeof value === "string" ? actions[value.toLowerCase().replace(/[\s_]/g, "")] : undefined;
  if (found === undefined) {
    const fix = 'Write "cascade", "restrict", "setNull", "setDefault" or "noAction".';
    context.faults.add(site, `${describe(value)} is not something that can happen to a row`, fix);
  }
  return found === "noAction" ? undefined : found;
}

/** What relations are written with. */
export interface RelationOutput {
  readonly plans: Plans;
  readonly finder: ColumnFinder;
  readonly objects: ObjectList;
  readonly rules: RuleWriter;
}

/** Writes what a relation adds to its table besides its columns. */
export function writeRelation(table: TablePlan, property: MappedProperty, output: RelationOutput): void {
  const { mapping, site } = property;
  if (mapping.kind !== "manyToOne" && mapping.kind !== "oneToOne") return;
  if (mapping.options.ignore === true) return;
  const relation = output.finder.relationOf(table, property);
  if (relation === undefined) return;
  if (mapping.kind === "oneToOne" && !isKey(table, relation, output.finder)) {
    output.rules.unique(table, relation.columns, mapping.options.unique ?? {}, site);
  }
  if (ownOptions(mapping.options, output.plans.dialect.name).foreignKey !== false)
    writeForeignKey(table, property, relation, output);
}

/** The primary key makes its columns unique by itself. */
function isKey(table: TablePlan, { columns }: RelationPlan, finder: ColumnFinder): boolean {
  const key = finder.primaryColumns(table).map(({ name }) => name);
  return isSameData(key.toSorted(), columns.map(({ name }) => name).toSorted());
}

function writeForeignKey(
  table: TablePlan,
  property: MappedProperty,
  relation: RelationPlan,
  { plans, rules, objects }: RelationOutput,
): void {
  const { site } = property;
  const options = ownOptions(relation.facts.options, plans.dialect.name);
  const columns = relation.columns.map(({ name }) => name);
  const onDelete = referentialAction(options.onDelete, site, plans);
  const onUpdate = referentialAction(options.onUpdate, site, plans);
  const place = { table, property: undefined, base: "", site };
  const some = options.onDeleteColumns ?? [];
  const onDeleteColumns = some.length === 0 ? undefined : rules.columns.names(some, place, "onDeleteColumns");
  reportSetNull(relation, onDelete, onUpdate, onDeleteColumns, property, plans);
  if (options.match !== undefined && options.match !== "full" && options.match !== "simple") {
    plans.faults.add(site, `match is ${describe(options.match)}`, 'Write "simple" or "full".');
  }
  const object: ForeignKey = {
    kind: "foreignKey",
    namespace: table.namespace,
    table: table.name,
    name: constraintName("fk", table.name, columns),
    columns,
    references: {
      namespace: relation.target.namespace,
      table: relation.target.name,
      columns: relation.referenced.map(({ name }) => name),
    },
    ...compact({
      onDelete,
      onUpdate,
      onDeleteColumns,
      match: options.match === "full" ? options.match : undefined,
      period: options.period === true ? true : undefined,
      notValid: options.notValid === true ? true : undefined,
      notEnforced: options.notEnforced === true ? true : undefined,
    }),
    ...deferralOf(options),
  };
  objects.draft({ object, ...naming(options), site });
}

function naming({ foreignKey }: ForeignKeyOptions): {
  readonly writtenName: string | undefined;
  readonly comment: string | undefined;
  readonly renamedFrom?: string | undefined;
} {
  if (typeof foreignKey === "string") return { writtenName: foreignKey, comment: undefined };
  if (typeof foreignKey !== "object") return { writtenName: undefined, comment: undefined };
  const { name, comment, renamedFrom } = foreignKey;
  return { writtenName: name, comment, renamedFrom };
}

function reportSetNull(
  { columns }: RelationPlan,
  onDelete: ReferentialAction | undefined,
  onUpdate: ReferentialAction | undefined,
  only: readonly string[] | undefined,
  { site, path }: MappedProperty,
  plans: Plans,
): void {
  if (onDelete !== "setNull" && onUpdate !== "setNull") return;
  const affected =
    onDelete === "setNull" && only !== undefined
      ? columns.filter(({ name }) => only.includes(name))
      : columns;
  // A column with a property of its own is taken at its word: the database accepts it, and refuses to delete.
  const required = affected.find((column) => column.path === path && !column.attributes.nullable);
  if (required === undefined) return;
  const fix = "Make the relation nullable: true, or choose another action.";
  plans.faults.add(site, `the action setNull cannot happen: column ${required.name} is not nullable`, fix);
}
