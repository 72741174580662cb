import type { Check } from "../../objects/check/shape.js";
import type { Index, IndexKey } from "../../objects/index/shape.js";
import { keyIndexOf } from "../../objects/owner.js";
import type { KeyIndexAttributes } from "../../objects/primary-key/shape.js";
import type { Unique } from "../../objects/unique/shape.js";
import { namesIn } from "../../schema/names.js";
import { type Code, code } from "../../util/code.js";
import { type ClassDraft, draftOf, type Sources } from "./draft.js";
import { commentOf, deferralOf, flag, sqlText, storageOf, text, texts, under, unusual } from "./options.js";
import { type ClassPlan, propertyOf, usualName } from "./plan.js";

/** A unique constraint that no column or relation says by itself. */
export function writeUnique(unique: Unique, sources: Sources): void {
  const draft = draftOf(unique, sources);
  if (draft === undefined || draft.plan.impliedUniques.has(unique)) return;
  const { columns } = unique;
  const name = unusual(unique.name, usualName("uq", unique.table, columns, sources.settings));
  const options = code.object(uniqueOptions(unique, draft.plan, sources));
  const [only = "", ...others] = columns;
  if (others.length === 0) draft.property(propertyOf(draft.plan, only)).mark("Unique", name, options);
  else draft.mark("Unique", name, propertyTexts(draft.plan, columns), options);
}

/** What is said of a unique constraint besides its name and columns. */
export function uniqueOptions(
  unique: Unique,
  plan: ClassPlan,
  { schema }: Sources,
): Record<string, Code | undefined> {
  return {
    nullsNotDistinct: flag(unique.nullsNotDistinct),
    withoutOverlaps: flag(unique.withoutOverlaps),
    ...deferralOf(unique),
    include: propertyTexts(plan, unique.include),
    storage: storageOf(unique.storage),
    tablespace: text(unique.tablespace),
    comment: commentOf(unique, schema),
    indexComment: commentOf(keyIndexOf(unique), schema),
    mssql: keyIndexWords(unique, plan),
  };
}

/** What SQL Server has of the index beneath a key. */
export function keyIndexWords(
  { clustered, descending }: KeyIndexAttributes,
  plan: ClassPlan,
): Code | undefined {
  return under({
    clustered: clustered === undefined ? undefined : code.data(clustered),
    descending: propertyTexts(plan, descending),
  });
}

/** A check; on the property when it is about one column. */
export function writeCheck(check: Check, sources: Sources): void {
  const draft = draftOf(check, sources);
  if (draft === undefined || check.inherited === true) return;
  const columns = namedBy(check.expression, draft.plan);
  const usual = columns.length === 0 ? undefined : usualName("ck", check.table, columns, sources.settings);
  const place = columns.length === 1 ? draft.property(propertyOf(draft.plan, columns[0] ?? "")) : draft;
  place.mark(
    "Check",
    unusual(check.name, usual),
    code.sql(check.expression),
    code.object({
      notValid: flag(check.notValid),
      noInherit: flag(check.noInherit),
      notEnforced: flag(check.notEnforced),
      comment: commentOf(check, sources.schema),
    }),
  );
}

/** An index; on the property when it has one key that is a column. */
export function writeIndex(index: Index, sources: Sources): void {
  const draft = draftOf(index, sources);
  if (draft === undefined) return;
  const { plan } = draft;
  const { keys } = index;
  const columns = keys.flatMap(({ column, expression }) =>
    column === undefined ? namedBy(expression ?? "", plan) : [column],
  );
  const usual =
    columns.length === 0 ? undefined : usualName("ix", index.table, [...new Set(columns)], sources.settings);
  const name = unusual(index.name, usual);
  const options = indexOptions(index, draft, sources);
  const [only, ...others] = keys;
  if (only === undefined) return;
  const first = index.statistics?.["1"];
  if (others.length > 0) {
    draft.mark(
      "Index",
      name,
      code.array(keys.map((key, place) => keyCode(key, plan, index.statistics?.[String(place + 1)]))),
      code.object(options),
    );
  } else if (only.column === undefined) {
    draft.mark(
      "Index",
      name,
      code.object({ expression: sqlText(only.expression), ...keyOptions(only, first), ...options }),
    );
  } else {
    const property = draft.property(propertyOf(plan, only.column));
    property.mark("Index", name, code.object({ ...keyOptions(only, first), ...options }));
  }
}

function indexOptions(
  index: Index,
  { plan }: ClassDraft,
  { schema }: Sources,
): Record<string, Code | undefined> {
  return {
    unique: flag(index.unique),
    method: text(index.method),
    where: sqlText(index.where),
    include: propertyTexts(plan, index.include),
    nullsNotDistinct: flag(index.nullsNotDistinct),
    storage: storageOf(index.storage),
    tablespace: text(index.tablespace),
    comment: commentOf(index, schema),
    mssql: under({ clustered: flag(index.clustered), disabled: flag(index.disabled) }),
  };
}

function keyCode(key: IndexKey, plan: ClassPlan, statistics: number | undefined): Code {
  const options = keyOptions(key, statistics);
  const isBare = Object.values(options).every((value) => value === undefined);
  if (key.column === undefined) return code.object({ expression: sqlText(key.expression), ...options });
  const property = code.string(propertyOf(plan, key.column));
  return isBare ? property : code.object({ property, ...options });
}

function keyOptions(key: IndexKey, statistics: number | undefined): Record<string, Code | undefined> {
  return {
    order: text(key.order),
    nulls: text(key.nulls),
    collation: text(key.collation),
    operatorClass: text(key.operatorClass),
    operatorClassOptions: storageOf(key.operatorClassOptions),
    statistics: statistics === undefined ? undefined : code.own(String(statistics)),
  };
}

function namedBy(expression: string, plan: ClassPlan): readonly string[] {
  // In the order of properties: the usual name is made in it.
  return namesIn(
    expression,
    plan.columns.map(({ name }) => name),
  );
}

function propertyTexts(plan: ClassPlan, columns: readonly string[] | undefined): Code | undefined {
  return texts(columns?.map((column) => propertyOf(plan, column)));
}
