/** `@ManyToMany` with `@JoinTable` → a table between two entities. */
import type { ReferentialAction } from "../../objects/foreign-key/shape.js";
import { columnName, constraintName, joinColumnName } from "../../schema/names.js";
import type { Reference } from "../../schema/object.js";
import type { RenameHint } from "../../schema/rename.js";
import { compact } from "../../util/compact.js";
import type { ManyToManyFacts } from "../facts.js";
import type { ObjectList } from "../object-list.js";
import { ownOptions } from "../options/for-database.js";
import type { MssqlKeyOptions } from "../options/options.js";
import type { JoinColumnOptions, JoinTableOptions } from "../options/relations.js";
import { readable } from "../options/unknown.js";
import { type ColumnFinder, findTarget, type JoinPair } from "../plan/column-finder.js";
import { type Former, formerNamespace, formerOf, formerTableName } from "../plan/former-name.js";
import {
  callNaming,
  fittingName,
  type MappedProperty,
  type Plans,
  type TablePlan,
  writtenName,
} from "../plan/plan.js";
import { referentialAction } from "./foreign-keys.js";
import { deferralOf } from "./rules.js";

/** One side of a junction: the entity, and the columns that refer to it. */
interface Side {
  readonly table: TablePlan;
  readonly pairs: readonly JoinPair[];
  readonly names: readonly string[];
}

interface Junction {
  readonly property: MappedProperty;
  readonly facts: ManyToManyFacts;
  readonly namespace: string;
  readonly name: string;
  readonly options: JoinTableOptions;
  readonly sides: readonly [Side, Side];
}

/** Where junction tables are written to. */
export interface JunctionOutput {
  readonly plans: Plans;
  readonly finder: ColumnFinder;
  readonly objects: ObjectList;
  readonly renames: RenameHint[];
  readonly ignored: Reference[];
}

/** Writes the junction table of a property, when it owns one. */
export function writeJunction(table: TablePlan, property: MappedProperty, output: JunctionOutput): void {
  const { mapping, joinTable } = property;
  if (mapping.kind !== "manyToMany" || joinTable === undefined) return;
  const junction = planJunction(table, property, mapping, joinTable, output);
  if (junction === undefined) return;
  if (mapping.options.ignore === true)
    output.ignored.push({ kind: "table", namespace: junction.namespace, name: junction.name });
  else writeTable(junction, output);
}

function planJunction(
  table: TablePlan,
  property: MappedProperty,
  facts: ManyToManyFacts,
  options: JoinTableOptions,
  { plans, finder }: JunctionOutput,
): Junction | undefined {
  const { site } = property;
  const target = findTarget(property, plans);
  if (target === undefined) return undefined;
  const own = finder.pairsOf(table, listOf(options.joinColumns, options.joinColumn), site);
  const other = finder.pairsOf(target, listOf(options.inverseJoinColumns, options.inverseJoinColumn), site);
  if (own === undefined || other === undefined) return undefined;
  const name = (pair: JoinPair, from: string): string =>
    pair.options.name === undefined
      ? fittingName(
          callNaming(() => joinColumnName(from, pair.referenced.name, plans.naming), site, plans),
          plans,
        )
      : writtenName(pair.options.name, site, plans);
  const ownNames = own.map((pair) => name(pair, lowerFirst(table.declaration.className)));
  const otherNames = other.map((pair) => name(pair, lowerFirst(target.declaration.className)));
  const collide = otherNames.some((each) => ownNames.includes(each));
  const names = collide ? other.map((pair) => name(pair, property.name)) : otherNames;
  const made = (): string =>
    `${table.name}_${callNaming(() => columnName(property.name, plans.naming), site, plans)}`;
  return {
    property,
    facts,
    options,
    namespace:
      options.namespace === undefined ? table.namespace : writtenName(options.namespace, site, plans),
    name: options.name === undefined ? fittingName(made(), plans) : writtenName(options.name, site, plans),
    sides: [
      { table, pairs: own, names: ownNames },
      { table: target, pairs: other, names },
    ],
  };
}

function listOf(
  list: readonly JoinColumnOptions[] | undefined,
  single: JoinColumnOptions | undefined,
): readonly JoinColumnOptions[] {
  return [list ?? single ?? []].flat().map(readable);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function writeTable(junction: Junction, output: JunctionOutput): void {
  const { namespace, name, property, options, sides } = junction;
  const { objects, renames } = output;
  const { site } = property;
  objects.add({ kind: "table", namespace, name }, site, options.comment);
  const former = formerName(junction, output.plans);
  if (former !== undefined) renames.push({ kind: "table", namespace, to: name, ...former });
  let position = 0;
  for (const side of sides) {
    for (const [index, { referenced, options: column }] of side.pairs.entries()) {
      const { type, collation } = referenced.attributes;
      const own = side.names[index] ?? "?";
      position += 1;
      objects.add(
        {
          kind: "column",
          namespace,
          table: name,
          name: own,
          position,
          type,
          nullable: false,
          ...compact({ collation }),
        },
        site,
        column.comment,
      );
      const was =
        column.renamedFrom === undefined
          ? formerColumn(side, { referenced, options: column }, sides)
          : { from: column.renamedFrom };
      if (was !== undefined) renames.push({ kind: "column", namespace, table: name, to: own, ...was });
    }
  }
  const [own, other] = sides;
  const draft = { writtenName: undefined, comment: undefined, site };
  const key = [...own.names, ...other.names];
  const { clustered } = ownOptions<JoinTableOptions & MssqlKeyOptions>(options, output.plans.dialect.name);
  objects.draft({
    ...draft,
    object: {
      kind: "primaryKey",
      namespace,
      table: name,
      name: constraintName("pk", name, []),
      columns: key,
      ...compact({ clustered: clustered === false ? clustered : undefined }),
    },
  });
  objects.draft({
    ...draft,
    object: {
      kind: "index",
      namespace,
      table: name,
      name: constraintName("ix", name, other.names),
      keys: other.names.map((column) => ({ column })),
    },
  });
  if (ownOptions(junction.facts.options, output.plans.dialect.name).foreignKey !== false)
    for (const side of sides) writeForeignKey(junction, side, output);
}

/** What the table was called: by hint, or because its name is made from that of a table that was renamed. */
function formerName({ options, property, sides, ...now }: Junction, plans: Plans): Former | undefined {
  if (options.renamedFrom !== undefined) return formerOf(options.renamedFrom, now, property.site, plans);
  const [{ table }] = sides;
  const { name } = now;
  const { renamedFrom } = table.declaration.options;
  const former = formerTableName(renamedFrom);
  const isNamedAfter = former !== undefined && options.name === undefined && name.startsWith(table.name);
  const fromNamespace = options.namespace === undefined ? formerNamespace(renamedFrom) : undefined;
  if (!isNamedAfter && fromNamespace === undefined) return undefined;
  const from = isNamedAfter ? fittingName(`${former}${name.slice(table.name.length)}`, plans) : name;
  return { from, ...compact({ fromNamespace }), isImplied: true };
}

/** What a column was called whose name is made from that of an entity that was renamed with its class. */
function formerColumn(
  { table }: Side,
  { referenced, options }: JoinPair,
  sides: readonly Side[],
): Former | undefined {
  const former = formerTableName(table.declaration.options.renamedFrom);
  if (former === undefined || options.name !== undefined) return undefined;
  const name = `${former}_${referenced.name}`;
  return sides.some(({ names }) => names.includes(name)) ? undefined : { from: name, isImplied: true };
}

function writeForeignKey(
  { namespace, name, facts, property }: Junction,
  side: Side,
  output: JunctionOutput,
): void {
  const { objects, plans } = output;
  const options = ownOptions(facts.options, plans.dialect.name);
  const action = (value: unknown): ReferentialAction | undefined =>
    referentialAction(value, property.site, plans);
  objects.draft({
    object: {
      kind: "foreignKey",
      namespace,
      table: name,
      name: constraintName("fk", name, side.names),
      columns: side.names,
      references: {
        namespace: side.table.namespace,
        table: side.table.name,
        columns: side.pairs.map(({ referenced }) => referenced.name),
      },
      ...compact({
        onDelete: action(options.onDelete ?? "cascade"),
        onUpdate: action(options.onUpdate),
      }),
      ...deferralOf(options),
    },
    writtenName: undefined,
    comment: undefined,
    site: property.site,
  });
}
