import { basename } from "node:path";
import { inspect } from "node:util";
import { SchemixError } from "../errors/schemix-error.js";
import type { Operations } from "../objects/operations.js";
import { isSameData } from "../util/compare.js";
import type { FieldName } from "./class-members.js";
import type { RevisionFile } from "./files.js";

/**
 * One step of the database's history. A migration file exports one such class as default. Its static
 * members say where it stands and are written as literals, for they are read without running the file:
 *
 * - `revision`: its id, 1 to 64 letters, digits or underscores.
 * - `parents`: ids of the revisions before it; absent or empty for a first one, several for a merge.
 * - `labels`: names for the branch that begins here.
 * - `dependsOn`: ids or labels of revisions that have to be applied before, on another branch.
 * - `replaces`: revisions that it does the work of; `schemix squash` writes it.
 * - `transaction`: `false` to run outside a transaction, for statements that cannot run inside one.
 * - `message`: what it does; default: the words in the name of the file.
 *
 * `up(op)` and, where there is a way back, `down(op)` record operations; nothing has run when they return. So they do not look at the database:
 * `op.run(async (db) => …)` does, when its turn comes.
 *
 * @example
 * export default class CreateUsers extends Migration {
 *   static readonly revision = "3f2a9c1b7d04";
 *   static readonly parents = ["a81c03d2e5f6"];
 *
 *   up(op: Operations) {
 *     op.createTable("user", (t) => t.column("id", "bigint", { identity: "always" }));
 *   }
 *
 *   down(op: Operations) {
 *     op.dropTable("user");
 *   }
 * }
 */
export abstract class Migration {
  /** Records what takes the database to this revision. */
  abstract up(op: Operations): void | Promise<void>;
  // `down` is not declared here: it would have to be written `override down` wherever `noImplicitOverride` is set.
}

/** An instance of a migration class: with the way back, where it was written. */
export interface MigrationInstance extends Migration {
  /** Records the way back. */
  down?(op: Operations): void | Promise<void>;
}

/** A class that extends {@link Migration}, with the static members that its file declares. */
export interface MigrationClass {
  new (): MigrationInstance;
  readonly revision: string;
  readonly parents?: readonly string[] | string | null;
  readonly labels?: readonly string[] | string | null;
  readonly dependsOn?: readonly string[] | string | null;
  readonly replaces?: readonly string[] | string | null;
  readonly transaction?: boolean | null;
  readonly message?: string | null;
}

/** A migration that is ready to be recorded. */
export interface LoadedMigration {
  readonly file: RevisionFile;
  readonly migrationClass: MigrationClass;
  readonly migration: MigrationInstance;
}

/**
 * Imports a migration file and makes its migration.
 *
 * @param load imports a module, TypeScript or JavaScript, by its path.
 * @throws SchemixError MODULE_LOAD_FAILED when importing throws, MIGRATION_INVALID when the default export is
 *   no migration or says otherwise than the text of the file, MIGRATION_THREW when its constructor throws.
 */
export async function loadMigration(
  file: RevisionFile,
  load: (path: string) => Promise<Record<string, unknown>>,
): Promise<LoadedMigration> {
  const loaded = await importFile(file, load);
  const exported = defaultExport(loaded);
  if (!isMigrationClass(exported)) {
    throw invalid(file, "The default export of the migration file is not a class", undefined);
  }
  compareMetadata(file, exported);
  const migration = construct(file, exported);
  if (typeof migration.up !== "function") {
    throw invalid(file, "The migration class has no method `up`", "`up` records what the migration does.");
  }
  if (migration.down !== undefined && typeof migration.down !== "function") {
    throw invalid(file, "`down` of the migration class is not a method", "`down` records the way back.");
  }
  return { file, migrationClass: exported, migration };
}

async function importFile(
  file: RevisionFile,
  load: (path: string) => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  try {
    return await load(file.path);
  } catch (cause) {
    if (cause instanceof SchemixError) throw cause;
    throw new SchemixError("MODULE_LOAD_FAILED", {
      message: `The migration file ${file.name} cannot be loaded: ${textOf(cause)}`,
      where: file.path,
      why: "Loading a migration file runs what stands outside its class, its imports among it.",
      fix: "Correct the file; `npx tsc --noEmit` may tell more.",
      data: { file: file.path, revision: file.metadata.revision },
      cause,
    });
  }
}

/** CommonJS modules arrive with their exports under `default`, once or twice. */
function defaultExport(module: Record<string, unknown>): unknown {
  let value: unknown = module;
  for (
    let depth = 0;
    depth < 3 && typeof value === "object" && value !== null && "default" in value;
    depth++
  ) {
    value = value.default;
  }
  return value;
}

function isMigrationClass(value: unknown): value is MigrationClass {
  return typeof value === "function" && typeof value.prototype === "object" && value.prototype !== null;
}

function construct(file: RevisionFile, migrationClass: MigrationClass): MigrationInstance {
  try {
    return new migrationClass();
  } catch (cause) {
    throw new SchemixError("MIGRATION_THREW", {
      message: `The migration ${file.name} threw when it was made: ${textOf(cause)}`,
      where: file.path,
      fix: "Correct the constructor or the members of the class.",
      data: { file: file.path, revision: file.metadata.revision },
      cause,
    });
  }
}

/** The file may compute, in a way that reading its text cannot see, what then would not be what was ordered. */
function compareMetadata(file: RevisionFile, migrationClass: MigrationClass): void {
  const { metadata } = file;
  const { revision, transaction, message } = migrationClass;
  const actual: Readonly<Record<FieldName, unknown>> = {
    revision,
    parents: listOf(migrationClass.parents),
    labels: listOf(migrationClass.labels),
    dependsOn: listOf(migrationClass.dependsOn),
    replaces: listOf(migrationClass.replaces),
    transaction: transaction ?? true,
    message: message ?? metadata.message,
  };
  for (const [name, value] of Object.entries(actual)) {
    const read = metadata[name as FieldName];
    if (isSameData(value, read)) continue;
    throw invalid(
      file,
      `\`${name}\` of the loaded migration class is not what its file says`,
      `The text says ${inspect(read)}, the class ${inspect(value)}.`,
    );
  }
}

function listOf(value: unknown): unknown {
  if (value === undefined || value === null) return [];
  return typeof value === "string" ? [value] : value;
}

function invalid(file: RevisionFile, message: string, why: string | undefined): SchemixError {
  return new SchemixError("MIGRATION_INVALID", {
    message,
    where: file.path,
    why,
    fix: `Write \`export default class … extends Migration\` with literal static members in ${basename(file.path)}.`,
    data: { file: file.path, revision: file.metadata.revision },
  });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
