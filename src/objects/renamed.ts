/** What is said of a new name: the same of all that stands in a namespace for itself. */
import type { InNamespace } from "../operations/recording.js";
import { type Code, code } from "../util/code.js";

/** A new name, in the same namespace or another one. */
export interface Renamed {
  readonly to: string;
  /** The namespace that it moves to; absent: it stays in its own. */
  readonly toNamespace?: string | undefined;
}

/** Where something lives that gets another name, and where it is to live. */
export interface RenamePlace extends InNamespace {
  /** The namespace that it moves to, by name even where that is the default one. */
  readonly toNamespace?: string | undefined;
}

/** The options of a rename. */
export const renamePlace = ["namespace", "toNamespace"];

/** They, as source. */
export function renamePlaceOf({ namespace, toNamespace }: RenamePlace): Code {
  return code.data({ namespace, toNamespace });
}
