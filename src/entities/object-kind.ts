/** Kinds of objects that are not ours: what declares one in entity files, and what a plugin says of it. */
import type { ObjectKind, ObjectKindDialect } from "../dialects/object-kind.js";
import { SchemixError } from "../errors/schemix-error.js";
import { isCustomKind } from "../objects/definition/shape.js";
import { checkImport } from "../schema/column-type.js";
import type { SqlFragment } from "../schema/sql.js";
import type { CodeData } from "../util/code.js";
import { type ObjectDefinition, type ObjectOptions, objectFor } from "./definitions.js";

/** What a kind is on one dialect, and how an object is declared there. */
export interface ObjectKindOn<Options> extends ObjectKindDialect {
  /** The statement that makes an object of these options; a name without a namespace means the default one. */
  readonly create: (options: Options) => string | SqlFragment;
}

/** What a kind is made of: see {@link defineObjectKind}. */
export interface ObjectKindDefinition<Options> extends Omit<ObjectKind, "dialects"> {
  /** What the function is called where it is exported: `defineOperatorClass`. */
  readonly name: string;
  /** The module that exports it: a package, or a path that begins with a dot, from the folder of the configuration. */
  readonly from: string;
  readonly dialects: Readonly<Record<string, ObjectKindOn<Options>>>;
}

/** What {@link defineObjectKind} returns: a function that declares objects, with what the kind is made of. */
export interface ObjectKindMaker<Options = never> {
  (options: Options & ObjectOptions): ObjectDefinition;
  readonly definition: ObjectKindDefinition<Options>;
}

/**
 * A kind of objects of your own. The function that it returns declares one in an entity file, as `defineFunction` and its
 * like do; with the plugin in the configuration, such objects are read, compared, made, altered, renamed, dropped, commented,
 * filtered and pulled like functions and views: they are one more kind of what is said in SQL.
 *
 * @throws SchemixError `CONFIG_INVALID` when the kind has no colon, or source cannot import the function
 * @example
 * export const defineParser = defineObjectKind<{ name: string }>({
 *   kind: "acme:textSearchParser",
 *   name: "defineParser",
 *   from: "acme-schemix",
 *   reportedAs: "text search parser",
 *   dialects: { postgres: { create: ({ name }) => `CREATE TEXT SEARCH PARSER ${name} (…)`, select: () => "SELECT …", drop: ({ name }) => `DROP TEXT SEARCH PARSER ${name}` } },
 * });
 */
export function defineObjectKind<Options extends { readonly [member: string]: CodeData }>(
  definition: ObjectKindDefinition<Options>,
): ObjectKindMaker<Options> {
  checkImport(definition, "defineObjectKind");
  if (!isCustomKind(definition.kind) || !/^[\w-]+:[A-Za-z]\w*$/.test(definition.kind)) {
    throw new SchemixError("CONFIG_INVALID", {
      message: `defineObjectKind: ${JSON.stringify(definition.kind)} is no name of a kind`,
      where: "defineObjectKind",
      fix: 'Write the name of the plugin, a colon and its own: "acme:operatorClass".',
    });
  }
  const declare = ({ renamedFrom, ...options }: Options & ObjectOptions): ObjectDefinition =>
    objectFor((dialect) => dialectOf(definition, dialect).create(options as unknown as Options), {
      renamedFrom,
    });
  return Object.freeze(Object.assign(declare, { definition }));
}

function dialectOf<Options>(
  { name, dialects }: ObjectKindDefinition<Options>,
  dialect: string,
): ObjectKindOn<Options> {
  const found = Object.hasOwn(dialects, dialect) ? dialects[dialect] : undefined;
  if (found !== undefined) return found;
  throw new SchemixError("ENTITIES_INVALID", {
    message: `${name} declares nothing on ${dialect}`,
    why: `It is for ${Object.keys(dialects).join(", ")}.`,
    fix: "Declare it for those databases only.",
  });
}
