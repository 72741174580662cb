/** Runs a page of the documents as it is written: files are written, SQL and commands run, and what they print is compared. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { CommandClass } from "../../src/cli/command.js";
import type { Context } from "../../src/cli/context.js";
import { formatError, toSchemixError } from "../../src/cli/failure.js";
import { createConfig } from "../../src/cli/oclif-config.js";
import { type Output, plain } from "../../src/cli/output.js";
import { createProgress } from "../../src/cli/progress.js";
import { readSettings } from "../../src/cli/settings.js";
import { blocksOf, type CodeBlock, checkout, isUpdate, placeOf, rewriteBlocks } from "./docs.js";
import type { ServerDatabase } from "./servers.js";

/**
 * Walks a page on a database of a server, in a folder of its own:
 * - `ts` or `jsonc` that begins with `// <path>` is written to that file,
 * - `sql` is run; what stands behind `-- ` on the line of a SELECT is what it gives,
 * - `console` is run line by line where it begins with `$ npx schemix`, and prints what is shown.
 */
export async function walkPage(page: string, database: ServerDatabase): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "schemix-walk-"));
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"), "junction");
  const before = { folder: process.cwd(), url: process.env.DATABASE_URL };
  process.chdir(folder);
  process.env.DATABASE_URL = database.url;
  const changes: (readonly [CodeBlock, string])[] = [];
  try {
    for (const block of blocksOf(page)) {
      const [, path] = /^\/\/ (\S+\.(?:ts|json))\n/.exec(block.code) ?? [];
      if (/^(ts|jsonc)( legacy)?$/.test(block.info) && path !== undefined) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), block.code);
      } else if (block.info === "sql") await runSql(block, database);
      else if (block.info === "console") changes.push([block, await runConsole(block)]);
    }
  } finally {
    process.chdir(before.folder);
    if (before.url === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before.url;
    rmSync(folder, { recursive: true, force: true });
  }
  if (isUpdate) return rewriteBlocks(page, changes);
  for (const [block, found] of changes) {
    expect(withoutChance(found), placeOf(block)).to.equal(withoutChance(block.code));
  }
}

async function runSql(block: CodeBlock, database: ServerDatabase): Promise<void> {
  const asked = [...block.code.matchAll(/^(select .*;) +-- (.*)$/gim)];
  if (asked.length === 0) {
    await database.query(block.code);
    return;
  }
  for (const [, question = "", answer] of asked) {
    const rows = await database.query(question);
    const said = rows.map((row) => Object.values(row).map(String).join(", ")).join("; ");
    expect(said, `${placeOf(block)}: ${question}`).to.equal(answer);
  }
}

/** The block with what its commands print now. */
async function runConsole({ code }: CodeBlock): Promise<string> {
  const lines: string[] = [];
  for (const line of code.split("\n").filter((each) => each.startsWith("$ "))) {
    lines.push(`${line}\n`);
    const command = /^\$ npx schemix (.*?)(?: *#.*)?$/.exec(line)?.[1];
    if (command !== undefined) lines.push(await printed(words(command)));
  }
  return lines.join("");
}

async function printed(argv: readonly string[]): Promise<string> {
  const [name = "", ...rest] = argv;
  let text = "";
  const output: Output = {
    isTerminal: false,
    columns: 80,
    style: plain,
    write: (written) => {
      text += written;
    },
    flush: async () => undefined,
  };
  const settings = readSettings(argv);
  const progress = createProgress(output, settings);
  const context: Context = {
    settings,
    out: output,
    err: output,
    signal: new AbortController().signal,
    onEvent: progress.onEvent,
    endProgress: progress.end,
  };
  const loaded = (await import(`../../src/commands/${name}.js`)) as { default: CommandClass };
  try {
    const outcome = await new loaded.default([...rest], createConfig(), context).run();
    output.write(outcome.text(plain));
    for (const hint of outcome.hints ?? []) output.write(`${hint}\n`);
  } catch (error) {
    output.write(formatError(toSchemixError(error), plain, false));
  }
  return shown(text);
}

/** What a reader sees on the machine of the page. */
function shown(text: string): string {
  return text
    .replace(/postgres:\/\/\S+?\/t[0-9a-f]{12}/g, "postgres://app@localhost/shop")
    .replace(/postgres:\/\/\S+?\/schemix_scratch_/g, "postgres://app@localhost/schemix_scratch_")
    .replaceAll(`${process.cwd()}/`, "");
}

/** Without what is another one each time. */
function withoutChance(text: string): string {
  return text
    .replace(/schemix_scratch_\w+/g, "<scratch>")
    .replace(/\b[0-9a-f]{12}\b|_[0-9a-f]{12}_/g, "<id>")
    .replace(/\b\d{8}_\d{4}_?/g, "<time>")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, "<time>")
    .replace(/\b\d+(\.\d+)? (ms|s|min)\b/g, "<duration>");
}

/** Splits a line as a shell would, as far as the pages go. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}
