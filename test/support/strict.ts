/** What `tsc --strict` says of entity files, with either kind of decorators. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { complaintsAbout, createProgram } from "./compiler.js";
import { checkout } from "./docs.js";

type Files = readonly { readonly name: string; readonly source: string }[];

/**
 * Looked at in one go, each project in a folder of its own: what the compiler finds out of the language takes it longer
 * than a project.
 */
export function complaintsOf(...projects: readonly Files[]): readonly string[] {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "schemix-strict-")));
  try {
    mkdirSync(join(root, "node_modules/@schemix"), { recursive: true });
    symlinkSync(checkout, join(root, "node_modules/@schemix/migrate"), "dir");
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    const paths = projects.flatMap((files, index) => {
      const folder = join(root, String(index));
      mkdirSync(folder);
      return files.map(({ name, source }) => {
        writeFileSync(join(folder, name), source);
        return join(folder, name);
      });
    });
    return [true, false].flatMap((isLegacy) => complaints(paths, isLegacy));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function complaints(paths: readonly string[], experimentalDecorators: boolean): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    // Without what a browser has, which is most of the rest.
    lib: ["lib.es2022.d.ts", "lib.esnext.disposable.d.ts"],
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    noUncheckedIndexedAccess: true,
    types: [],
    experimentalDecorators,
    emitDecoratorMetadata: experimentalDecorators,
  };
  return complaintsAbout(createProgram(paths, options));
}
