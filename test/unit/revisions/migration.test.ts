import { expect } from "chai";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import type { Operations } from "../../../src/objects/operations.js";
import type { RevisionFile } from "../../../src/revisions/files.js";
import { loadMigration, Migration } from "../../../src/revisions/migration.js";
import { rejectionOf } from "./maps.js";

const file: RevisionFile = {
  name: "1_a.ts",
  path: "/m/1_a.ts",
  checksum: "s1:0",
  metadata: {
    revision: "b",
    parents: ["a"],
    labels: [],
    dependsOn: [],
    replaces: [],
    transaction: true,
    message: "make b",
  },
};

class Plain extends Migration {
  static readonly revision = "b";
  static readonly parents = ["a"];
  up(op: Operations) {
    op.execute("select 1");
  }
}

function load(module: Record<string, unknown>) {
  return loadMigration(file, async () => module);
}

describe("loading a migration", () => {
  it("gives the class and an instance of it", async () => {
    const paths: string[] = [];
    const loaded = await loadMigration(file, async (path) => {
      paths.push(path);
      return { default: Plain };
    });
    expect(paths).to.deep.equal(["/m/1_a.ts"]);
    expect(loaded.file).to.equal(file);
    expect(loaded.migrationClass).to.equal(Plain);
    expect(loaded.migration).to.be.instanceOf(Plain);
    expect(loaded.migration.down).to.equal(undefined);
  });

  it("understands what CommonJS makes of a default export", async () => {
    for (const module of [
      { default: Plain },
      { default: { default: Plain } },
      { default: { __esModule: true, default: Plain } },
    ]) {
      expect((await load(module)).migrationClass).to.equal(Plain);
    }
  });

  it("accepts both ways of writing members, and an asynchronous up", async () => {
    class Other {
      static revision = "b";
      static parents = "a";
      static labels = null;
      static dependsOn: string[] = [];
      static transaction = true;
      static message = "make b";
      up = async () => {};
      async down(_op: Operations) {}
    }
    expect((await load({ default: Other })).migration.up).to.be.a("function");
  });

  it("needs no override keyword, even where the compiler asks for it", () => {
    class Complete extends Migration {
      static readonly revision = "b";
      async up(_op: Operations) {}
      async down(_op: Operations) {}
    }
    expect(new Complete().down).to.be.a("function");
  });

  it("refuses what is no migration class", async () => {
    for (const module of [{}, { default: undefined }, { default: {} }, { default: () => {} }, { Plain }]) {
      const error = await rejectionOf(load(module), "MIGRATION_INVALID");
      expect(error.where).to.equal("/m/1_a.ts");
      expect(error.message).to.include("not a class");
    }
    class Idle {
      static revision = "b";
      static parents = ["a"];
      down = 1;
    }
    expect((await rejectionOf(load({ default: Idle }), "MIGRATION_INVALID")).message).to.include("`up`");
    class NoWayBack extends Plain {
      down = 1;
    }
    expect((await rejectionOf(load({ default: NoWayBack }), "MIGRATION_INVALID")).message).to.include(
      "`down`",
    );
  });

  it("refuses a class that says otherwise than its file", async () => {
    const cases: readonly [name: string, statics: object][] = [
      ["revision", { revision: "c" }],
      ["revision", { revision: undefined }],
      ["parents", { parents: ["a", "x"] }],
      ["parents", { parents: undefined }],
      ["labels", { labels: ["x"] }],
      ["dependsOn", { dependsOn: ["x"] }],
      ["transaction", { transaction: false }],
      ["message", { message: "other" }],
    ];
    for (const [name, statics] of cases) {
      class Other extends Plain {}
      for (const [key, value] of Object.entries(statics)) Object.defineProperty(Other, key, { value });
      const error = await rejectionOf(load({ default: Other }), "MIGRATION_INVALID");
      expect(error.message).to.include(`\`${name}\``);
    }
  });

  it("tells which file could not be loaded", async () => {
    const cause = new TypeError("boom");
    const failed = await rejectionOf(
      loadMigration(file, () => Promise.reject(cause)),
      "MODULE_LOAD_FAILED",
    );
    expect(failed.message).to.include("1_a.ts").and.include("boom");
    expect(failed.where).to.equal("/m/1_a.ts");
    expect(failed.cause).to.equal(cause);
    const own = new SchemixError("DRIVER_MISSING", { message: "x" });
    expect(
      await rejectionOf(
        loadMigration(file, () => Promise.reject(own)),
        "DRIVER_MISSING",
      ),
    ).to.equal(own);
  });

  it("tells which file threw when its class was made", async () => {
    class Throws extends Plain {
      value = fail();
    }
    const error = await rejectionOf(load({ default: Throws }), "MIGRATION_THREW");
    expect(error.message).to.include("1_a.ts").and.include("boom");
    expect(error.where).to.equal("/m/1_a.ts");
  });
});

function fail(): never {
  throw new Error("boom");
}
