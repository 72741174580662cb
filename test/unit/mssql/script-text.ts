import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { renderOperation } from "../../../src/codegen/render-operation.js";
import { compile } from "../../../src/dialects/mssql/compile/compile.js";
import { tokens } from "../../../src/dialects/mssql/sql/lexical.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { printStatements } from "../../../src/util/print-code.js";
import { parseAll } from "../../support/parsed-sql.js";
import { pagesOf, withoutPage } from "./pages.js";

/** Calls of `op` below the pages of all that is said, and below them the batches that they come to. */
function scriptOf(name: string, page: string, operations: readonly AnyOperation[]): string {
  const calls = printStatements(
    operations.map((operation) => renderOperation(operation)),
    0,
  );
  const batches = operations.flatMap((operation) => compile(operation)).flatMap(({ sql }) => [sql, "GO"]);
  const others = pagesOf(batches.join("\n")).filter((each) => each !== page);
  const pages = [page, ...others].map((each) => `-- ${each}`);
  return [`-- ${name}`, ...pages, "/*", calls.trimEnd(), "*/", ...batches, ""].join("\n");
}

/** Variables are those of the whole batch, whatever block declares them: error 134 for two of one name. */
export function declaredTwice(batch: string): readonly string[] {
  const names: string[] = [];
  let [depth, isDeclaring, isNext] = [0, false, false];
  for (const { sort, text } of tokens(batch)) {
    if (sort === "sign") depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    if (sort === "word" && /^declare$/i.test(text)) [depth, isDeclaring, isNext] = [0, true, true];
    else if (sort === "sign" && text === ";") isDeclaring = false;
    else if (sort === "sign" && text === "," && depth === 0) isNext = true;
    else {
      if (isDeclaring && isNext && text.startsWith("@")) names.push(text.toLowerCase());
      isNext = false;
    }
  }
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/**
 * The operations come to the script that stands in the file, and its batches parse; SCHEMIX_UPDATE=1 writes the file.
 * @param isNew which batches are parsed: those of which another test has not shown it
 */
export function expectScript(
  file: string,
  name: string,
  page: string,
  operations: readonly AnyOperation[],
  isNew: (sql: string) => boolean = () => true,
): void {
  const script = scriptOf(name, page, operations);
  if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(file, script);
  expect(existsSync(file), `${file}: write it with SCHEMIX_UPDATE=1`).to.equal(true);
  expect(script).to.equal(readFileSync(file, "utf8"));
  expect(withoutPage(script), `forms of ${name} that no page of pages.ts is about`).to.deep.equal([]);
  const batches = operations.flatMap((operation) => compile(operation)).map(({ sql }) => sql);
  for (const batch of batches) expect(declaredTwice(batch), batch).to.deep.equal([]);
  parseAll(Object.fromEntries(batches.filter(isNew).map((sql, index) => [`${name} ${index + 1}`, sql])));
}
