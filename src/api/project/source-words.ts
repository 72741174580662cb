/** What plugins have words for, where source is written. */
import { relative, resolve } from "node:path";
import type { PluginWords } from "../../codegen/plugin-words.js";
import type { Config } from "../../config/types.js";
import { type CustomColumnType, readColumnType } from "../../schema/column-type.js";
import { type Code, code, type ImportedName } from "../../util/code.js";

type WordsOf = Pick<Config, "plugins" | "database" | "root">;

/** The words of the plugins of a configuration, for files in a folder. */
export function sourceWords({ plugins, database, root }: WordsOf, folder: string): PluginWords {
  const types = plugins.flatMap((plugin) => plugin.types ?? []);
  const kinds = plugins.flatMap((plugin) => plugin.kinds ?? []);
  const { name, types: spelling } = database.dialect;
  const module = (from: string): string => moduleFrom(from, root, folder);
  const found = (type: string): CustomColumnType | undefined =>
    types.length === 0 ? undefined : readColumnType(types, spelling.canonical(type), name);
  const called = ({ definition, arguments: args }: CustomColumnType): Code =>
    code.imported(imported(definition), args.map(code.data));
  const imported = ({ name: callee, from }: ImportedName): ImportedName => ({
    name: callee,
    from: module(from),
  });
  return {
    module,
    type: (type) => {
      const custom = found(type);
      return custom === undefined ? code.string(type) : called(custom);
    },
    columnType: (type) => {
      const custom = found(type);
      if (custom === undefined) return undefined;
      return { call: called(custom), property: custom.definition.property ?? "unknown" };
    },
    declaration: (kind) => {
      const known = kinds.find(({ definition }) => definition.kind === kind);
      return known === undefined ? undefined : imported(known.definition);
    },
  };
}

/** A module as files of a folder name it: paths begin at the folder of the configuration. */
function moduleFrom(from: string, root: string, folder: string): string {
  if (!from.startsWith("./") && !from.startsWith("../")) return from;
  const path = relative(folder, resolve(root, from)).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
