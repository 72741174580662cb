import type { AnyObject, ObjectKind } from "../../objects/any.js";
import { type Definition, isDefinition } from "../../objects/definition/shape.js";
import type { SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { ClassDraft, type Sources } from "./draft.js";
import { type EnumPlan, planEnums } from "./enums.js";
import { type EntityFile, type EntitySettings, type Loose, propertyOf, tableKey } from "./plan.js";
import { planClasses } from "./plan-classes.js";
import { planRelations } from "./plan-relations.js";
import { printClassFile, printEnum } from "./print.js";
import { putColumn } from "./write-column.js";
import { definitionFiles } from "./write-definitions.js";
import { writeJunctions } from "./write-junction.js";
import { writeParts } from "./write-parts.js";
import { writeInverses } from "./write-relation.js";
import { writeView } from "./write-views.js";
import { writers } from "./writers.js";

export interface RenderedEntities {
  /** Sorted by name. */
  readonly files: readonly EntityFile[];
  /** Objects that no file declares. */
  readonly leftOut: readonly { readonly object: SchemaObject; readonly why: string }[];
}

/**
 * The classes that say what a schema is: a file for each table, one for each enum that several tables use. Names
 * and texts of the database pass through the escaping printer, or are taken apart into letters and digits.
 */
export function renderEntities(schema: Schema, settings: EntitySettings): RenderedEntities {
  const { classes, junctions, leftOut: tables, names } = planClasses(schema, settings);
  planRelations(classes, [...junctions.values()], schema, settings);
  const columns = [...classes.values()].flatMap((plan) => (plan.isStub ? [] : plan.columns));
  const enums = planEnums(schema, columns, settings.namespace, names);
  const drafts = new Map([...classes].map(([key, plan]) => [key, new ClassDraft(plan)]));
  const leftOut = tables.map(({ table, why }): { object: SchemaObject; why: string } => ({
    object: table,
    why,
  }));
  const loose: Loose[] = [];
  const sources: Sources = {
    schema,
    settings,
    drafts,
    enums,
    sayInSql: (object) => {
      if (settings.dialect.capabilities.definitionBatches) leftOut.push({ object, why: whyUnsaid(object) });
      else loose.push(object);
    },
    leaveOut: (object, why) => leftOut.push({ object, why }),
  };
  for (const draft of drafts.values()) orderProperties(draft);
  for (const kind of Object.keys(writers) as ObjectKind[]) writeKind(kind, sources);
  for (const draft of drafts.values())
    if (draft.plan.view !== undefined) writeView(draft, draft.plan.view, sources);
  const definitions = ([...schema] as readonly AnyObject[]).filter(isDefinition) as readonly Definition[];
  const left = definitionsLeft(definitions, sources);
  for (const draft of drafts.values()) {
    if (draft.plan.isStub) writeStub(draft, sources);
    else writeInverses(draft);
  }
  for (const draft of drafts.values()) writeJunctions(draft, sources);
  const files = [
    ...filesOf(drafts, enums),
    ...definitionFiles([...loose, ...left], schema, settings, names.files, enums),
  ];
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), leftOut };
}

/** Where what is declared in SQL has a text of its own, statements about something else are none. */
function whyUnsaid({ kind }: Loose): string {
  return kind === "namespace"
    ? "no entity has a place for the comment on it, which stays as it is"
    : "there is no class that it could be declared beside";
}

/** What stands on no class. */
function definitionsLeft(definitions: readonly Definition[], sources: Sources): readonly Definition[] {
  const written = writeParts(definitions, sources);
  const { drafts } = sources;
  const isView = (object: Definition): boolean =>
    drafts.get(tableKey(object.namespace, object.name))?.plan.view === object;
  return definitions.filter((object) => !written.has(object) && !isView(object));
}

/** Properties stand where their columns do; a relation beside columns of their own stands after the last of them. */
function orderProperties(draft: ClassDraft): void {
  const { columns, relations } = draft.plan;
  for (const column of columns) {
    draft.property(propertyOf(draft.plan, column.name));
    for (const { key, property } of relations) {
      const last = columns.findLast(({ name }) => key.columns.includes(name));
      if (last === column) draft.property(property);
    }
  }
}

function writeKind<K extends ObjectKind>(kind: K, sources: Sources): void {
  const write: (object: never, sources: Sources) => void = writers[kind];
  for (const object of sources.schema.ofKind(kind)) write(object as never, sources);
}

/** A table that is out of sight: relations may refer to it, and nothing else is said. */
function writeStub(draft: ClassDraft, sources: Sources): void {
  const { plan, entity } = draft;
  writers.table({ kind: "table", namespace: plan.namespace, name: plan.table }, sources);
  entity.options.ignore = { type: "text", text: "true" };
  for (const column of plan.columns) putColumn(column, draft, sources);
}

function filesOf(
  drafts: ReadonlyMap<string, ClassDraft>,
  enums: ReadonlyMap<string, EnumPlan>,
): readonly EntityFile[] {
  const files: EntityFile[] = [];
  const besideTables = new Map<string, EnumPlan[]>();
  for (const plan of enums.values()) {
    const [user] = plan.columns;
    if (plan.file !== undefined) files.push({ name: `${plan.file}.ts`, source: printEnum(plan) });
    else if (user !== undefined) {
      const key = `${user.namespace}\0${user.table}`;
      besideTables.set(key, [...(besideTables.get(key) ?? []), plan]);
    }
  }
  for (const [key, draft] of drafts) {
    files.push({
      name: `${draft.plan.file}.ts`,
      source: printClassFile(draft, besideTables.get(key) ?? []),
      texts: draft.texts,
    });
  }
  return files;
}
