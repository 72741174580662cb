import { expect } from "chai";
import type { Connection, Locker } from "../../../src/dialects/dialect.js";
import type { RunEvent } from "../../../src/runner/event.js";
import { Interrupt } from "../../../src/runner/interrupt.js";
import { acquireLock } from "../../../src/runner/lock.js";
import { testPglite } from "../../support/engines.js";
import { failureOf } from "../../support/runner.js";

/** A lock that somebody holds for a while, in this process. */
function heldFor(milliseconds: number): { readonly locker: Locker; readonly asked: () => number } {
  const end = performance.now() + milliseconds;
  let asked = 0;
  return {
    asked: () => asked,
    locker: {
      tryAcquire: async () => ++asked > 0 && performance.now() >= end,
      release: async () => undefined,
      holder: async () => "pid 1",
      lockTable: () => ({ sql: "" }),
    },
  };
}

describe("waiting for the lock", () => {
  let connection: Connection;
  before(async () => {
    connection = await (await testPglite()).database.connect();
  });
  after(() => connection.close());

  const request = (wait: number, events: RunEvent[] = [], signal?: AbortSignal) => ({
    key: "k",
    wait,
    interrupt: new Interrupt(signal),
    emit: (event: RunEvent) => void events.push(event),
  });

  it("asks again, ever more rarely", async () => {
    const { locker, asked } = heldFor(300);
    const events: RunEvent[] = [];
    await acquireLock(connection, locker, request(5000, events));
    expect(asked()).to.be.within(3, 8);
    expect(events[0]).to.deep.equal({ type: "waitingForLock", holder: "pid 1", seconds: 0 });
    expect(events.at(-1)).to.deep.equal({ type: "locked" });
  });

  it("asks once when it must not wait", async () => {
    const { locker, asked } = heldFor(1000);
    expect(await failureOf(acquireLock(connection, locker, request(0)))).to.have.property(
      "code",
      "LOCK_TIMEOUT",
    );
    expect(asked()).to.equal(1);
  });

  it("asks a last time when its time is over", async () => {
    const { locker } = heldFor(80);
    await acquireLock(connection, locker, request(100));
  });

  it("ends at a signal while it waits, and before it begins", async () => {
    const start = performance.now();
    const waiting = acquireLock(connection, heldFor(5000).locker, request(5000, [], AbortSignal.timeout(30)));
    expect(await failureOf(waiting)).to.have.property("code", "ABORTED");
    expect(performance.now() - start).to.be.lessThan(1500);
    const { locker, asked } = heldFor(0);
    const never = acquireLock(connection, locker, request(0, [], AbortSignal.abort("enough")));
    expect(await failureOf(never)).to.have.property("code", "ABORTED");
    expect(asked()).to.equal(0);
  });
});
