/** Classes and enums → source, as Prettier and Biome print it at 80 columns. */

import { type Code, code, importedBy, usesSql } from "../../util/code.js";
import { importLines, printExpressions } from "../../util/print-code.js";
import { textWidth } from "../../util/text-width.js";
import type { ClassDraft, PropertyDraft } from "./draft.js";
import type { EnumPlan } from "./enums.js";

const width = 80;

/** The source of a file with one class and the enums that only it uses. */
export function printClassFile(draft: ClassDraft, enums: readonly EnumPlan[]): string {
  const { name, options } = draft.entity;
  const marks = [code.call(`@${draft.head}`, name, code.object(options)), ...draft.marks];
  const all = [...marks, ...draft.properties.flatMap((property) => property.marks)];
  const names = usesSql(all) ? [...draft.decorators, "sql"] : [...draft.decorators];
  const imports = [
    ...names.map((name) => ({ name, from: "@schemix/migrate" })),
    ...importedBy(all),
    ...[...draft.imports].flatMap(([file, taken]) =>
      [...taken].map((name) => ({ name, from: `./${file}.js` })),
    ),
  ];
  const body = draft.properties.map(printProperty).join("\n");
  return [
    importLines(imports),
    ...enums.map(printEnum),
    `${printExpressions(marks, 0)}export class ${draft.plan.className} {${body === "" ? "" : "\n"}${body}}\n`,
  ].join("\n");
}

/** The source of an enum. */
export function printEnum({ className, members }: EnumPlan): string {
  const lines = [...members].map(([value, member]) => `  ${member} = ${literal(value)},\n`);
  return `export enum ${className} {\n${lines.join("")}}\n`;
}

function literal(text: string): string {
  return printExpressions([code.string(text)], 0).slice(0, -1);
}

function printProperty({ name, type, marks }: PropertyDraft): string {
  return `${printExpressions(marks as readonly Code[], 2)}${propertyLine(name, type)}`;
}

function propertyLine(name: string, type: string): string {
  const line = `  ${name}!: ${type};\n`;
  if (textWidth(line) - 1 <= width || !type.includes(" | ")) return line;
  return `  ${name}!:\n${type
    .split(" | ")
    .map((part) => `    | ${part}`)
    .join("\n")};\n`;
}
