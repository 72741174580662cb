import { type ErrorCode, errorCodes } from "../errors/codes.js";
import { exitCodes } from "../errors/exit-codes.js";
import { isSchemixError, SchemixError } from "../errors/schemix-error.js";
import { runningVersion } from "../loading/running-package.js";
import { redact } from "../util/redact.js";
import type { Style } from "./output.js";
import { clean } from "./present/text.js";

/** Whatever was thrown, as an error with a code. */
export function toSchemixError(error: unknown): SchemixError {
  if (isSchemixError(error)) return error;
  const foreign = fromOtherCopy(error);
  if (foreign !== undefined) return foreign;
  if (error instanceof Error && error.name === "AbortError") {
    return new SchemixError("ABORTED", {
      message: "The run was interrupted.",
      fix: "See where the database stands with `schemix status`.",
      cause: error,
    });
  }
  return new SchemixError("INTERNAL", {
    message: error instanceof Error ? `${error.name}: ${error.message}` : `Thrown: ${String(error)}`,
    why: "This is a fault in Schemix, not in your project.",
    fix: `Run it again with --verbose and report what it prints to the maintainers of @schemix/migrate, together with: schemix ${runningVersion()}, node ${process.versions.node}, ${process.platform} ${process.arch}.`,
    cause: error,
  });
}

/** The project may have its own copy of the package, whose errors are of another class with the same fields. */
function fromOtherCopy(error: unknown): SchemixError | undefined {
  if (!(error instanceof Error) || error.name !== "SchemixError" || !("code" in error)) return undefined;
  if (typeof error.code !== "string" || !(error.code in errorCodes)) return undefined;
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === "string" ? value : undefined;
  };
  const data: unknown = Reflect.get(error, "data");
  return new SchemixError(error.code as ErrorCode, {
    message: error.message,
    where: text("where"),
    why: text("why"),
    fix: text("fix"),
    data: typeof data === "object" && data !== null ? { ...data } : undefined,
    cause: error.cause,
  });
}

/** The exit code of a command that ends with `error`. */
export function exitCodeOf(error: SchemixError, isInterrupted: boolean): number {
  return isInterrupted && error.exitCode !== exitCodes.needsHuman ? exitCodes.interrupted : error.exitCode;
}

/** An error for people: what, where, why, what to do. */
export function formatError(error: SchemixError, style: Style, isVerbose: boolean): string {
  const lines = [`${style("bad", `error ${error.code}:`)} ${shown(sentence(error.message))}`];
  const part = (name: string, text: string | undefined): void => {
    if (text === undefined || text === "") return;
    const indented = shown(text)
      .trimEnd()
      .replaceAll("\n", `\n${" ".repeat(9)}`);
    lines.push(`  ${style("faint", name.padEnd(5))}  ${indented}`);
  };
  part("where", error.where);
  part("why", error.why);
  part("fix", error.fix);
  if (isVerbose) for (const text of causes(error)) part("cause", text);
  return `${lines.join("\n")}\n`;
}

/** An error for programs, with the secrets of its texts hidden. */
export function errorJson(error: SchemixError): { readonly error: unknown } {
  const hide = (_key: string, value: unknown): unknown => (typeof value === "string" ? redact(value) : value);
  return { error: JSON.parse(JSON.stringify(error, hide)) };
}

function causes(error: SchemixError): string[] {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  for (let cause: unknown = error.cause; cause !== undefined && cause !== null && !seen.has(cause); ) {
    seen.add(cause);
    if (!(cause instanceof Error)) {
      texts.push(String(cause));
      break;
    }
    texts.push(isSchemixError(cause) ? `${cause.code}: ${cause.message}` : (cause.stack ?? String(cause)));
    cause = cause.cause;
  }
  return texts;
}

/** For a terminal. No message should hold a secret, but drivers and migrations write messages too. */
function shown(text: string): string {
  return clean(redact(text));
}

function sentence(text: string): string {
  return /[.!?:\n]$/.test(text) ? text : `${text}.`;
}
