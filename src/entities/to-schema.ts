/** Entities → the schema that they ask for. */
import { isSchemixError } from "../errors/schemix-error.js";
import type { ComparedFact } from "../objects/comparers.js";

import type { RenamedValues } from "../objects/kind.js";
import type { Naming } from "../schema/names.js";
import { keyOf, type Reference } from "../schema/object.js";
import type { RenameHint } from "../schema/rename.js";
import { Schema } from "../schema/schema.js";
import { compareText } from "../util/compare.js";
import { checkFeatures } from "./check-features.js";
import { checkReferences } from "./check-references.js";
import { type ModelDefinition, modelDefinitions } from "./definitions.js";
import { Faults } from "./faults.js";
import { ObjectList, type Source } from "./object-list.js";
import type { UsingText } from "./options/options.js";
import { ColumnFinder } from "./plan/column-finder.js";
import { type EnumPlan, planEnums } from "./plan/enums.js";
import { planInheritance, withInherited } from "./plan/inherit.js";
import { checkInverses } from "./plan/inverse.js";
import type { Context, EntityDialect, TextFiles } from "./plan/plan.js";
import { planTables } from "./plan/tables.js";
import type { Registry } from "./registry.js";
import { DeclarationWriter } from "./write/declarations.js";
import { DefinitionList } from "./write/definition-list.js";
import { PartWriter } from "./write/parts.js";
import { RuleWriter } from "./write/rules.js";
import { type Writer, writePropertyRules, writeRules, writeTable } from "./write/table.js";
import { rulesOfView, type ViewExpectation, writeView } from "./write/views.js";

/** What entities say a database should be. */
export interface EntityModel {
  readonly schema: Schema;
  readonly renames: readonly RenameHint[];
  /** Column ({@link keyOf}) → SQL that makes its new value when its type changes. */
  readonly using: ReadonlyMap<string, UsingText>;
  /** Check of a list of values ({@link keyOf}) → what became of values: the former one, the new one. */
  readonly renamedValues?: ReadonlyMap<string, RenamedValues> | undefined;
  /** Tables and columns declared with `ignore: true`: never made, changed or dropped. */
  readonly ignored: readonly Reference[];
  /** What is said in SQL beside the entities; the server makes objects of it. */
  readonly definitions?: readonly ModelDefinition[] | undefined;
  /** Facts that differ and are to stay as they are in the database. */
  readonly isSame?: ((fact: ComparedFact) => boolean) | undefined;
  /** What classes say of the results of views. */
  readonly views?: readonly ViewExpectation[] | undefined;
  /** Object ({@link keyOf}) → where in the project's code it comes from. */
  readonly sources: ReadonlyMap<string, Source>;
}

export interface ToSchemaOptions {
  /** The namespace of entities that name none. */
  readonly namespace: string;
  readonly naming: Naming;
  /** How files of SQL beside entity files are read. */
  readonly files?: TextFiles | undefined;
}

/**
 * The schema that entities ask for, in the words of a dialect.
 *
 * @throws SchemixError `ENTITIES_INVALID` with every contradiction in `data.faults`
 * @example
 * const { schema } = toSchema(collectEntities([], [User, Team]), dialect, { namespace: "public", naming: "snake_case" });
 */
export function toSchema(registry: Registry, dialect: EntityDialect, options: ToSchemaOptions): EntityModel {
  const faults = new Faults();
  const { namespace, naming, files } = options;
  try {
    return modelOf(registry, { dialect, namespace, naming, faults, files });
  } catch (error) {
    // What an option breaks that holds something else than it takes is told by its fault.
    if (!isSchemixError(error)) faults.throwIfAny();
    throw error;
  }
}

function modelOf(registry: Registry, context: Context): EntityModel {
  const { dialect, faults } = context;
  const plans = planTables(registry, context);
  const enums = planEnums(plans);
  const inheritance = planInheritance(plans);
  const finder = new ColumnFinder(plans, enums);
  const objects = new ObjectList(context);
  const list = new DefinitionList(context, objects);
  const rules = new RuleWriter(context, finder, objects);
  const writer: Writer = {
    context,
    plans,
    inheritance,
    finder,
    enums,
    objects,
    rules,
    parts: new PartWriter(plans, finder, rules, list),
    renames: [],
    using: new Map(),
    renamedValues: new Map(),
    ignored: [],
  };
  for (const plan of dialect.capabilities.enumTypes ? enums.all : []) {
    const { namespace, name, values } = plan;
    objects.add({ kind: "enum", namespace, name, values }, plan.site);
    const { renames } = writer;
    if (plan.renamedFrom !== undefined && !isOfAnother(plan, enums.all))
      renames.push({ kind: "enum", namespace, to: name, ...plan.renamedFrom });
    for (const [from, to] of plan.renamedValues)
      renames.push({ kind: "enumValue", namespace, enum: name, from, to });
  }
  for (const table of plans.tables) {
    if (table.isIgnored) writer.ignored.push({ kind: "table", namespace: table.namespace, name: table.name });
    else writeTable(table, writer);
  }
  const views = plans.views.map((view) => {
    writeRules(rulesOfView(view.rules, view, plans), view, writer);
    for (const property of view.properties) writePropertyRules(property, view, writer);
    return writeView(view, plans, finder, list);
  });
  const declarations = new DeclarationWriter(plans, finder, list);
  for (const source of registry.definitions) declarations.write(source);
  checkInverses(plans);
  const named = withInherited(objects.settle(), inheritance, plans);
  list.findIndexes(named);
  checkReferences(named, objects.sources, faults);
  checkFeatures(named, objects.sources, context);
  faults.throwIfAny();
  const { objects: settled, definitions: said } = list.settle(named);
  const schema = new Schema([...settled, ...namespacesOf(named, dialect)]);
  const { using, ignored, renamedValues } = writer;
  const renames = [...writer.renames, ...objects.renames];
  const definitions = [...modelDefinitions(registry.definitions, dialect), ...said];
  const { sources } = objects;
  return { schema, renames: sortHints(renames), using, renamedValues, ignored, definitions, views, sources };
}

/** Whether nobody has said that it was elsewhere, and what is there goes on being another one's type. */
function isOfAnother({ renamedFrom, namespace }: EnumPlan, all: readonly EnumPlan[]): boolean {
  if (renamedFrom?.isImplied !== true) return false;
  const { from, fromNamespace = namespace } = renamedFrom;
  return all.some((other) => other.namespace === fromNamespace && other.name === from);
}

/** Namespaces that entities live in; the one that is always there is left out. */
function namespacesOf(objects: readonly Reference[], dialect: EntityDialect): readonly Reference[] {
  const names = new Set(objects.map(({ namespace }) => namespace));
  names.delete(dialect.capabilities.defaultNamespace);
  names.delete("");
  return [...names].map((name) => ({ kind: "namespace", namespace: name, name }));
}

function sortHints(hints: readonly RenameHint[]): readonly RenameHint[] {
  return hints.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}
