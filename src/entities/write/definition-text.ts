/** What options of views, triggers, functions… mean in SQL: names, types, bodies and values. */
import { isSql, sqlText } from "../../schema/sql.js";
import { describe } from "../describe.js";
import { factsOf } from "../facts.js";
import { fixOf, messageOf, type Site } from "../faults.js";
import type { BoundValue, RoutineTarget, SqlSource, TableTarget } from "../options/views.js";
import { type Context, type Plans, sqlName, type TablePlan } from "../plan/plan.js";
import { callTarget } from "../plan/tables.js";
import { expressionText } from "../plan/values.js";

/** SQL that stands here or in a file beside this one. */
export function sourceText(source: SqlSource, what: string, site: Site, context: Context): string {
  if (typeof source !== "object" || source === null || isSql(source))
    return expressionText(source, what, site, context);
  return fileText(source.file, what, site, context);
}

/** A body, as it stands: unlike an expression, blanks around it are part of it. */
export function bodyText(source: SqlSource, site: Site, context: Context): string {
  if (typeof source === "string" && source.trim() !== "") return source;
  if (isSql(source)) {
    const trimmed = expressionText(source, "body", site, context);
    const all = source.parts.every((part) => typeof part !== "object" || !("parameter" in part));
    return all ? sqlText(source, context.dialect.writer) : trimmed;
  }
  return sourceText(source, "body", site, context);
}

function fileText(path: unknown, what: string, site: Site, context: Context): string {
  const { files, faults } = context;
  const refuse = (message: string, fix: string): string => {
    faults.add(site, message, fix);
    return "NULL";
  };
  if (typeof path !== "string" || path === "")
    return refuse(
      `the file of its ${what} is ${describe(path)}`,
      'Write its path beside this file: { file: "./x.sql" }.',
    );
  if (site.file === undefined || files === undefined)
    return refuse(
      `its ${what} stands in ${path}, but it is not known beside which file`,
      "Have `entities` in the configuration match its file, or write the SQL here.",
    );
  try {
    return files.read(site.file, path);
  } catch (error) {
    return refuse(
      `the file of its ${what} cannot be read: ${messageOf(error)}`,
      "Check the path; it begins at the folder of this file.",
    );
  }
}

/** A type as `@Column` takes it, with brackets behind it for an array. */
export function typeText(type: unknown, site: Site, context: Context): string {
  if (typeof type !== "string" || type.trim() === "") {
    context.faults.add(site, `a type is ${describe(type)}`, 'Write a type: "int", "text[]", "app.mood".');
    return "text";
  }
  const [, base = type, brackets = ""] = /^(.*?)((?:\[\])*)$/s.exec(type) ?? [];
  try {
    return context.dialect.types.resolve(base, { array: brackets.length / 2 });
  } catch (error) {
    context.faults.add(site, messageOf(error), fixOf(error, "Choose another type."));
    return "text";
  }
}

/** The name of a function in SQL. */
export function routineName(target: RoutineTarget, site: Site, context: Context): string {
  if (isSql(target)) return expressionText(target, "function", site, context);
  if (typeof target === "object" && target !== null) return sqlName(target, site, context);
  return sqlName({ name: target }, site, context);
}

/** What a function is called, for names that are made from it; nothing when SQL says it. */
export function bareRoutine(target: RoutineTarget): string | undefined {
  if (typeof target === "string") return target;
  return isSql(target) || typeof target !== "object" || target === null ? undefined : target.name;
}

/** A table or view that is referred to: its name in SQL, and its class where that was given. */
export function tableTarget(
  target: TableTarget,
  what: string,
  site: Site,
  plans: Plans,
): { readonly sql: string; readonly plan: TablePlan | undefined } {
  if (typeof target === "string") return { sql: sqlName({ name: target }, site, plans), plan: undefined };
  if (typeof target === "object" && target !== null)
    return { sql: sqlName(target, site, plans), plan: undefined };
  const found = callTarget(target, what, site, plans.faults);
  if (found === undefined) return { sql: "NULL", plan: undefined };
  const plan =
    plans.tableOf.get(found) ?? plans.views.find(({ declaration }) => declaration.target === found);
  if (plan !== undefined) return { sql: sqlName(plan, site, plans), plan };
  const isKnown = factsOf(found)?.entity !== undefined;
  plans.faults.add(
    site,
    `${what} refers to ${found.name}, which is not ${isKnown ? "among the entities that were loaded" : "an entity"}`,
    isKnown ? "Export it from a file that `entities` matches." : `Give ${found.name} @Entity().`,
  );
  return { sql: "NULL", plan: undefined };
}

/** A value as SQL. */
export function valueText(value: BoundValue, what: string, site: Site, context: Context): string {
  if (isSql(value)) return expressionText(value, what, site, context);
  const isPlain = value === null || value instanceof Date || typeof value !== "object";
  if (isPlain && value !== undefined && typeof value !== "function" && typeof value !== "symbol")
    return context.dialect.writer.literal(value);
  context.faults.add(site, `${what} is ${describe(value)}`, "Give a text, a number, a date, or sql`…`.");
  return "NULL";
}

/** One of the words that an option takes. */
export function wordIn<T extends string>(
  value: unknown,
  words: readonly T[],
  what: string,
  site: Site,
  context: Context,
): T | undefined {
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const list = words.map((word) => JSON.stringify(word));
  context.faults.add(site, `${what} is ${describe(value)}`, `Write one of ${list.join(", ")}.`);
  return undefined;
}

/** A list, where one was asked for. */
export function listIn<T>(
  value: readonly T[] | undefined,
  what: string,
  site: Site,
  context: Context,
): readonly T[] {
  if (value === undefined || Array.isArray(value)) return value ?? [];
  context.faults.add(site, `${what} is ${describe(value)}, not a list`, "Write it in brackets.");
  return [];
}
