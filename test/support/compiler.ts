/** TypeScript's compiler in the process of the tests: started as a process it takes seconds for what all projects have in common. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";
import { checkout } from "./docs.js";

/** Files that nobody changes are parsed once, and what they declare is collected once: that is most of what a program takes. */
const parsed = new Map<string, ts.SourceFile | undefined>();
const isKept = (path: string): boolean => path.startsWith(checkout) && path.endsWith(".d.ts");

/**
 * A program over files.
 * @param own the text of files that need not be there, by their path
 */
export function createProgram(
  files: readonly string[],
  options: ts.CompilerOptions,
  own: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => own.has(path) || fileExists(path);
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    if (!isKept(path)) return getSourceFile(path, target, ...rest);
    // A declaration means another thing as a module of the other kind.
    const key = `${path} ${JSON.stringify(target)}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(path, target, ...rest));
    return parsed.get(key);
  };
  return ts.createProgram([...files], options, host);
}

/** What `tsc` says of the files that a program is made of, not of those that they import: `path:line message`. */
export function complaintsAbout(program: ts.Program): readonly string[] {
  const ofFiles = program.getRootFileNames().flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  const ofAll = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  return [...ofAll, ...ofFiles].map(complaint);
}

/** `path:line message`. */
export function complaint({ file, start = 0, messageText }: ts.Diagnostic): string {
  const place =
    file === undefined ? "" : `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1} `;
  return `${place}${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}

/** What the native compiler does in a folder, a process of its own that takes a quarter of the time: writes what tsconfig.json asks for, and says what is wrong. */
export function compileNatively(folder: string, ...args: readonly string[]): readonly string[] {
  const compiler = join(checkout, "node_modules/typescript-7/bin/tsc");
  const { stdout, stderr, status } = spawnSync(process.execPath, [compiler, "-p", folder, ...args], {
    encoding: "utf8",
  });
  const said = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  return status === 0 || said.length > 0 ? said : [`tsc has ended with ${status}`];
}

/** What `tsc -p` does in a folder: writes what tsconfig.json asks for, and says what is wrong. */
export function compileProject(folder: string, options: ts.CompilerOptions = {}): readonly string[] {
  const faults: ts.Diagnostic[] = [];
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, "tsconfig.json"), options, {
    ...ts.sys,
    getCurrentDirectory: () => folder,
    onUnRecoverableConfigFileDiagnostic: (fault) => void faults.push(fault),
  });
  if (config === undefined) return faults.map(complaint);
  const program = createProgram(config.fileNames, config.options);
  const found = complaintsAbout(program);
  const { diagnostics } = program.emit();
  return [...[...faults, ...config.errors].map(complaint), ...found, ...diagnostics.map(complaint)];
}
