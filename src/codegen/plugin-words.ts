import type { SourceWords } from "../objects/renderers.js";
import type { Code, ImportedName } from "../util/code.js";

/** What plugins have words for; modules are named as the files that are written see them. */
export interface PluginWords extends SourceWords {
  /** A column's type, as the catalog spells it, as a call; and the TypeScript type of its values. */
  readonly columnType: (type: string) => { readonly call: Code; readonly property: string } | undefined;
  /** The function that declares an object of a kind. */
  readonly declaration: (kind: string) => ImportedName | undefined;
}
