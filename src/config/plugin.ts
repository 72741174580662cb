import type { ObjectKind } from "../dialects/object-kind.js";
import type { KnownColumnType } from "../schema/column-type.js";
import type { ImportedName } from "../util/code.js";

/** What somebody adds to Schemix from outside of the package: see {@link definePlugin}. */
export interface Plugin {
  /** Letters, digits, `_` and `-`; its kinds of objects begin with it: `acme` and `acme:operatorClass`. */
  readonly name: string;
  /** Column types, made by `defineColumnType`: recognised where source is written. */
  readonly types?: readonly { readonly definition: KnownColumnType }[] | undefined;
  /** Kinds of objects, made by `defineObjectKind`. */
  readonly kinds?: readonly { readonly definition: ObjectKind & ImportedName }[] | undefined;
}

/**
 * A plugin, typed: what the setting `plugins` takes. It returns what it is given. Operations made by `defineOperation` need no
 * plugin: migrations import them.
 *
 * @example
 * export default definePlugin({ name: "acme", types: [vector], kinds: [defineOperatorClass] });
 */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
