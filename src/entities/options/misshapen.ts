/** Entity files are evaluated without a type check, so what an option is given is looked at when they are. */
import { describe } from "../describe.js";
import type { OptionFault } from "../faults.js";
import type { KnownOptions } from "./known.js";

interface Shape {
  readonly words: string;
  /** Options that hold it: wherever they stand, or of one decorator (`Policy.to`). */
  readonly names: readonly string[];
  fits(value: unknown): boolean;
}

const shapes: readonly Shape[] = [
  {
    words: "a text",
    names: namesIn(
      `name namespace comment indexComment renamedFrom index property method order nulls enumName enumNamespace compression
      defaultName sequence referencedColumn ownedBy onDelete onUpdate match checkOption timing forEach for volatility
      parallel security initial subtype lcCollate lcCtype locale rules finalModify generatedColumns
      temporal.start temporal.end temporal.retention Rule.on Sequence.type`,
    ),
    fits: isText,
  },
  {
    words: "a name",
    names: namesIn(
      `collation operatorClass tablespace accessMethod filegroup language oldTable newTable multirange provider Exclusion.using
      MaterializedView.using`,
    ),
    fits: isName,
  },
  {
    words: "true or false",
    names: namesIn(
      `nullable primary stored virtual ascii local ignore abstract unlogged withoutColumns initiallyDeferred notValid noInherit notEnforced
      nullsNotDistinct withoutOverlaps period cycle securityBarrier securityInvoker withData schemaBinding restrictive enable force
      instead clustered disabled sparse rowGuid hidden strict leakproof window checkBody hypothetical finalExtra deterministic
      viaPartitionRoot parsed allTables Trigger.constraint Index.unique defineDomain.notNull`,
    ),
    fits: (value) => typeof value === "boolean",
  },
  {
    words: "a number",
    names: namesIn("statistics cost rows size"),
    fits: (value) => typeof value === "number" && Number.isFinite(value),
  },
  { words: "a text or false", names: ["Embedded.prefix"], fits: (value) => isText(value) || value === false },
  {
    words: "a text or { namespace, name }",
    names: namesIn(
      "enumRenamedFrom Entity.renamedFrom JoinTable.renamedFrom Sequence.renamedFrom temporal.history",
    ),
    fits: (value) => isText(value) || (isRecord(value) && Object.values(value).every(isTextOrAbsent)),
  },
  {
    words: "a function: its name, { namespace, name }, what defineFunction returned, or sql`…`",
    names: namesIn(
      "execute support combine serialize deserialize function final inverse canonical difference",
    ),
    fits: (value) => isText(value) || isRecord(value),
  },
  { words: "an object", names: ["Column.notNull", "PrimaryColumn.notNull"], fits: isRecord },
  {
    words: "a name or a list of names",
    names: ["Policy.to"],
    fits: (value) => isName(value) || isListOf(value, isName),
  },
  {
    words: "a text or a list of texts",
    names: ["Trigger.on"],
    fits: (value) => isText(value) || isListOf(value, isText),
  },
  {
    words: "a list of texts",
    names: namesIn(
      "onDeleteColumns descending tags namespaces publish Statistics.kinds primaryKey.columns defineTableType.primaryKey",
    ),
    fits: (value) => isListOf(value, isText),
  },
  {
    words: "a list of objects",
    names: namesIn("elements attributes defineTableType.columns joinColumns inverseJoinColumns"),
    fits: (value) => isListOf(value, isRecord),
  },
  {
    words: "a list of texts and objects",
    names: namesIn("Statistics.on Index.properties orderBy arguments checks"),
    fits: (value) => isListOf(value, (item) => isText(item) || isRecord(item)),
  },
  {
    words: "a list of lists of texts",
    names: ["defineTableType.unique"],
    fits: (value) => isListOf(value, (list) => isListOf(list, isText)),
  },
  {
    words: "a list of tables",
    names: ["tables"],
    fits: (value) =>
      isListOf(value, (table) => isText(table) || isRecord(table) || typeof table === "function"),
  },
  { words: "a list", names: ["properties"], fits: Array.isArray },
];

const shapeOf = new Map(shapes.flatMap((shape) => shape.names.map((name) => [name, shape] as const)));

/** Null in these is told where their own options are looked at. */
const withOptions = new Set(namesIn("identity primaryKey unique state moving"));

/** What is wrong with what `options` hold: null, and what is not of the kind that an option takes. */
export function findMisshapen(
  decorator: KnownOptions,
  options: object,
  what: string = decorator,
): readonly OptionFault[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const own = shapeOf.get(`${decorator}.${name}`);
    if (value === undefined || name === "default" || (own === undefined && withOptions.has(name))) return [];
    const shape = own ?? shapeOf.get(name);
    if (shape?.fits(value) ?? value !== null) return [];
    const expected = shape === undefined ? "" : ` where ${shape.words} is expected`;
    const fix = `Leave it out${shape === undefined ? "" : `, or write ${shape.words}`}.`;
    return [{ message: `${name} of ${what} was given ${given(value)}${expected}`, fix }];
  });
}

/** The value for people; of a list what stands in it. */
function given(value: unknown): string {
  return Array.isArray(value) && value.length > 0
    ? `a list of ${[...new Set(value.map(describe))].slice(0, 3).join(", ")}`
    : describe(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isName(value: unknown): boolean {
  return isText(value) && value !== "" && !value.includes("\0");
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  // A hole in a list is no item of it to `every`.
  return Array.isArray(value) && Array.from(value).every(fits);
}

function namesIn(words: string): readonly string[] {
  return words.split(/\s+/);
}
