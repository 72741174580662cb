/** Views → classes with `@View` and `@MaterializedView`. */
import type { Column } from "../../objects/column/shape.js";
import { partsOf, type ViewParts } from "../../objects/definition/parts.js";
import type { Definition } from "../../objects/definition/shape.js";
import { tableName } from "../../schema/names.js";
import { type Code, code } from "../../util/code.js";
import { besideCode, isLong } from "./beside.js";
import type { ClassDraft, Sources } from "./draft.js";
import { commentOf, flag, storageOf, text, unusual } from "./options.js";
import { madeName } from "./plan.js";
import { putColumn } from "./write-column.js";

const viewOptions = {
  security_barrier: "securityBarrier",
  security_invoker: "securityInvoker",
  check_option: "checkOption",
} as const;

function isViewOption(name: string): name is keyof typeof viewOptions {
  return Object.hasOwn(viewOptions, name);
}

/** `["a=1"]` → `{ a: "1" }`. */
export function optionsOf(options: readonly string[] | null): Readonly<Record<string, string>> | undefined {
  if (options === null || options.length === 0) return undefined;
  const entries = options.map((option) => {
    const split = option.indexOf("=");
    return [option.slice(0, split), option.slice(split + 1)] as const;
  });
  return Object.fromEntries(entries);
}

function partsOfView(definition: Definition): ViewParts | undefined {
  return partsOf(definition, "view") ?? partsOf(definition, "materializedView");
}

/** The columns of a view that can be a class; nothing where only SQL can say it. */
export function columnsOfView(definition: Definition): readonly Column[] | undefined {
  const parts = partsOfView(definition);
  const { result, namespace, name: table } = definition;
  if (parts === undefined || result === undefined || parts.hasDefaults) return undefined;
  const isPlain = definition.kind === "view";
  if (isPlain && !Object.keys(optionsOf(parts.options) ?? {}).every(isViewOption)) return undefined;
  return result.map(({ name, type }, index) => ({
    kind: "column",
    namespace,
    table,
    name,
    position: index + 1,
    type,
    nullable: true,
  }));
}

/** Fills the class of a view. */
export function writeView(draft: ClassDraft, definition: Definition, sources: Sources): void {
  const parts = partsOfView(definition);
  if (parts === undefined) return;
  const { settings, schema } = sources;
  const { plan, entity } = draft;
  const made = madeName(() => tableName(plan.className, settings.naming), settings);
  const isHere = plan.namespace === settings.namespace;
  Object.assign(entity.options, {
    name: unusual(plan.table, made),
    namespace: isHere ? undefined : code.string(plan.namespace),
    as: queryOf(draft, parts.query.trim()),
    ...(definition.kind === "view" ? optionsOfPlain(parts) : optionsOfKept(parts)),
    comment: commentOf(definition, schema),
  });
  for (const column of plan.columns) putColumn(column, draft, sources);
}

function queryOf({ plan, texts }: ClassDraft, query: string): Code {
  if (!isLong(query)) return code.sqlBlock(query);
  const file = { name: `${plan.file.replace(/\.entity(?=\d*$)/, "")}.sql`, text: `${query}\n` };
  texts.push(file);
  return besideCode(file);
}

function optionsOfPlain({ options }: ViewParts): Record<string, Code | undefined> {
  const { security_barrier, security_invoker, check_option } = optionsOf(options) ?? {};
  return {
    securityBarrier: truth(security_barrier),
    securityInvoker: truth(security_invoker),
    checkOption: text(check_option),
  };
}

/** The server keeps the word that was written. */
function truth(value: string | undefined): Code | undefined {
  if (value === undefined) return undefined;
  return /^(?:t(?:rue)?|y(?:es)?|on|1)$/i.test(value) ? flag(true) : code.own("false");
}

function optionsOfKept({ options, accessMethod, tablespace }: ViewParts): Record<string, Code | undefined> {
  return {
    using: text(accessMethod ?? undefined),
    tablespace: text(tablespace ?? undefined),
    with: storageOf(optionsOf(options)),
  };
}
