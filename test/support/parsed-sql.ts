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
  const known = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  for (const [name, sql] of Object.entries(texts)) {
    const hash = createHash("sha256").update(sql).digest("hex").slice(0, 16);
    if (known[name] === hash) continue;
    const message = refusal(sql);
    if (message !== undefined) throw new Error(`${name}: ${message}`);
    known[name] = hash;
  }
  if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
}
