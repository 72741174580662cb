/** The Markdown of the project: README.md and docs/, taken apart for tests. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const checkout = resolve(import.meta.dirname, "../../..");

/** A fenced block of code. */
export interface CodeBlock {
  readonly file: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** What stands behind the fence: `ts`, `sql`, `ts no-check`. */
  readonly info: string;
  readonly code: string;
}

/** Paths of the documents, relative to the checkout. */
export function documents(): string[] {
  const pages = readdirSync(join(checkout, "docs")).filter((name) => name.endsWith(".md"));
  const examples = [
    "01-quickstart",
    "02-views-and-functions",
    "03-nestjs-typeorm",
    "04-nestjs-pglite",
    "05-express",
    "06-monorepo",
    "07-plugin",
  ].map((name) => `examples/${name}/README.md`);
  return ["README.md", ...examples, ...pages.sort().map((name) => `docs/${name}`)];
}

export function textOf(file: string): string {
  return readFileSync(join(checkout, file), "utf8");
}

/** The fenced blocks of a document, in order. */
export function blocksOf(file: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { line: number; info: string; code: string[] } | undefined;
  for (const [index, line] of textOf(file).split("\n").entries()) {
    const fence = /^```(.*)$/.exec(line);
    if (open === undefined) {
      if (fence !== null) open = { line: index + 1, info: fence[1]?.trim() ?? "", code: [] };
    } else if (fence !== null) {
      blocks.push({
        file,
        line: open.line,
        info: open.info,
        code: open.code.map((each) => `${each}\n`).join(""),
      });
      open = undefined;
    } else open.code.push(line);
  }
  if (open !== undefined) throw new Error(`${file}:${open.line}: the block does not end`);
  return blocks;
}

/** Where a block stands, for messages. */
export function placeOf({ file, line }: CodeBlock): string {
  return `${file}:${line}`;
}

/** Blocks of `first` that are followed at once by a block of `second`. */
export function pairsOf(file: string, first: string, second: string): (readonly [CodeBlock, CodeBlock])[] {
  const blocks = blocksOf(file);
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    return block.info === first && next?.info === second ? [[block, next] as const] : [];
  });
}

/** The cells of the rows of every table below a heading, up to the next heading; code marks taken away. */
export function rowsBelow(file: string, heading: string): string[][] {
  const lines = textOf(file).split("\n");
  const start = lines.findIndex((line) => line.replace(/^#+ /, "") === heading && line.startsWith("#"));
  if (start < 0) throw new Error(`${file} has no heading ${heading}`);
  const rows: string[][] = [];
  for (const line of lines.slice(start + 1)) {
    if (line.startsWith("#")) break;
    if (!line.startsWith("|")) continue;
    const cells = line.slice(1, line.lastIndexOf("|")).split(/(?<!\\)\|/);
    rows.push(cells.map((cell) => cell.trim().replaceAll("`", "").replaceAll("\\|", "|")));
  }
  return rows.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
}

/**
 * A block as a module that stands for itself: short examples leave out the imports, the class around a property and
 * the function around calls of `op`.
 */
export function moduleOf({ code }: CodeBlock, exported: readonly string[]): string {
  const imports = /^import .*"(?:@schemix\/migrate|typeorm|@mikro-orm\/[a-z]+)"/m.test(code)
    ? ""
    : `import { ${exported.join(", ")}, type Operations } from "@schemix/migrate";\n`;
  if (/^\s*op\./m.test(code) && !/\bclass\b/.test(code)) {
    return `${imports}export function example(op: Operations): void {\n${code}}\n`;
  }
  const isMember = code.trimStart().startsWith("@") && !/\bclass\b/.test(code);
  if (!isMember) return `${imports}${code}\nexport {};\n`;
  return `${imports}@Entity()\nexport class Example {\n  @PrimaryGeneratedColumn() exampleId!: number;\n${code}}\n`;
}

/** Puts other code into blocks of a document: for SCHEMIX_UPDATE=1, which writes down what is instead of testing it. */
export function rewriteBlocks(file: string, changes: readonly (readonly [CodeBlock, string])[]): void {
  const lines = textOf(file).split("\n");
  for (const [block, code] of [...changes].sort(([a], [b]) => b.line - a.line)) {
    lines.splice(block.line, linesIn(block.code).length, ...linesIn(code));
  }
  writeFileSync(join(checkout, file), lines.join("\n"));
}

function linesIn(code: string): string[] {
  return code.split("\n").slice(0, -1);
}

/** Whether expectations are written instead of tested. */
export const isUpdate = process.env.SCHEMIX_UPDATE === "1";
