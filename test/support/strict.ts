/** What `tsc --strict` says of entity files, with either kind of decorators. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { checkout } from "./docs.js";

/** The library files are parsed once: that takes longest. */
const parsed = new Map<string, ts.SourceFile | undefined>();

export function complaintsOf(
  files: readonly { readonly name: string; readonly source: string }[],
): readonly string[] {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "schemix-strict-")));
  try {
    mkdirSync(join(root, "node_modules/@schemix"), { recursive: true });
    symlinkSync(checkout, join(root, "node_modules/@schemix/migrate"), "dir");
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    const paths = files.map(({ name, source }) => {
      writeFileSync(join(root, name), source);
      return join(root, name);
    });
    return [true, false].flatMap((isLegacy) => complaints(paths, isLegacy));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function complaints(paths: readonly string[], experimentalDecorators: boolean): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
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
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target) => {
    const isKept = name.includes("/typescript/lib/");
    if (isKept && parsed.has(name)) return parsed.get(name);
    const file = getSourceFile(name, target);
    if (isKept) parsed.set(name, file);
    return file;
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(paths, options, host));
  return diagnostics.map(
    ({ messageText, file, start }) =>
      `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")} in ${file?.text.slice(start, (start ?? 0) + 60)}`,
  );
}
