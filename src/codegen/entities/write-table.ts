import { keyIndexOf } from "../../objects/owner.js";
import type { PrimaryKey } from "../../objects/primary-key/shape.js";
import type { Table } from "../../objects/table/shape.js";
import { tableName } from "../../schema/names.js";
import { type Code, code } from "../../util/code.js";
import { type ClassDraft, draftOf, type Sources } from "./draft.js";
import { commentOf, deferralOf, flag, storageOf, text, texts, under, unusual } from "./options.js";
import { madeName, propertyOf, tableKey, usualName } from "./plan.js";
import { keyIndexWords } from "./write-rules.js";

/** `@Entity` and the order of properties. */
export function writeTable(table: Table, sources: Sources): void {
  const draft = draftOf(table, sources);
  if (draft === undefined) return;
  const { settings, schema } = sources;
  const { entity, plan } = draft;
  const made = madeName(() => tableName(plan.className, settings.naming), settings);
  entity.name = unusual(table.name, made);
  const isHere = table.namespace === settings.namespace;
  Object.assign(entity.options, {
    namespace: isHere ? undefined : code.string(table.namespace),
    comment: commentOf(table, schema),
    withoutColumns: flag(plan.columns.length === 0 && table.inherits === undefined),
    unlogged: flag(table.unlogged),
    storage: storageOf(table.storage),
    tablespace: text(table.tablespace),
    accessMethod: text(table.accessMethod),
    inherits: parentsOf(table, draft, sources),
    mssql: under({ temporal: temporalOf(table, draft, sources) }),
    partitionBy: table.partitionBy === undefined ? undefined : code.sqlBlock(table.partitionBy),
  });
}

/** Whether and where its history is kept. */
function temporalOf(table: Table, { plan }: ClassDraft, { settings }: Sources): Code | undefined {
  if (table.temporal === undefined) return undefined;
  const { start, end, history, retention } = table.temporal;
  const usual = madeName(() => `${table.name}_history`, settings);
  const name = unusual(history.table, usual);
  const isHere = history.namespace === table.namespace;
  return code.object({
    start: code.string(propertyOf(plan, start)),
    end: code.string(propertyOf(plan, end)),
    history: isHere ? name : code.object({ name, namespace: code.string(history.namespace) }),
    retention: text(retention),
  });
}

/** The classes of the tables that it inherits from: one, or a list. */
function parentsOf({ inherits = [] }: Table, draft: ClassDraft, { drafts }: Sources): Code | undefined {
  const names = inherits.flatMap(({ namespace, table }) => {
    const plan = drafts.get(tableKey(namespace, table))?.plan;
    if (plan === undefined) return [];
    draft.import(plan.file, plan.className);
    return [plan.className];
  });
  if (names.length === 0) return undefined;
  return code.own(`() => ${names.length === 1 ? names[0] : `[${names.join(", ")}]`}`);
}

/** The primary key itself stands on its properties; its name and options on the class. */
export function writePrimaryKey(key: PrimaryKey, sources: Sources): void {
  const draft = draftOf(key, sources);
  if (draft === undefined) return;
  const { settings, schema } = sources;
  const inClass = draft.plan.columns.filter(({ name }) => key.columns.includes(name));
  const isInOrder = inClass.every(({ name }, index) => key.columns[index] === name);
  const properties = key.columns.map((column) => propertyOf(draft.plan, column));
  const options = code.object({
    name: unusual(key.name, usualName("pk", key.table, [], settings)),
    columns: isInOrder ? undefined : texts([...new Set(properties)]),
    comment: commentOf(key, schema),
    indexComment: commentOf(keyIndexOf(key), schema),
    withoutOverlaps: flag(key.withoutOverlaps),
    ...deferralOf(key),
    include: texts(key.include?.map((column) => propertyOf(draft.plan, column))),
    storage: storageOf(key.storage),
    tablespace: text(key.tablespace),
    mssql: keyIndexWords(key, draft.plan),
  });
  if (options.type === "object" && options.members.length > 0) draft.entity.options.primaryKey = options;
}
