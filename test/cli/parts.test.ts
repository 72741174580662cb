import { expect } from "chai";
import type { RunEvent, StepSummary } from "../../src/api/types.js";
import { formatDuration, parseDuration } from "../../src/cli/duration.js";
import { errorJson, formatError, toSchemixError } from "../../src/cli/failure.js";
import { type Output, plain, wantsColour } from "../../src/cli/output.js";
import { script, shorten, table } from "../../src/cli/present/text.js";
import { createProgress } from "../../src/cli/progress.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { parseRange } from "../../src/revisions/range.js";

describe("durations", () => {
  it("are read with a unit and written for people", () => {
    expect(["0", "500ms", "1.5s", "2m", "1h"].map((text) => parseDuration(text, "lock-wait"))).to.deep.equal([
      0, 500, 1_500, 120_000, 3_600_000,
    ]);
    for (const text of ["5", "", "-1s", "1d", "s"])
      expect(() => parseDuration(text, "lock-wait")).to.throw(SchemixError);
    expect([0.4, 12, 999.4, 1_000, 59_940, 59_960, 125_000].map(formatDuration)).to.deep.equal([
      "0 ms",
      "12 ms",
      "999 ms",
      "1.0 s",
      "59.9 s",
      "1 min 0 s",
      "2 min 5 s",
    ]);
  });
});

describe("colour", () => {
  it("is for terminals, and follows --no-color, FORCE_COLOR, NO_COLOR in this order", () => {
    expect(wantsColour(true, false, {})).to.equal(true);
    expect(wantsColour(false, false, {})).to.equal(false);
    expect(wantsColour(true, false, { TERM: "dumb" })).to.equal(false);
    expect(wantsColour(true, false, { NO_COLOR: "1" })).to.equal(false);
    expect(wantsColour(true, false, { NO_COLOR: "" })).to.equal(true);
    expect(wantsColour(false, false, { NO_COLOR: "1", FORCE_COLOR: "1" })).to.equal(true);
    expect(wantsColour(true, false, { FORCE_COLOR: "0" })).to.equal(false);
    expect(wantsColour(true, true, { FORCE_COLOR: "1" })).to.equal(false);
  });
});

describe("text", () => {
  it("ends statements without touching comments", () => {
    const statements = [
      "CREATE TABLE a ()",
      "-- a remark",
      "SELECT 1;",
      "SELECT 2 -- why",
      "-- x\nSELECT '--'",
    ];
    expect(script(statements)).to.equal(
      "CREATE TABLE a ();\n-- a remark\nSELECT 1;\nSELECT 2 -- why\n;\n-- x\nSELECT '--'\n;\n",
    );
  });

  it("aligns columns and shortens lines", () => {
    expect(
      table([
        ["a", "bb", "c"],
        ["aaa", "", "c"],
      ]),
    ).to.equal("a    bb  c\naaa      c\n");
    expect(shorten("create\n  table\tx", 40)).to.equal("create table x");
    expect(shorten("abcdefghij", 8)).to.equal("abcde...");
    expect(shorten("\x1b[31mred", 40)).to.equal("?[31mred");
  });

  it("splits ranges", () => {
    expect(parseRange("")).to.deep.equal({});
    expect(parseRange("head")).to.deep.equal({ to: "head" });
    expect(parseRange("a:b")).to.deep.equal({ from: "a", to: "b" });
    expect(parseRange(":b")).to.deep.equal({ to: "b" });
    expect(parseRange("a:")).to.deep.equal({ from: "a" });
  });
});

describe("errors of a command", () => {
  const error = new SchemixError("STATEMENT_FAILED", {
    message: "It failed at postgres://app:canary@host/db.",
    where: "migrations/a.ts\nstatement 2",
    why: "because \x1b[2J",
    fix: "Do this.",
    data: { url: "postgres://app:canary@host/db" },
    cause: new Error("socket postgres://app:canary@host"),
  });

  it("are a block of what, where, why and fix", () => {
    expect(formatError(error, plain, false)).to.equal(
      [
        "error STATEMENT_FAILED: It failed at postgres://app:***@host/db.",
        "  where  migrations/a.ts",
        "         statement 2",
        "  why    because ?[2J",
        "  fix    Do this.",
        "",
      ].join("\n"),
    );
    expect(formatError(error, plain, true)).to.contain("  cause  Error: socket postgres://app:***@host");
  });

  it("never hold a password", () => {
    expect(formatError(error, plain, true)).not.to.contain("canary");
    expect(JSON.stringify(errorJson(error))).not.to.contain("canary");
  });

  it("are recognised from another copy of the package", () => {
    const foreign = Object.assign(new Error("Who?"), {
      name: "SchemixError",
      code: "REVISION_UNKNOWN",
      fix: "Look.",
    });
    expect(toSchemixError(foreign)).to.include({
      code: "REVISION_UNKNOWN",
      message: "Who?",
      fix: "Look.",
    });
  });

  it("say so when Schemix is at fault", () => {
    const internal = toSchemixError(new TypeError("x is not a function"));
    expect(internal).to.include({ code: "INTERNAL", message: "TypeError: x is not a function" });
    expect(internal.fix).to.contain("--verbose").and.contain(process.versions.node);
    expect(toSchemixError("a text").message).to.equal("Thrown: a text");
    expect(toSchemixError(new DOMException("gone", "AbortError")).code).to.equal("ABORTED");
  });
});

describe("progress", () => {
  const step: StepSummary = {
    revision: "3f2a9c1b7d04",
    message: "create users",
    direction: "up",
    file: "m/a.ts",
  };
  const events: readonly RunEvent[] = [
    { type: "waitingForLock", holder: "pid 7", seconds: 1 },
    { type: "waitingForLock", holder: "pid 7", seconds: 2 },
    { type: "locked" },
    { type: "stepStarted", step, index: 0, count: 1 },
    { type: "statement", revision: step.revision, index: 0, count: 1, sql: "CREATE\nTABLE a ()" },
    { type: "stepFinished", step, milliseconds: 12 },
  ];
  const settings = { isJson: false, isQuiet: false, isVerbose: false, hasNoColor: false };

  function shown(isTerminal: boolean, over: Partial<typeof settings> = {}): string {
    let text = "";
    const output: Output = {
      isTerminal,
      columns: 80,
      style: plain,
      write: (more) => {
        text += more;
      },
      flush: () => Promise.resolve(),
    };
    const progress = createProgress(output, { ...settings, ...over });
    for (const event of events) progress.onEvent(event);
    progress.end();
    return text;
  }

  it("is a line for each finished step where nobody watches", () => {
    expect(shown(false)).to.equal(
      "Waiting for another runner: pid 7\nup    3f2a9c1b7d04  create users  12 ms\n",
    );
  });

  it("draws what is under way on a terminal and leaves the same lines behind", () => {
    const text = shown(true);
    expect(text).to.contain("[1/1] up 3f2a9c1b7d04 create users").and.contain("CREATE TABLE a ()");
    const left = text.replace(/[^\n\r]*\r\x1b\[2K/g, "");
    expect(left).to.equal(shown(false));
  });

  it("shows statements when asked, and nothing with --quiet or --json", () => {
    expect(shown(false, { isVerbose: true })).to.contain("  CREATE\n  TABLE a ()\n");
    expect(shown(true, { isQuiet: true }) + shown(true, { isJson: true })).to.equal("");
  });
});
