/** The verbs, each loaded when it is called: a configuration file that imports `defineConfig` loads none of them. */
import { SchemixError } from "../errors/schemix-error.js";
import type {
  AdoptRequest,
  AdoptResult,
  BaseRequest,
  BranchesResult,
  CheckRequest,
  CheckResult,
  CurrentResult,
  DiffResult,
  DownRequest,
  DriftRequest,
  DriftResult,
  EnsureRevisionTableResult,
  GenerateRequest,
  GenerateResult,
  HistoryRequest,
  HistoryResult,
  InitRequest,
  InitResult,
  MergeRequest,
  MergeResult,
  PruneRequest,
  PruneResult,
  PullRequest,
  PullResult,
  RedoRequest,
  RedoResult,
  RepairRequest,
  RepairResult,
  RunResult,
  ScriptRequest,
  ScriptResult,
  ShowRequest,
  ShowResult,
  SquashRequest,
  SquashResult,
  StampRequest,
  StampResult,
  StatusRequest,
  StatusResult,
  UpRequest,
} from "./types.js";

/**
 * Compares entities and database and writes the migration between them, proved. See docs/migrations.md.
 *
 * @example
 * const { file } = await generate({ message: "create user" });
 */
export async function generate(request: GenerateRequest = {}): Promise<GenerateResult> {
  return (await import("./generate.js")).generate(begin(request));
}

/**
 * What {@link generate} would do, without rehearsing or writing it.
 *
 * @example
 * const { operations, sql } = await diff();
 */
export async function diff(request: BaseRequest = {}): Promise<DiffResult> {
  return (await import("./diff.js")).diff(begin(request));
}

/**
 * Whether entities, migration files and database agree; a disagreement is a result, not an error.
 *
 * @example
 * const { isClean, pending } = await check();
 */
export async function check(request: CheckRequest = {}): Promise<CheckResult> {
  return (await import("./check.js")).check(begin(request));
}

/**
 * The database against what its applied migrations imply; a drift is a result, not an error. See docs/drift.md.
 *
 * @example
 * const { differences } = await drift();
 */
export async function drift(request: DriftRequest = {}): Promise<DriftResult> {
  return (await import("./drift.js")).drift(begin(request));
}

/**
 * Applies what is pending, or as far as `target`.
 *
 * @example
 * const { steps, current } = await up({ onEvent: ({ type }) => console.log(type) });
 */
export async function up(request: UpRequest = {}): Promise<RunResult> {
  return (await import("./up.js")).up(begin(request));
}

/**
 * Takes migrations back: one, `steps`, or as far as `target`.
 *
 * @example
 * await down({ steps: 1 });
 */
export async function down(request: DownRequest = {}): Promise<RunResult> {
  return (await import("./down.js")).down(begin(request));
}

/**
 * Where the database stands; creates nothing.
 *
 * @example
 * const { pending, isUpToDate } = await status();
 */
export async function status(request: StatusRequest = {}): Promise<StatusResult> {
  return (await import("./status.js")).status(begin(request));
}

/**
 * The revisions that the database is at.
 *
 * @example
 * const { revisions } = await current();
 */
export async function current(request: BaseRequest = {}): Promise<CurrentResult> {
  return (await import("./current.js")).current(begin(request));
}

/**
 * Takes the last migrations back and applies them again.
 *
 * @example
 * const { down, up } = await redo({ steps: 1 });
 */
export async function redo(request: RedoRequest = {}): Promise<RedoResult> {
  return (await import("./redo.js")).redo(begin(request));
}

/**
 * Makes the revision table where it is missing.
 *
 * @example
 * const { tables, created } = await ensureRevisionTable();
 */
export async function ensureRevisionTable(request: BaseRequest = {}): Promise<EnsureRevisionTableResult> {
  return (await import("./running/ensure-revision-table.js")).ensureRevisionTable(begin(request));
}

/**
 * Forgets applied revisions whose files are gone for good.
 *
 * @example
 * const { missing } = await repair();
 */
export async function repair(request: RepairRequest = {}): Promise<RepairResult> {
  return (await import("./repair.js")).repair(begin(request));
}

/**
 * Where the history forks; needs no database.
 *
 * @example
 * const { branchPoints } = await branches();
 */
export async function branches(request: BaseRequest = {}): Promise<BranchesResult> {
  return (await import("./branches.js")).branches(begin(request));
}

/**
 * Writes a migration that joins branches, and says whether they touch the same things; needs no database.
 *
 * @example
 * const { revision } = await merge({ message: "join both", dryRun: true });
 */
export async function merge(request: MergeRequest = {}): Promise<MergeResult> {
  return (await import("./merge.js")).merge(begin(request));
}

/**
 * Writes one migration that does the work of several, proved. See docs/squash.md.
 *
 * @example
 * const { file } = await squash({ range: ":head", dryRun: true });
 */
export async function squash(request: SquashRequest): Promise<SquashResult> {
  return (await import("./squash.js")).squash(begin(request));
}

/**
 * Deletes the files of migrations that a squash replaces, once the database has no use for them.
 *
 * @example
 * const { removed } = await prune({ dryRun: true });
 */
export async function prune(request: PruneRequest = {}): Promise<PruneResult> {
  return (await import("./prune.js")).prune(begin(request));
}

/**
 * Every revision, or those of a range, newest first, with what the database knows of it.
 *
 * @example
 * const { revisions } = await history({ range: ":head" });
 */
export async function history(request: HistoryRequest = {}): Promise<HistoryResult> {
  return (await import("./history.js")).history(begin(request));
}

/**
 * The revisions that no other builds on; needs no database.
 *
 * @example
 * const { revisions } = await heads();
 */
export async function heads(request: BaseRequest = {}): Promise<HistoryResult> {
  return (await import("./heads.js")).heads(begin(request));
}

/**
 * One migration: its metadata, its source, its SQL.
 *
 * @example
 * const { source } = await show({ revision: "head" });
 */
export async function show(request: ShowRequest): Promise<ShowResult> {
  return (await import("./show.js")).show(begin(request));
}

/**
 * Records revisions as applied without running them.
 *
 * @example
 * const { stamped } = await stamp({ target: "head" });
 */
export async function stamp(request: StampRequest): Promise<StampResult> {
  return (await import("./stamp.js")).stamp(begin(request));
}

/**
 * Takes over a database whose migrations another tool has run; see docs/coming-from-typeorm.md and docs/coming-from-mikro-orm.md.
 *
 * @example
 * const { seen, stamped } = await adopt({ tool: "typeorm", dryRun: true });
 */
export async function adopt(request: AdoptRequest): Promise<AdoptResult> {
  return (await import("./adopt.js")).adopt(begin(request));
}

/**
 * The SQL script of `up` or `down`, with its revision-table statements; needs no database.
 *
 * @example
 * const { statements } = await script({ direction: "up" });
 */
export async function script(request: ScriptRequest): Promise<ScriptResult> {
  return (await import("./running/script.js")).script(begin(request));
}

/**
 * Writes a configuration, an example entity and a folder for migrations; overwrites nothing.
 *
 * @example
 * const { written } = await init({ cwd: "." });
 */
export async function init(request: InitRequest = {}): Promise<InitResult> {
  return (await import("./init.js")).init(begin(request));
}

/**
 * Writes decorated classes for what the database has; files that somebody edited are left alone.
 *
 * @example
 * const { files } = await pull({ out: "src/pulled", dryRun: true });
 */
export async function pull(request: PullRequest = {}): Promise<PullResult> {
  return (await import("./pull.js")).pull(begin(request));
}

/** @throws SchemixError `ABORTED` when the signal of the request has come already */
function begin<R extends BaseRequest>(request: R): R {
  const { signal } = request;
  if (signal?.aborted !== true) return request;
  throw new SchemixError("ABORTED", {
    message: "The run was interrupted before it began",
    fix: "Run it again.",
    cause: signal.reason,
  });
}
