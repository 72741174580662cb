/**
 * Whether Transact-SQL parses, by a grammar that is not ours: the ANTLR grammar inside of `@dbml/core`. It reads statements of
 * data definition and of procedures, and does not know the forms of {@link unknownForms}: those are replaced by known ones
 * of the same shape, so that the rest of the statement is checked all the same.
 */
import { importer } from "@dbml/core";

/** A form that the grammar does not know, where Microsoft documents it, and what stands for it while the rest is parsed. */
export interface UnknownForm {
  readonly page: string;
  readonly form: RegExp;
  readonly instead: string;
}

const statements = "https://learn.microsoft.com/en-us/sql/t-sql/statements";
const name = String.raw`\[(?:[^\]]|\]\])+\]`;

export const unknownForms: readonly UnknownForm[] = [
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

/** What the grammar has against a batch; nothing when it parses. */
export function refusal(batch: string): string | undefined {
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
