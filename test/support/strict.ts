/** What `tsc --strict` says of entity files, with either kind of decorators. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { checkout } from "./docs.js";

type Files = readonly { readonly name: string; readonly source: string }[];

/** The files of the language and of the package are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();
const isKept = (path: string): boolean =>
  path.includes("/typescript/lib/") || path.startsWith(join(checkout, "dist/"));

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
    if (!isKept(name)) return getSourceFile(name, target);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, target));
    return parsed.get(name);
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(paths, options, host));
  return diagnostics.map(
    ({ messageText, file, start }) =>
      `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")} in ${file?.text.slice(start, (start ?? 0) + 60)}`,
  );
}
