/** The entities that options of MikroORM name, those in files too. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Options } from "@mikro-orm/core";
import type { EntitySourceContext } from "../../dialects/entity-source.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { globFiles } from "../../loading/glob.js";
import { mikroEntitiesIn } from "./known.js";

type Listed = Exclude<NonNullable<Options["entities"]>[number], string>;

/**
 * The classes and schemas that the options mean. Files are loaded as all files of the project are, so those in `entitiesTs`
 * have the right of way, as MikroORM gives it to them where TypeScript can be run.
 */
export async function loadEntities(options: Options, context: EntitySourceContext): Promise<Listed[]> {
  const { entities = [], entitiesTs = [], preferTs = true, baseDir = context.loader.root } = options;
  const root = resolve(context.loader.root, baseDir);
  const lists = preferTs && entitiesTs.length > 0 ? [entitiesTs, entities] : [entities];
  for (const list of lists) {
    const patterns = list.filter((item): item is string => typeof item === "string");
    const files = filesOf(patterns, root);
    if (patterns.length > 0 && files.length === 0) continue;
    const found = new Set(list.filter((item): item is Listed => typeof item !== "string"));
    for (const file of files)
      for (const entity of mikroEntitiesIn(Object.values(await context.loader.load(file))))
        found.add(entity as Listed);
    return [...found];
  }
  throw noFiles(
    lists.flat().filter((item) => typeof item === "string"),
    root,
  );
}

const isModule = (file: string): boolean => /\.[cm]?[jt]s$/.test(file) && !/\.d\.[cm]?ts$/.test(file);

/** A folder means all that is below it. */
function filesOf(patterns: readonly string[], root: string): readonly string[] {
  const whole = patterns.map((pattern) => (isFolder(resolve(root, pattern)) ? join(pattern, "**") : pattern));
  return globFiles(root, whole).filter(isModule);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function noFiles(patterns: readonly string[], root: string): SchemixError {
  return new SchemixError("ENTITIES_NOT_FOUND", {
    message: "No entities were found",
    where: root,
    why: `No file matches ${patterns.join(", ")}, which the options of MikroORM name.`,
    fix: "Correct `entities` of the options: patterns start at `baseDir`, or else at the folder of Schemix's configuration.",
    data: { patterns, root },
  });
}
