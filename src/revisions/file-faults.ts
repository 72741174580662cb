import { SchemixError } from "../errors/schemix-error.js";

/** A file or folder cannot be read. */
export function unreadable(path: string, message: string, cause: unknown): SchemixError {
  return failed("MODULE_LOAD_FAILED", path, message, cause);
}

export function unwritable(path: string, message: string, cause: unknown): SchemixError {
  return failed("FILE_UNWRITABLE", path, message, cause);
}

function failed(
  code: "MODULE_LOAD_FAILED" | "FILE_UNWRITABLE",
  path: string,
  message: string,
  cause: unknown,
): SchemixError {
  return new SchemixError(code, {
    message,
    where: path,
    why: cause instanceof Error ? cause.message : String(cause),
    fix: "Check that the path is what you mean and that you may read and write there.",
    data: { file: path },
    cause,
  });
}

/** The code of an error of the file system. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
