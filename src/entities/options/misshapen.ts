/** Entity files are evaluated without a type check, so what an option is given is looked at when they are. */
import { describe } from "../describe.js";
import type { OptionFault } from "../faults.js";

interface Shape {
  readonly words: string;
  /** Options that hold it wherever they stand. */
  readonly names: ReadonlySet<string>;
  fits(value: unknown): boolean;
}

const shapes: readonly Shape[] = [
  {
    words: "a text",
    names: namesIn(
      `name namespace comment indexComment tablespace accessMethod filegroup collation operatorClass method order nulls enumName
      enumNamespace compression defaultName sequence referencedColumn ownedBy onDelete onUpdate match checkOption timing forEach
      oldTable newTable for volatility parallel security language initial subtype multirange provider locale lcCollate lcCtype rules
      finalModify generatedColumns history retention`,
    ),
    fits: (value) => typeof value === "string",
  },
  {
    words: "true or false",
    names: namesIn(
      `nullable primary stored virtual ascii local ignore abstract unlogged withoutColumns initiallyDeferred notValid noInherit notEnforced
      nullsNotDistinct withoutOverlaps period cycle securityBarrier securityInvoker withData schemaBinding restrictive enable force
      instead clustered disabled sparse rowGuid hidden strict leakproof window checkBody hypothetical finalExtra deterministic
      viaPartitionRoot`,
    ),
    fits: (value) => typeof value === "boolean",
  },
  {
    words: "a text or an object",
    names: namesIn("renamedFrom enumRenamedFrom"),
    fits: (value) => typeof value === "string" || (typeof value === "object" && value !== null),
  },
  {
    words: "a list",
    names: namesIn(
      "onDeleteColumns joinColumns inverseJoinColumns properties elements kinds tags orderBy attributes",
    ),
    fits: Array.isArray,
  },
];

const shapeOf = new Map(shapes.flatMap((shape) => [...shape.names].map((name) => [name, shape] as const)));

/** Null in these is told where their own options are looked at. */
const withOptions = namesIn("identity primaryKey unique state moving");

/** What is wrong with what `options` hold: null, and what is not of the kind that an option takes. */
export function findMisshapen(what: string, options: object): readonly OptionFault[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || name === "default" || withOptions.has(name)) return [];
    const shape = shapeOf.get(name);
    if (shape?.fits(value) ?? value !== null) return [];
    const expected = shape === undefined ? "" : ` where ${shape.words} is expected`;
    const fix = `Leave it out${shape === undefined ? "" : `, or write ${shape.words}`}.`;
    return [{ message: `${name} of ${what} was given ${describe(value)}${expected}`, fix }];
  });
}

function namesIn(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
