/** Long SQL, which stands in a file of its own beside the one that names it. */
import { type Code, code } from "../../util/code.js";

/** A file of SQL, as it is: nothing is put into it, and no formatter changes it. */
export interface TextFile {
  /** `full-name.function.sql`. */
  readonly name: string;
  readonly text: string;
}

/** More lines than that are read more easily where an editor knows them for SQL. */
const mostLines = 20;

/** Whether SQL gets a file of its own. */
export function isLong(text: string): boolean {
  return text.trim().split(/\r\n|\r|\n/).length > mostLines;
}

/** How an option names its file. */
export function besideCode({ name }: TextFile): Code {
  return code.object({ file: code.string(besidePath(name)) });
}

/** The path of a file for one that stands beside it. */
export function besidePath(name: string): string {
  return `./${name}`;
}
