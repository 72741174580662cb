/** The verbs, each loaded when it is called: a configuration file that imports `defineConfig` loads none of them. */
import { SchemixError } from "../errors/schemix-error.js";
import type {
  BaseRequest,
  CheckResult,
  CurrentResult,
  DiffResult,
  DownRequest,
  GenerateRequest,
  GenerateResult,
  HistoryResult,
  InitRequest,
  InitResult,
  PullRequest,
  PullResult,
  RunResult,
  ScriptRequest,
  ScriptResult,
  ShowRequest,
  ShowResult,
  StampRequest,
  StampResult,
  StatusResult,
  UpRequest,
} from "./types.js";

/** Compares entities and database and writes the migration between them, proved. See docs/migrations.md. */
export async function generate(request: GenerateRequest = {}): Promise<GenerateResult> {
  return (await import("./generate.js")).generate(begin(request));
}

/** What {@link generate} would do, without rehearsing or writing it. */
export async function diff(request: BaseRequest = {}): Promise<DiffResult> {
  return (await import("./diff.js")).diff(begin(request));
}

/** Whether entities, migration files and database agree; a disagreement is a result, not an error. */
export async function check(request: BaseRequest = {}): Promise<CheckResult> {
  return (await import("./check.js")).check(begin(request));
}

/** Applies what is pending, or as far as `target`. */
export async function up(request: UpRequest = {}): Promise<RunResult> {
  return (await import("./up.js")).up(begin(request));
}

/** Takes migrations back: one, `steps`, or as far as `target`. */
export async function down(request: DownRequest = {}): Promise<RunResult> {
  return (await import("./down.js")).down(begin(request));
}

/** Where the database stands; creates nothing. */
export async function status(request: BaseRequest = {}): Promise<StatusResult> {
  return (await import("./status.js")).status(begin(request));
}

/** The revisions that the database is at. */
export async function current(request: BaseRequest = {}): Promise<CurrentResult> {
  return (await import("./current.js")).current(begin(request));
}

/** Every revision, newest first, with what the database knows of it. */
export async function history(request: BaseRequest = {}): Promise<HistoryResult> {
  return (await import("./history.js")).history(begin(request));
}

/** The revisions that no other builds on; needs no database. */
export async function heads(request: BaseRequest = {}): Promise<HistoryResult> {
  return (await import("./heads.js")).heads(begin(request));
}

/** One migration: its metadata, its source, its SQL. */
export async function show(request: ShowRequest): Promise<ShowResult> {
  return (await import("./show.js")).show(begin(request));
}

/** Records revisions as applied without running them. */
export async function stamp(request: StampRequest): Promise<StampResult> {
  return (await import("./stamp.js")).stamp(begin(request));
}

/** The SQL script of `up` or `down`, with its revision-table statements; needs no database. */
export async function script(request: ScriptRequest): Promise<ScriptResult> {
  return (await import("./script.js")).script(begin(request));
}

/** Writes a configuration, an example entity and a folder for migrations; overwrites nothing. */
export async function init(request: InitRequest = {}): Promise<InitResult> {
  return (await import("./init.js")).init(begin(request));
}

/** Writes decorated classes for what the database has; files that somebody edited are left alone. */
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
