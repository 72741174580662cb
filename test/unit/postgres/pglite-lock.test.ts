import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { lockFolder } from "../../../src/dialects/postgres/driver/pglite-lock.js";
import { isSchemixError, type SchemixError } from "../../../src/errors/schemix-error.js";

describe("The lock of a PGlite folder", () => {
  let place: string;
  let folder: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "schemix-lock-"));
    folder = join(place, "db");
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it("is held by one, and given free", async () => {
    const release = await lockFolder(folder, { wait: 0 });
    try {
      await lockFolder(folder, { wait: 0 });
      expect.fail("taken twice");
    } catch (error) {
      expect(isSchemixError(error, "LOCK_TIMEOUT")).to.equal(true);
      expect((error as SchemixError).message).to.contain(`process ${process.pid}`);
    }
    release();
    expect(existsSync(`${folder}.lock`)).to.equal(false);
    (await lockFolder(folder, { wait: 0 }))();
  });

  it("waits for the one before", async () => {
    const release = await lockFolder(folder, { wait: 0 });
    setTimeout(release, 50);
    const told: string[] = [];
    (await lockFolder(folder, { wait: 5000, onWait: ({ holder }) => told.push(holder) }))();
    expect(told[0]).to.equal(`process ${process.pid} has ${folder} open`);
  });

  it("outlives no process", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    child.kill("SIGKILL");
    await once(child, "exit");
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: child.pid, host: hostname(), started: "1" }));
    (await lockFolder(folder, { wait: 0 }))();
  });

  it("is not fooled by a number that another process has now", async () => {
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: 1, host: hostname(), started: "not then" }));
    if (existsSync("/proc/1/stat")) (await lockFolder(folder, { wait: 0 }))();
  });

  it("is taken over when its file is damaged, and left to another machine", async () => {
    writeFileSync(`${folder}.lock`, "{");
    (await lockFolder(folder, { wait: 0 }))();
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: 1, host: "elsewhere", started: "1" }));
    try {
      await lockFolder(folder, { wait: 0 });
      expect.fail("taken");
    } catch (error) {
      expect((error as SchemixError).message).to.contain("on elsewhere");
      expect((error as SchemixError).fix).to.contain("delete");
    }
  });
});
