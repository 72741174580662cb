import type { AnyOperation } from "../objects/any.js";
import type { SourceWords } from "../objects/renderers.js";
import { type Code, importedBy, usesSql } from "../util/code.js";
import { importLines, printStatements } from "../util/print-code.js";
import { textWidth } from "../util/text-width.js";
import { printed } from "./printed.js";
import { renderOperation } from "./render-operation.js";

/** What every migration file says of itself. */
export interface MigrationHead {
  readonly className: string;
  readonly revision: string;
  readonly parents: readonly string[];
  readonly labels?: readonly string[] | undefined;
  readonly dependsOn?: readonly string[] | undefined;
  readonly replaces?: readonly string[] | undefined;
  readonly message: string;
  /** `false`: it runs without a transaction. */
  readonly transaction?: boolean | undefined;
}

/** What a migration file says. */
export interface MigrationDraft extends MigrationHead {
  readonly up: readonly AnyOperation[];
  /** Absent: no way back but what can be told from `up`. */
  readonly down?: readonly AnyOperation[] | undefined;
  /** Absent: types as they are spelled. */
  readonly words?: SourceWords | undefined;
}

function method(name: "up" | "down", statements: readonly Code[]): string {
  if (statements.length === 0) return `  ${name}(_op: Operations) {}\n`;
  return `  ${name}(op: Operations) {\n${printStatements(statements, 4)}  }\n`;
}

/** For a person to fill. */
const blankUp = `  up(op: Operations) {
    // Without a down(op), \`schemix down\` reverses what is recorded here.
  }
`;

/**
 * The source of a migration file. Everything that comes from a database or a person passes through the
 * escaping printer; the class name is made of letters and digits by its maker.
 */
export function renderMigration(draft: MigrationDraft): string {
  const up = rendered(draft.up, draft);
  const down = draft.down === undefined ? undefined : rendered(draft.down, draft);
  const isBlank = up.length === 0 && down === undefined;
  const first = isBlank ? blankUp : method("up", up);
  const methods = [first, ...(down === undefined ? [] : [method("down", down)])];
  return (
    `${importsOf(up, down ?? [])}\n\n` +
    `export default class ${draft.className} extends Migration {\n${printedMembers(draft)}\n${methods.join("\n")}}\n`
  );
}

/** Operations as statements, in the words of the project. */
export function rendered(
  operations: readonly AnyOperation[],
  { words }: Pick<MigrationDraft, "words">,
): readonly Code[] {
  return operations.map((operation) => renderOperation(operation, words));
}

/** The imports of what statements use. */
export function importsOf(up: readonly Code[], down: readonly Code[]): string {
  const all = [...up, ...down];
  const own = ["Migration", "type Operations", ...(usesSql(all) ? ["sql"] : [])];
  const imports = [...own.map((name) => ({ name, from: "@schemix/migrate" })), ...importedBy(all)];
  return importLines(imports).trimEnd();
}

/** The static members that say what a migration is and what it follows. */
export function printedMembers({
  revision,
  parents,
  labels = [],
  dependsOn = [],
  replaces = [],
  message,
  transaction = true,
}: MigrationHead): string {
  const list = (name: string, items: readonly string[]): string =>
    items.length === 0 ? "" : `  static readonly ${name} = ${printedList(items)};\n`;
  const members = [
    `  static readonly revision = ${printed(revision)};\n`,
    `  static readonly parents = ${printedList(parents)};\n`,
    list("labels", labels),
    list("dependsOn", dependsOn),
    list("replaces", replaces),
    `  static readonly message =${printedAfter("  static readonly message =", message)};\n`,
    transaction ? "" : "  static readonly transaction = false;\n",
  ];
  return members.join("");
}

/** A string after `=`: on a line of its own when it is long, as the formatters put it. */
function printedAfter(head: string, text: string): string {
  const literal = printed(text);
  return head.length + 1 + textWidth(literal) + 1 <= 80 ? ` ${literal}` : `\n    ${literal}`;
}

/** Texts as a list of literals. */
export function printedList(items: readonly string[]): string {
  const flat = `[${items.map(printed).join(", ")}]`;
  return flat.length + 30 <= 80 ? flat : `[\n${items.map((item) => `    ${printed(item)},\n`).join("")}  ]`;
}
