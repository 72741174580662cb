import type { ErrorCode } from "../errors/codes.js";
import { SchemixError } from "../errors/schemix-error.js";

/** What is wrong with one migration file. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly why?: string | undefined;
  readonly fix: string;
}

const shown = 20;

/** One error for all faults; `data.faults` lists them. */
export function errorOf(faults: readonly Fault[]): SchemixError {
  const [first, ...others] = faults;
  if (first === undefined) return new SchemixError("INTERNAL", { message: "An error without a fault" });
  if (others.length === 0) {
    const { code, message, why, fix, file, line } = first;
    return new SchemixError(code, {
      message,
      where: placeOf(first),
      why,
      fix,
      data: { file, line, faults },
    });
  }
  const lines = faults.slice(0, shown).map((fault) => `${placeOf(fault)}: ${fault.message}`);
  if (faults.length > shown) lines.push(`and ${faults.length - shown} more`);
  const isMixed = others.some((fault) => fault.code !== first.code);
  const files = new Set(faults.map((fault) => fault.file)).size;
  return new SchemixError(isMixed ? "MIGRATION_INVALID" : first.code, {
    message: `${faults.length} faults in ${files === 1 ? "a migration file" : `${files} migration files`}`,
    why: lines.join("\n"),
    fix: [...new Set(faults.slice(0, shown).map((fault) => fault.fix))].join("\n"),
    data: { faults },
  });
}

function placeOf(fault: Fault): string {
  return fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
}
