/** A runner as a process of its own, so that it can be killed. Tells its events on standard output, one JSON a line. */
import { openDatabase } from "../../src/config/databases.js";
import { isSchemixError } from "../../src/errors/schemix-error.js";
import { faultMigrations } from "./fault-migrations.js";
import { run } from "./runner.js";

/** What the parent asks for, as JSON in the first argument. */
export interface ChildTask {
  readonly url: string;
  readonly migrations: keyof typeof faultMigrations;
  /** Kill itself when this statement of this revision is about to run. */
  readonly killAt?: { readonly revision: string; readonly index: number };
  readonly lockWait?: number;
}

const task = JSON.parse(process.argv[2] ?? "") as ChildTask;
const tell = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const outcome = await run(await openDatabase(task.url, process.cwd()), faultMigrations[task.migrations], {
    lockWait: task.lockWait ?? 30_000,
    onEvent: (event) => {
      const { killAt } = task;
      const isHere =
        event.type === "statement" && event.revision === killAt?.revision && event.index === killAt.index;
      if (isHere) process.kill(process.pid, "SIGKILL");
      tell(event);
    },
  });
  tell({ type: "done", steps: outcome.steps.map(({ step }) => step.revision) });
} catch (error) {
  tell({ type: "failed", code: isSchemixError(error) ? error.code : "none", message: String(error) });
  process.exitCode = 1;
}
