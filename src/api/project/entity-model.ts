/** Entity files → what they ask for. */
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { EntityClass } from "../../config/types.js";
import { isEntitySource, type SourceModel } from "../../dialects/entity-source.js";
import { defineObject, type ObjectDefinition } from "../../entities/definitions.js";
import { mikroEntitiesIn } from "../../entities/mikro-orm/known.js";
import type { TextFiles } from "../../entities/plan/plan.js";
import { collectEntities, type EntityModule, type Registry } from "../../entities/registry.js";
import { textFilesOf } from "../../entities/text-files.js";
import { type EntityModel, toSchema } from "../../entities/to-schema.js";
import { ormEntitiesIn } from "../../entities/typeorm/known.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { globFiles } from "../../loading/glob.js";
import { joinModels } from "./join-models.js";
import type { Project } from "./project.js";

/**
 * Loads the entity files, and says what all entities ask of a database whose default namespace is `namespace`.
 * @throws SchemixError `ENTITIES_NOT_FOUND`, `MODULE_LOAD_FAILED`, `ENTITIES_INVALID`
 */
export async function loadModel(project: Project, namespace: string): Promise<EntityModel> {
  const { config, loader } = project;
  const { registry, ormEntities, mikroEntities } = await loadEntities(project);
  const context = { dialect: config.database.dialect, namespace, loader };
  const models: SourceModel[] = [];
  for (const source of config.entities.filter(isEntitySource)) models.push(await source.read(context));
  if (ormEntities.length > 0) {
    const { modelOfEntities } = await import("../../entities/typeorm/entities.js");
    models.push(await modelOfEntities(ormEntities, context));
  }
  if (mikroEntities.length > 0) {
    const { modelOfEntities } = await import("../../entities/mikro-orm/entities.js");
    models.push(await modelOfEntities(mikroEntities, context));
  }
  const model = joinModels(modelOf(project, registry, namespace), models);
  const namespaces = new Set([...model.schema].map((object) => object.namespace));
  const objects = [...namespaces].map((name) => ({ kind: "namespace", namespace: name, name }));
  return { ...model, schema: model.schema.with(objects) };
}

interface LoadedEntities {
  readonly registry: Registry;
  /** Those that TypeORM's decorators have made. */
  readonly ormEntities: ReturnType<typeof ormEntitiesIn>;
  readonly mikroEntities: ReturnType<typeof mikroEntitiesIn>;
}

async function loadEntities(project: Project): Promise<LoadedEntities> {
  const { config, loader } = project;
  const patterns = config.entities.filter((entry): entry is string => typeof entry === "string");
  const classes = config.entities.filter((entry): entry is EntityClass => typeof entry === "function");
  const files = patterns.length === 0 ? [] : globFiles(config.root, patterns);
  const isNothingElse = patterns.length === config.entities.length;
  if (isNothingElse && files.length === 0)
    throw notFound(project, patterns, `No file matches ${patterns.join(", ")}.`);
  const modules: EntityModule[] = [];
  for (const file of files) {
    const path = relative(config.root, file);
    const exports = file.endsWith(".sql") ? { "": sqlOf(file, path) } : await loader.load(file);
    modules.push({ file: path, exports });
  }
  const registry = collectEntities(modules, classes);
  const ormEntities = ormEntitiesIn([...modules.map(({ exports }) => exports), ...classes]);
  const exported = modules.flatMap(({ exports }) => Object.values(exports));
  const mikroEntities = mikroEntitiesIn([...exported, ...classes]);
  const found = [registry.entities, registry.views, registry.definitions, ormEntities, mikroEntities];
  if (found.some((list) => list.length > 0) || config.entities.some(isEntitySource))
    return { registry, ormEntities, mikroEntities };
  throw notFound(
    project,
    patterns,
    files.length === 1
      ? `${loader.display(files[0] ?? "")} exports no class with @Entity.`
      : `${files.length} files were loaded and none exports a class with @Entity.`,
  );
}

function sqlOf(file: string, path: string): ObjectDefinition {
  const text = textOf(file);
  return defineObject(text, { renamedFrom: formerName(text, path) });
}

/**
 * What a comment such as `-- renamed from: old_name` says, among the lines that the file begins with.
 * @throws SchemixError `ENTITIES_INVALID` when there are two
 */
function formerName(text: string, path: string): string | undefined {
  const [head = ""] = /^(?:\s*--[^\n]*(?:\n|$))*/.exec(text) ?? [];
  const [found, other] = head.matchAll(/^\s*--\s*renamed from:[^\S\n]*(\S.*?)\s*$/gim);
  if (other === undefined) return found?.[1];
  throw new SchemixError("ENTITIES_INVALID", {
    message: `The file says twice what its objects were called: ${found?.[1]}, ${other[1]}`,
    where: path,
    fix: "Keep one `-- renamed from:`, and put the other object into a file of its own.",
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new SchemixError("MODULE_LOAD_FAILED", {
      message: "The file of SQL cannot be read",
      where: file,
      why: cause instanceof Error ? cause.message : String(cause),
      fix: "Check that the path is what you mean and that you may read it.",
      data: { file },
      cause,
    });
  }
}

function notFound({ config }: Project, patterns: readonly string[], why: string): SchemixError {
  return new SchemixError("ENTITIES_NOT_FOUND", {
    message: "No entities were found",
    where: config.file ?? config.root,
    why,
    fix: "Correct `entities` in the configuration: globs are relative to its folder, and classes must be exported.",
    data: { patterns, root: config.root },
  });
}

/** Files of SQL that classes and declarations name; such a file is no definition of its own. */
class BesideFiles implements TextFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  read(from: string, path: string): string {
    return readFileSync(resolve(this.#root, dirname(from), path), "utf8");
  }

  /** The registry without the files that others name as their text. */
  withoutBodies(registry: Registry): Registry {
    const named = new Set(textFilesOf(registry).map(({ from, path }) => join(dirname(from), path)));
    if (named.size === 0) return registry;
    const definitions = registry.definitions.filter(({ name, file }) => name !== "" || !named.has(file));
    return { ...registry, definitions };
  }
}

function modelOf(project: Project, registry: Registry, namespace: string): EntityModel {
  const { config } = project;
  const files = new BesideFiles(config.root);
  const { dialect } = config.database;
  return toSchema(files.withoutBodies(registry), dialect, { namespace, naming: config.naming, files });
}
