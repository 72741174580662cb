import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { renderOperation } from "../../../src/codegen/render-operation.js";
import { compile } from "../../../src/dialects/mssql/compile.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { printStatements } from "../../../src/util/code.js";
import { parseAll } from "../../support/parsed-sql.js";

/** Calls of `op`, and below them the batches that they come to. */
function scriptOf(name: string, page: string, operations: readonly AnyOperation[]): string {
  const calls = printStatements(
    operations.map((operation) => renderOperation(operation)),
    0,
  );
  const batches = operations.flatMap((operation) => compile(operation)).flatMap(({ sql }) => [sql, "GO"]);
  return [`-- ${name}`, `-- ${page}`, "/*", calls.trimEnd(), "*/", ...batches, ""].join("\n");
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
  const batches = operations.flatMap((operation) => compile(operation)).map(({ sql }) => sql);
  parseAll(Object.fromEntries(batches.filter(isNew).map((sql, index) => [`${name} ${index + 1}`, sql])));
}
