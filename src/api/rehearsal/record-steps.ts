/** Migration files → recorded steps. Each file is imported and each direction recorded once, however often it is asked for. */
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { record } from "../../objects/record.js";
import { reverseOperations } from "../../objects/reverse.js";
import type { RecordingDialect } from "../../operations/recording.js";
import type { RevisionFile } from "../../revisions/files.js";
import type { RevisionGraph } from "../../revisions/graph.js";
import { type LoadedMigration, loadMigration } from "../../revisions/migration.js";
import type { Direction } from "../../runner/revision-table.js";
import type { Step } from "../../runner/step.js";
import type { Project } from "../project/project.js";

/** Records steps of one project, for one dialect or its stand-in. */
export class StepRecorder {
  readonly #project: Project;
  readonly #dialect: RecordingDialect;
  readonly #loaded = new Map<string, Promise<LoadedMigration>>();
  readonly #steps = new Map<string, Promise<Step>>();

  constructor(project: Project, dialect: RecordingDialect = project.config.database.dialect) {
    this.#project = project;
    this.#dialect = dialect;
  }

  /** Where in a migration file an error was thrown, for people. */
  locate(error: unknown): string | undefined {
    return this.#project.loader.describe(error);
  }

  /**
   * The steps of `revisions`, in that order, at their places in `graph`. All are recorded before any runs, so that a broken file stops a run
   * before it has begun.
   * @throws SchemixError `MODULE_LOAD_FAILED`, `MIGRATION_INVALID`, `MIGRATION_THREW`, `OPERATION_INVALID`,
   * `IRREVERSIBLE`
   */
  async steps(
    revisions: readonly string[],
    direction: Direction,
    graph: RevisionGraph = this.#project.graph,
  ): Promise<readonly Step[]> {
    const steps: Step[] = [];
    for (const revision of revisions) {
      const step = await this.step(revision, direction);
      const parents = graph.nodes.get(revision)?.parents ?? step.parents;
      steps.push({ ...step, parents });
    }
    return steps;
  }

  step(revision: string, direction: Direction): Promise<Step> {
    const key = `${direction} ${revision}`;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const step = this.#record(revision, direction);
    this.#steps.set(key, step);
    return step;
  }

  async #record(revision: string, direction: Direction): Promise<Step> {
    const file = this.#fileOf(revision);
    const { message, parents, transaction } = file.metadata;
    const loaded = await this.#load(file);
    const operations = await this.#operations(loaded, direction);
    return {
      revision,
      message,
      direction,
      file: file.path,
      parents,
      checksum: file.checksum,
      isTransactional: transaction,
      operations,
    };
  }

  #fileOf(revision: string): RevisionFile {
    const file = this.#project.files.get(revision);
    if (file !== undefined) return file;
    throw new SchemixError("REVISION_FILE_MISSING", {
      message: `No migration file has the revision ${revision}`,
      data: { revision },
    });
  }

  #load(file: RevisionFile): Promise<LoadedMigration> {
    const { revision } = file.metadata;
    const known = this.#loaded.get(revision);
    if (known !== undefined) return known;
    const loaded = loadMigration(file, (path) => this.#project.loader.load(path));
    this.#loaded.set(revision, loaded);
    return loaded;
  }

  async #operations(loaded: LoadedMigration, direction: Direction): Promise<readonly AnyOperation[]> {
    const { migration, file } = loaded;
    const { down } = migration;
    const isReversed = direction === "down" && down === undefined;
    try {
      const recorded = await record(
        (op) => (direction === "down" && down !== undefined ? down.call(migration, op) : migration.up(op)),
        this.#dialect,
        this.#project.config.x,
      );
      return isReversed ? reverseOperations(recorded) : recorded;
    } catch (error) {
      throw recordingFailure(error, file, direction, this.locate(error));
    }
  }
}

/** What recording threw, with the file that it is about. */
function recordingFailure(
  error: unknown,
  file: RevisionFile,
  direction: Direction,
  place: string | undefined,
): SchemixError {
  const { revision, message } = file.metadata;
  const data = { revision, file: file.path, direction };
  if (error instanceof SchemixError) {
    const { code, why, fix, cause } = error;
    return new SchemixError(code, {
      message: `${revision} (${message}), ${direction}: ${error.message}`,
      where: [place ?? file.path, error.where].filter((part) => part !== undefined).join(", "),
      why,
      fix,
      data: { ...error.data, ...data },
      cause: cause ?? error,
    });
  }
  return new SchemixError("MIGRATION_THREW", {
    message: `${direction} of ${revision} (${message}) threw: ${error instanceof Error ? error.message : String(error)}`,
    where: place ?? file.path,
    why: "up() and down() only record what is to be done; nothing was run.",
    fix: "Correct the migration. What needs the database belongs into op.run(async (db) => …).",
    data,
    cause: error,
  });
}
