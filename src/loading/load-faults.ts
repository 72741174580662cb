/** What can go wrong while a file of the project is loaded, as coded errors. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCodes } from "../errors/codes.js";
import { SchemixError } from "../errors/schemix-error.js";
import { redact, withoutSecrets } from "../util/redact.js";
import { installCommand } from "./install-command.js";
import { packageNameOf } from "./resolve.js";
import type { SourcePosition } from "./source-positions.js";
import type { TsconfigOptions } from "./tsconfig.js";

/** How messages name files of a project: relative to its root, with `/`. */
export type Display = (file: string) => string;

/** `src/user.entity.ts:12:5`. */
export function displayPosition(position: SourcePosition, display: Display): string {
  return `${display(position.file)}:${position.line}:${position.column}`;
}

export interface FaultPlace {
  readonly file: string;
  readonly position: SourcePosition | undefined;
  /** The files that led to `file`, nearest first. */
  readonly importers: readonly string[];
  readonly display: Display;
}

function placeOf({ file, position, importers, display }: FaultPlace) {
  return {
    where: position ? displayPosition(position, display) : display(file),
    data: {
      file: position?.file ?? file,
      ...(position && { line: position.line, column: position.column }),
      ...(importers.length > 0 && { importedBy: importers }),
    },
  };
}

function importChain({ importers, display }: FaultPlace): string | undefined {
  if (importers.length === 0) return undefined;
  return `It is imported by ${importers.map(display).join(", which is imported by ")}.`;
}

/** An import that leads nowhere. */
export function missingImportFault(
  specifier: string,
  isRelative: boolean,
  cause: unknown,
  place: FaultPlace,
): SchemixError {
  const importer = place.display(place.file);
  const { where, data } = placeOf(place);
  if (isRelative) {
    return new SchemixError("MODULE_LOAD_FAILED", {
      message: `${importer} imports "${specifier}", and there is no such file`,
      where,
      why: importChain(place),
      fix: "Correct the path of the import.",
      data: { ...data, specifier },
      cause,
    });
  }
  const name = packageNameOf(specifier);
  const isInstalled = !specifier.startsWith("#") && findInstalled(name, place.file);
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: isInstalled
      ? `${importer} imports "${specifier}", which the package ${name} does not offer`
      : `${importer} imports "${specifier}", which cannot be found`,
    where,
    why: importChain(place),
    fix: missingPackageFix(specifier, name, isInstalled, dirname(place.file)),
    data: { ...data, specifier, package: name },
    cause,
  });
}

function missingPackageFix(specifier: string, name: string, isInstalled: boolean, folder: string): string {
  if (specifier.startsWith("#")) return "Add it to `imports` of package.json.";
  if (/^(?:[@~]\/|@?src\/)/.test(specifier))
    return "Add it to `paths` of tsconfig.json, or correct the path.";
  if (isInstalled) return `Correct the import, or install a version of ${name} that has it.`;
  return `Install it (\`${installCommand(folder, [name])}\`), or add it to \`paths\` of tsconfig.json if it is a file of yours.`;
}

function findInstalled(name: string, from: string): boolean {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules", name))) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Top-level await where a file or package is needed at once. */
export function awaitFault(subject: string, cause: unknown, place: FaultPlace): SchemixError {
  const { where, data } = placeOf(place);
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: `${subject} uses top-level await, which an imported file cannot`,
    where,
    why: importChain(place),
    fix: "Move the await into a function, or import it with `await import(…)` in the file that is loaded first.",
    data,
    cause,
  });
}

/** What V8 refuses after the transformer let it pass. */
export function compileFault(error: Error, place: FaultPlace): SchemixError {
  const { where, data } = placeOf(place);
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: `${place.display(place.file)} has a syntax error: ${error.message}`,
    where,
    fix: "Correct the syntax.",
    data,
    cause: error,
  });
}

/** A kind of file that cannot be run. */
export function unknownKindFault(specifier: string, place: FaultPlace): SchemixError {
  const { where, data } = placeOf(place);
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: `${place.display(place.file)} imports "${specifier}", which is neither TypeScript, JavaScript nor JSON`,
    where,
    fix: "Read it with node:fs, or do not import it from entities, migrations and configuration.",
    data: { ...data, specifier },
  });
}

/** JSON that is not JSON. */
export function jsonFault(error: unknown, place: FaultPlace): SchemixError {
  const { where, data } = placeOf(place);
  const said = error instanceof Error ? error.message : String(error);
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: `${place.display(place.file)} is not valid JSON: ${redact(said)}`,
    where,
    why: importChain(place),
    data,
  });
}

/** Anything that a file threw while it ran. A coded error keeps its code and gets its place. */
export function thrownFault(
  thrown: unknown,
  place: FaultPlace & { readonly cycle: string | undefined; readonly options: TsconfigOptions },
): SchemixError {
  const { where, data } = placeOf(place);
  const coded = codedError(thrown);
  if (coded) return coded.where === undefined ? withPlace(coded, where, data) : coded;
  const said = redact(describeThrown(thrown));
  return new SchemixError("MODULE_LOAD_FAILED", {
    message: `${place.display(place.file)} threw while it was loaded: ${said}`,
    where,
    why: place.cycle ?? importChain(place),
    fix:
      place.cycle === undefined
        ? `${decoratorFix(thrown, place.options)}Correct the file. The error's cause has the whole stack (on the command line: --verbose).`
        : "Take it out of the circle: import it where it is used, or pass it as a function `() => …`.",
    data,
    cause: withoutSecrets(thrown),
  });
}

/** A decorator of a package that throws was often compiled in another way than it is written for. */
function decoratorFix(thrown: unknown, options: TsconfigOptions): string {
  if (!(thrown instanceof Error) || options.decoratorMetadata) return "";
  const above = /^([\s\S]*?)[\\/]_(?:apply_decs|ts_decorate|ts_metadata)/.exec(thrown.stack ?? "")?.[1] ?? "";
  const name = packageOfPath(above.split("\n").find((line) => line.includes("node_modules")) ?? "");
  if (name === undefined) return "";
  const missing = options.legacyDecorators
    ? '"emitDecoratorMetadata": true'
    : '"experimentalDecorators": true and "emitDecoratorMetadata": true';
  return `Set ${missing} in \`compilerOptions\` of tsconfig.json, if the decorators of ${name} want that. Otherwise: `;
}

/** The package that a path leads into. */
function packageOfPath(path: string): string | undefined {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return name === "@swc/helpers" ? undefined : name?.replace("\\", "/");
}

// The project may hold a copy of the package whose errors are of another class with the same members.
function codedError(thrown: unknown): SchemixError | undefined {
  if (thrown instanceof SchemixError) return thrown;
  if (!(thrown instanceof Error) || thrown.name !== "SchemixError") return undefined;
  const { code, where, why, fix, data } = thrown as Partial<SchemixError>;
  if (code === undefined || !(code in errorCodes)) return undefined;
  return new SchemixError(code, { message: thrown.message, where, why, fix, data, cause: thrown.cause });
}

function withPlace(
  error: SchemixError,
  where: string,
  data: Readonly<Record<string, unknown>>,
): SchemixError {
  const { code, message, why, fix } = error;
  return new SchemixError(code, { message, where, why, fix, data: { ...data, ...error.data }, cause: error });
}

function describeThrown(thrown: unknown): string {
  if (thrown instanceof Error) {
    return thrown.name === "Error" ? thrown.message : `${thrown.name}: ${thrown.message}`;
  }
  if (typeof thrown === "string") return thrown;
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return Object.prototype.toString.call(thrown);
  }
}
