/**
 * Texts that a grammar of Transact-SQL has accepted. It takes minutes for texts as long as queries over a catalog, so that what it has
 * accepted once is kept by its hash, and only what is new is parsed: `SCHEMIX_UPDATE=1` keeps that too.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { refusal } from "./tsql-grammar.js";

const file = "test/unit/mssql/parsed-queries.json";

/** @throws Error with what the grammar has against one of the texts */
export function parseAll(texts: Readonly<Record<string, string>>): void {
  parseScripts(Object.fromEntries(Object.entries(texts).map(([name, sql]) => [name, [sql]])));
}

/** The same for scripts, each of whose batches is parsed by itself. */
export function parseScripts(scripts: Readonly<Record<string, readonly string[]>>): void {
  const known = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  for (const [name, batches] of Object.entries(scripts)) {
    const hash = createHash("sha256").update(batches.join("\nGO\n")).digest("hex").slice(0, 16);
    if (known[name] === hash) continue;
    const message = batches.map(refusal).find((found) => found !== undefined);
    if (message !== undefined) throw new Error(`${name}: ${message}`);
    known[name] = hash;
    // At once: what has taken minutes is kept even if a later one is refused.
    if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
  }
}
