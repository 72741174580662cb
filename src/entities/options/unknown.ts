/** Entity files are evaluated without a type check, so a misspelled option is looked for when they are. */

import { editDistance } from "../../util/closest.js";
import { describe } from "../describe.js";
import type { OptionFault } from "../faults.js";
import { databases } from "./for-database.js";
import { type KnownOptions, known, onDatabases } from "./known.js";
import { findMisshapen } from "./misshapen.js";

const mayBeAbsent = new Set(
  "Index Unique Check Sequence View MaterializedView Trigger Policy RowSecurity Exclusion Rule Statistics Partition".split(
    " ",
  ),
);

/** What options of other tools are called here. */
const elsewhere: Readonly<Record<string, string>> = {
  schema: "Schemix calls it namespace.",
  synchronize: "Schemix calls synchronize: false ignore: true.",
  referencedColumnName: "Schemix calls it referencedColumn.",
  createForeignKeyConstraints: "Write foreignKey: false.",
  foreignKeyConstraintName: 'Write foreignKey: "name".',
  primaryKeyConstraintName: "Write primaryKey: { name } in @Entity.",
  asExpression: "Schemix calls it generated.",
  generatedType: 'Schemix writes stored: true for "STORED", virtual: true for "VIRTUAL".',
  generatedIdentity: "Schemix calls it identity.",
  isArray: "Schemix calls it array.",
  using: "Schemix calls the kind of an index method.",
  memory:
    "Memory-optimized tables are reported and not managed: make them with op.execute, and say ignore: true.",
  memoryOptimized:
    "Memory-optimized tables are reported and not managed: make them with op.execute, and say ignore: true.",
};

const ofOrmOnly = new Set(
  "select insert update transformer lazy eager cascade persistence orphanedRowAction orderBy cache withoutRowid readonly".split(
    " ",
  ),
);

const ofMssqlOnly = new Set(
  "clustered descending filegroup disabled temporal sparse rowGuid hidden defaultName".split(" "),
);

/** What is wrong with `options` of `decorator`: options that it does not know, or that hold what they do not take. */
export function findUnknownOptions(decorator: KnownOptions, options: unknown): readonly OptionFault[] {
  if (options === undefined) return [];
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    return [
      {
        message: `${isDecorator(decorator) ? "@" : ""}${decorator} was given ${describe(options)} where options are expected`,
        fix: `${embeddedHint(decorator, options)}Write options as an object: { ${known[decorator].slice(0, 3).join(", ")} … }.`,
      },
    ];
  }
  return [
    ...unknownAmong(decorator, options, known[decorator]),
    ...findMisshapen(decorator, options),
    ...databases.flatMap((name) => unknownUnder(decorator, name, Reflect.get(options, name))),
  ];
}

/** Options as far as they are any: what is none is a fault, and says nothing. */
export function readable<T extends object>(options: T): T {
  return typeof options === "object" && options !== null && !Array.isArray(options) ? options : ({} as T);
}

/** A list as far as it is one. */
export function listed<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list : [];
}

/** TypeORM says an embedded value by a column whose type is a function. */
function embeddedHint(decorator: KnownOptions, options: unknown): string {
  const isEmbedded = decorator === "Column" && typeof options === "function";
  return isEmbedded ? "The columns of another class: @Embedded(() => Address). " : "";
}

function unknownAmong(what: string, options: object, names: readonly string[]): readonly OptionFault[] {
  return Object.keys(options)
    .filter((name) => !names.includes(name))
    .map((name) => ({ message: `${what} has no option ${JSON.stringify(name)}`, fix: hint(name, names) }));
}

/** What is wrong with the options for one database. */
function unknownUnder(decorator: KnownOptions, database: string, options: unknown): readonly OptionFault[] {
  const names: readonly string[] = known[decorator];
  if (options === undefined || !names.includes(database)) return [];
  if (options === false && mayBeAbsent.has(decorator)) return [];
  const inner = onDatabases[decorator]?.[database];
  if (typeof options !== "object" || options === null || inner === undefined) {
    const absent = mayBeAbsent.has(decorator) ? [`${database}: false, which leaves it out there`] : [];
    const otherwise =
      inner === undefined ? [] : [`options as an object: { ${inner.slice(0, 3).join(", ")} … }`];
    return [
      {
        message: `${database} of ${decorator} is ${describe(options)}`,
        fix: `Write ${[...otherwise, ...absent].join(", or ")}.`,
      },
    ];
  }
  const what = `${database} of ${decorator}`;
  return [...unknownAmong(what, options, inner), ...findMisshapen(decorator, options, what)];
}

function isDecorator(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function hint(name: string, names: readonly string[]): string {
  if (ofOrmOnly.has(name)) return "Leave it out: it says nothing about the database.";
  if (ofMssqlOnly.has(name)) return `Only SQL Server has it: write mssql: { ${name}: … }.`;
  const translated = elsewhere[name];
  if (translated !== undefined) return translated;
  const near = names.find((candidate) => isNear(candidate.toLowerCase(), name.toLowerCase()));
  if (near !== undefined) return `Did you mean ${near}?`;
  return names.length === 0 ? "It takes none." : `It knows: ${names.join(", ")}.`;
}

/** Whether few enough edits make one word of the other for it to be meant. */
function isNear(known: string, written: string): boolean {
  return editDistance(known, written) <= Math.min(2, Math.floor(known.length / 3));
}
