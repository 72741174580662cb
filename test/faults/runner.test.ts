import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { postgres } from "../../src/dialects/postgres/index.js";
import { isSchemixError } from "../../src/errors/schemix-error.js";
import { bundled } from "../support/bundled.js";
import { cuttingProxy } from "../support/cutting-proxy.js";
import { faultMigrations } from "../support/fault-migrations.js";
import { failureOf, run } from "../support/runner.js";
import type { ChildTask } from "../support/runner-child.js";
import { type ServerDatabase, testServers } from "../support/servers.js";

interface ChildEvent {
  readonly type: string;
  readonly revision?: string;
  readonly index?: number;
  readonly code?: string;
  readonly steps?: readonly string[];
  readonly holder?: string;
}

interface Child {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly events: ChildEvent[];
  /** Resolves when an event of this type, and statement, has come. */
  reach(type: string, index?: number): Promise<void>;
  /** Resolves when so many events of this type have come. */
  reachTimes(type: string, times: number): Promise<void>;
  /** The signal or the exit code that it ended with. */
  readonly ended: Promise<string | number | null>;
}

let program: string;

function start(task: ChildTask): Child {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const events: ChildEvent[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    events.push(JSON.parse(line) as ChildEvent);
    for (const look of waiting) look();
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString("utf8");
  });
  const ended = once(child, "close").then((values) => {
    const [code, signal] = values as [number | null, string | null];
    if (complaint !== "") throw new Error(complaint);
    return signal ?? code;
  });
  const reach = (isMeant: (event: ChildEvent) => boolean, times = 1) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (events.filter(isMeant).length < times) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      ended.then(
        () => (waiting.has(look) ? reject(new Error("It ended before it got there")) : undefined),
        reject,
      );
    });
  return {
    process: child,
    events,
    ended,
    reach: (type, index) => reach((event) => event.type === type && (index ?? event.index) === event.index),
    reachTimes: (type, times) => reach((event) => event.type === type, times),
  };
}

for (const server of testServers().slice(-1)) {
  describe(`faults of a runner on ${server.name}`, () => {
    let db: ServerDatabase;
    before(async () => {
      program = await bundled("runner-child");
    });
    beforeEach(async () => {
      db = await server.createDatabase();
      await db.query("CREATE TABLE ran (what text)");
    });
    afterEach(() => db.drop());

    const again = (migrations: keyof typeof faultMigrations) =>
      run(postgres(db.url), faultMigrations[migrations]);
    const tables = async () =>
      (await db.query("SELECT relname FROM pg_class WHERE relname IN ('a', 'b') ORDER BY 1")).map(
        (row) => row.relname,
      );
    const untilOneWaits = async () => {
      while (
        (await db.query("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).length === 0
      )
        await sleep(20);
    };
    const noResidue = async () => {
      expect(await db.query("SELECT pid FROM pg_locks WHERE locktype = 'advisory'")).to.deep.equal([]);
      expect(await db.query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid")).to.deep.equal(
        [],
      );
    };

    it("killed at any statement of a transaction leaves nothing, and the next run does it once", async () => {
      const children = [0, 1, 2, 3, 4].map(async (index) => {
        const own = await server.createDatabase();
        try {
          await own.query("CREATE TABLE ran (what text)");
          const child = start({ url: own.url, migrations: "whole", killAt: { revision: "whole", index } });
          expect(await child.ended).to.equal("SIGKILL");
          await run(postgres(own.url), faultMigrations.whole);
          expect(await own.query("SELECT what FROM ran")).to.deep.equal([{ what: "whole" }]);
          expect(await own.query("SELECT id FROM a")).to.deep.equal([{ id: 1 }]);
          expect(await own.query("SELECT event FROM schemix_history")).to.deep.equal([{ event: "finished" }]);
        } finally {
          await own.drop();
        }
      });
      await Promise.all(children);
    });

    it("killed inside a statement of a transaction: the next runner waits for the server, then does it once", async () => {
      await db.query("SELECT pg_advisory_lock(7)");
      const child = start({ url: db.url, migrations: "held" });
      await child.reach("statement", 2);
      await untilOneWaits();
      child.process.kill("SIGKILL");
      await child.ended;
      expect(await tables()).to.deep.equal([]);
      let waited = false;
      await run(postgres(db.url), faultMigrations.held, {
        onEvent: (event) => {
          if (event.type !== "waitingForLock" || waited) return;
          waited = true;
          void db.query("SELECT pg_advisory_unlock(7)");
        },
      });
      expect(waited, "the lock outlives the client as long as its statement").to.equal(true);
      expect(await db.query("SELECT what FROM ran")).to.deep.equal([{ what: "held" }]);
      await noResidue();
    });

    it("killed in the middle of a backfill goes on behind the last batch, which others have seen", async () => {
      await db.query("CREATE TABLE item (id int PRIMARY KEY, n int NOT NULL)");
      await db.query("INSERT INTO item SELECT i, 0 FROM generate_series(1, 1000) AS i");
      const child = start({ url: db.url, migrations: "backfill" });
      const seen: number[] = [];
      for (const batches of [1, 2, 3]) {
        await child.reachTimes("batch", batches);
        const [row] = await db.query("SELECT sum(n)::int AS n FROM item");
        seen.push(Number(row?.n));
      }
      child.process.kill("SIGKILL");
      expect(await child.ended).to.equal("SIGKILL");
      expect(seen).to.deep.equal([67, 134, 200]);
      const rows = await db.query(
        "SELECT state, progress::json -> 'after' ->> 0 AS after FROM schemix_revisions",
      );
      expect(rows).to.deep.equal([{ state: "running", after: "300" }]);
      const batches: number[] = [];
      const { steps } = await run(postgres(db.url), faultMigrations.backfill, {
        onEvent: (event) => {
          if (event.type === "batch") batches.push(event.seen);
        },
      });
      expect(batches[0], "none of its batches again").to.equal(400);
      expect(steps.map((step) => step.rows)).to.deep.equal([667]);
      expect(
        await db.query("SELECT n, count(*)::int AS rows FROM item GROUP BY n ORDER BY n"),
        "every row that is meant, once",
      ).to.deep.equal([
        { n: 0, rows: 333 },
        { n: 1, rows: 667 },
      ]);
      await noResidue();
    });

    it("killed between the statements of a migration without a transaction goes on there", async () => {
      const children = [0, 1, 2, 3].map(async (index) => {
        const own = await server.createDatabase();
        try {
          const child = start({ url: own.url, migrations: "stepwise", killAt: { revision: "steps", index } });
          expect(await child.ended).to.equal("SIGKILL");
          expect(await own.query("SELECT state, statement_index FROM schemix_revisions")).to.deep.equal([
            { state: "running", statement_index: index },
          ]);
          const statements: number[] = [];
          await run(postgres(own.url), faultMigrations.stepwise, {
            onEvent: (event) => {
              if (event.type === "statement") statements.push(event.index);
            },
          });
          expect(statements).to.deep.equal([0, 1, 2, 3].slice(index));
          expect(
            await own.query(
              "SELECT indexrelid::regclass::text AS name, indisvalid AS valid FROM pg_index WHERE indrelid = 'a'::regclass ORDER BY 1",
            ),
          ).to.deep.equal([
            { name: "ix_a", valid: true },
            { name: "ix_name", valid: true },
          ]);
        } finally {
          await own.drop();
        }
      });
      await Promise.all(children);
    });

    it("killed while an index is built: the next runner waits for the build and does not repeat it", async () => {
      await run(postgres(db.url), faultMigrations.index.slice(0, 1));
      const reader = postgres(db.url);
      const blocker = await reader.connect();
      await blocker.begin();
      await blocker.query("INSERT INTO a VALUES (1)");
      const child = start({ url: db.url, migrations: "index" });
      await child.reach("statement", 0);
      await building(db);
      child.process.kill("SIGKILL");
      await child.ended;
      const statements: string[] = [];
      let hasWaited = () => {};
      const waiting = new Promise<void>((resolve) => {
        hasWaited = resolve;
      });
      const next = run(postgres(db.url), faultMigrations.index, {
        onEvent: (event) => {
          if (event.type === "waitingForLock") hasWaited();
          if (event.type === "statement") statements.push(event.sql);
        },
      });
      await waiting;
      await blocker.commit();
      await blocker.close();
      await next;
      expect(statements).to.deep.equal([]);
      expect(await db.query("SELECT revision, state FROM schemix_revisions ORDER BY 1")).to.deep.equal([
        { revision: "index", state: "applied" },
        { revision: "table", state: "applied" },
      ]);
      await noResidue();
    });

    it("a build that the server broke off is cleared away and done again", async () => {
      await run(postgres(db.url), faultMigrations.index.slice(0, 1));
      const blocker = await postgres(db.url).connect();
      await blocker.begin();
      await blocker.query("INSERT INTO a VALUES (1)");
      const child = start({ url: db.url, migrations: "index" });
      await child.reach("statement", 0);
      await building(db);
      await db.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^CREATE INDEX'");
      await child.ended;
      expect(child.events.at(-1)).to.include({ type: "failed", code: "CONNECTION_LOST" });
      await blocker.commit();
      await blocker.close();
      expect(
        await db.query("SELECT indisvalid AS valid FROM pg_index WHERE indrelid = 'a'::regclass"),
      ).to.deep.equal([{ valid: false }]);
      await again("index");
      expect(
        await db.query("SELECT indisvalid AS valid FROM pg_index WHERE indrelid = 'a'::regclass"),
      ).to.deep.equal([{ valid: true }]);
      await noResidue();
    });

    it("twelve processes that start together on an empty database apply everything once", async () => {
      const children = Array.from({ length: 12 }, () => start({ url: db.url, migrations: "chain" }));
      const codes = await Promise.all(children.map(({ ended }) => ended));
      expect(children.flatMap(({ events }) => events.filter(({ type }) => type === "failed"))).to.deep.equal(
        [],
      );
      expect(codes).to.deep.equal(children.map(() => 0));
      const ran = children.flatMap(({ events }) => events.at(-1)?.steps ?? []);
      expect(ran.sort()).to.deep.equal(["chain0", "chain1", "chain2", "chain3", "last"]);
      expect(
        await db.query("SELECT what, count(*)::int AS n FROM ran GROUP BY 1 HAVING count(*) <> 1"),
      ).to.deep.equal([]);
      await noResidue();
    });

    it("twenty runners of one process do so too", async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => run(postgres(db.url), faultMigrations.chain, { lockWait: 30_000 })),
      );
      expect(outcomes.flatMap(({ steps }) => steps)).to.have.length(5);
      expect(outcomes.every(({ rows }) => rows.size === 5)).to.equal(true);
      await noResidue();
    });

    it("a connection that is ended by the server is an error that says what is left", async () => {
      const error = await failureOf(
        run(postgres(db.url), faultMigrations.slow, {
          onEvent: (event) => {
            if (event.type !== "statement" || event.index !== 2) return;
            setTimeout(() => {
              void db.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ 'pg_sleep' AND pid <> pg_backend_pid()",
              );
            }, 100);
          },
        }),
      );
      if (!isSchemixError(error, "CONNECTION_LOST")) throw error;
      expect(error.fix).to.include("All of this migration was rolled back");
      expect(await tables()).to.deep.equal([]);
      await again("slow");
      expect(await db.query("SELECT what FROM ran")).to.deep.equal([{ what: "slow" }]);
    });

    for (const what of ["request", "answer"] as const) {
      it(`a COMMIT whose ${what} is lost: the error tells the truth`, async () => {
        await run(postgres(db.url), []);
        await run(postgres(db.url), [{ revision: "0000", up: () => undefined }]);
        const proxy = await cuttingProxy(db.url);
        try {
          const migrations = [{ revision: "0000", up: () => undefined }, ...faultMigrations.whole];
          const error = await failureOf(
            run(postgres(proxy.url), migrations, {
              onEvent: (event) => {
                if (event.type === "statement" && event.index === 4) proxy.arm(what);
              },
            }),
          );
          if (!isSchemixError(error, "CONNECTION_LOST")) throw error;
          const isApplied = what === "answer";
          expect(error.data.remains).to.equal(isApplied ? "applied" : "rolledBack");
          expect(error.fix).to.include(
            isApplied ? "The migration is applied all the same" : "was rolled back",
          );
          expect(await tables()).to.deep.equal(isApplied ? ["a", "b"] : []);
          const next = await run(postgres(db.url), migrations);
          expect(next.steps).to.have.length(isApplied ? 0 : 1);
          expect(await db.query("SELECT what FROM ran")).to.deep.equal([{ what: "whole" }]);
        } finally {
          await proxy.close();
        }
      });
    }
  });
}

/** Waits until the server is at the point where an index build waits for others. */
async function building(db: ServerDatabase): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const rows = await db.query(
      "SELECT 1 FROM pg_stat_activity WHERE query ~ '^CREATE INDEX' AND wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("No index is being built");
}
