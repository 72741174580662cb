/** One runner at a time: the lock is polled, on the session that will run the statements. */
import type { Connection, Locker } from "../dialects/dialect.js";
import { SchemixError } from "../errors/schemix-error.js";
import type { RunEvent } from "./event.js";
import type { Interrupt } from "./interrupt.js";

export interface LockRequest {
  readonly key: string;
  /** Milliseconds. */
  readonly wait: number;
  readonly interrupt: Interrupt;
  readonly emit: (event: RunEvent) => void;
  /** Asked each time before it waits on: whether there is nothing left to take the lock for. */
  readonly isOver?: (() => Promise<boolean>) | undefined;
}

const firstPause = 50;
// Ten runners that wait cost the server some twenty small queries a second, and none waits much longer than it has to.
const longestPause = 500;

/**
 * Takes the migration lock; `false` when there is nothing left to take it for.
 * @throws SchemixError `LOCK_TIMEOUT` naming the holder, `ABORTED`, `POOLER_DETECTED`
 */
export async function acquireLock(
  connection: Connection,
  locker: Locker,
  request: LockRequest,
): Promise<boolean> {
  const { key, wait, interrupt, emit, isOver } = request;
  const start = performance.now();
  const waited = () => performance.now() - start;
  let pause = firstPause;
  interrupt.check();
  while (!(await locker.tryAcquire(connection, key))) {
    const holder = await locker.holder(connection, key);
    const left = wait - waited();
    if (left <= 0) throw lockTimeout(holder, waited());
    emit({ type: "waitingForLock", holder, seconds: Math.floor(waited() / 1000) });
    // Jitter: runners that started together must not ask together for ever.
    await interrupt.sleep(Math.min(left, pause * (0.5 + Math.random())));
    pause = Math.min(pause * 2, longestPause);
    if ((await isOver?.()) === true) return false;
  }
  emit({ type: "locked" });
  return true;
}

function lockTimeout(holder: string | undefined, milliseconds: number): SchemixError {
  const seconds = Math.round(milliseconds / 100) / 10;
  return new SchemixError("LOCK_TIMEOUT", {
    message: `Another runner still holds the migration lock after ${seconds} s${holder === undefined ? "" : `: ${holder}`}`,
    why: "Migrations run one at a time. Nothing was done.",
    fix: "Run it again when the other one has ended, or wait longer (`lockWait`). The lock goes with its session: it is never stale.",
    data: { holder, milliseconds: Math.round(milliseconds) },
  });
}
