/**
 * Whether Transact-SQL parses, by a grammar that is not ours: the ANTLR grammar inside of `@dbml/core`. It reads statements of
 * data definition and of procedures, and does not know the forms of {@link unknownForms}: those are replaced by known ones
 * of the same shape, so that the rest of the statement is checked all the same.
 */
import { importer } from "@dbml/core";
import { tokens } from "../../src/dialects/mssql/lexical.js";

/** A form that the grammar does not know, where Microsoft documents it, and what stands for it while the rest is parsed. */
export interface UnknownForm {
  readonly page: string;
  readonly form: RegExp;
  readonly instead: string;
}

const statements = "https://learn.microsoft.com/en-us/sql/t-sql/statements";
const name = String.raw`\[(?:[^\]]|\]\])+\]`;

export const unknownForms: readonly UnknownForm[] = [
  // A type that somebody has made, with its namespace.
  {
    page: `${statements}/alter-table-transact-sql`,
    form: new RegExp(String.raw`(ALTER COLUMN ${name}) (?:\w+|${name})\.(?:\w+|${name})`, "g"),
    instead: "$1 int",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: new RegExp(String.raw`(?<=^  )(${name}) (?:\w+|${name})\.(?:\w+|${name})`, "gm"),
    instead: "$1 int",
  },
  { page: `${statements}/alter-table-transact-sql`, form: / WITH VALUES\b/g, instead: "" },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /DROP CONSTRAINT IF EXISTS/g,
    instead: "DROP CONSTRAINT",
  },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /WITH (?:NO)?CHECK (?=(?:NO)?CHECK CONSTRAINT)/g,
    instead: "",
  },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /SET \(SYSTEM_VERSIONING = (?:OFF|ON \([^()]*\))\)/g,
    instead: "SET (LOCK_ESCALATION = AUTO)",
  },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /DROP PERIOD FOR SYSTEM_TIME/g,
    instead: "DROP CONSTRAINT [p]",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: new RegExp(String.raw`PERIOD FOR SYSTEM_TIME (\(${name}, ${name}\))`, "g"),
    instead: "CONSTRAINT [p] UNIQUE $1",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: /WITH \((?:DATA_COMPRESSION = \w+, )?SYSTEM_VERSIONING = ON \([^()]*\)\)/g,
    instead: "",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: new RegExp(String.raw`(?<=\n\)(?: ON ${name})?) WITH \(DATA_COMPRESSION = \w+\)`, "g"),
    instead: "",
  },
];

/** Batches that have parsed, without what stands in their names and constants: two that are alike parse alike. */
const parsed = new Set<string>();

function skeletonOf(batch: string): string {
  return [...tokens(batch)]
    .map(({ sort, text }) => (sort === "name" || sort === "constant" ? `<${sort}>` : text))
    .join(" ");
}

/** What the grammar has against a batch; nothing when it parses. It takes seconds where much of a text may be read in two ways. */
export function refusal(batch: string): string | undefined {
  const skeleton = skeletonOf(batch);
  if (parsed.has(skeleton)) return undefined;
  const found = refusalOf(batch);
  if (found === undefined) parsed.add(skeleton);
  return found;
}

function refusalOf(batch: string): string | undefined {
  const known = unknownForms.reduce((text, { form, instead }) => text.replace(form, instead), batch);
  try {
    importer.import(known, "mssql");
    return undefined;
  } catch (error) {
    // It makes a diagram of what it has parsed; what it cannot make of it has parsed all the same.
    const { diags } = error as { diags?: readonly { message: string; location?: unknown }[] };
    if (diags === undefined) return undefined;
    const [first] = diags;
    return isOfSyntax(first?.message ?? "") ? `${first?.message}\n${batch}` : undefined;
  }
}

function isOfSyntax(message: string): boolean {
  return /mismatched|no viable|missing|extraneous|expecting|token recognition/.test(message);
}
