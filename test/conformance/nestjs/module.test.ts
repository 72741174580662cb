import { rmSync } from "node:fs";
import { Inject, Injectable, Module, type OnModuleInit } from "@nestjs/common";
import { expect } from "chai";
import * as verbs from "../../../src/api/verbs.js";
import { Column, Entity, PrimaryColumn } from "../../../src/index.js";
import {
  type BootPolicy,
  InjectSchemix,
  SchemixHealth,
  SchemixModule,
  type SchemixModuleOptions,
  SchemixService,
  schemixReady,
  schemixToken,
} from "../../../src/nestjs/index.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { KeptLog, startApp, stopApps } from "../../support/nest.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const people =
  'up(op) { op.createTable("person", (t) => { t.column("id", "int"); t.primaryKey("pk_person", ["id"]); }); }';

describe("SchemixModule", () => {
  let db: TestDatabase;
  let project: TestProject;
  let log: KeptLog;
  beforeEach(async () => {
    db = await testPglite();
    project = createProject(db.database);
    project.write("a1", "people", `static message = "people";\n${people}`);
    log = new KeptLog();
  });
  afterEach(async () => {
    await stopApps();
    project.remove();
    await db.close();
    for (const name of Object.keys(process.env))
      if (name.startsWith("SCHEMIX_ON_BOOT")) delete process.env[name];
  });

  const forRoot = (options: SchemixModuleOptions = {}) =>
    SchemixModule.forRoot({ ...project.base, ...options });
  const revisions = async () => {
    const found = await db.query("SELECT to_regclass('schemix_revisions') IS NOT NULL AS there");
    return found[0]?.there === true ? (await db.query("SELECT revision FROM schemix_revisions")).length : 0;
  };

  it("has migrated before factories that wait for it and before hooks of the application", async () => {
    const seen: string[] = [];
    const look = async (who: string) => {
      const [row] = await db.query("SELECT to_regclass('person')::text AS found");
      seen.push(`${who} ${String(row?.found)}`);
    };
    class Hooked implements OnModuleInit {
      onModuleInit = () => look("hook");
    }
    await startApp(
      {
        imports: [forRoot()],
        providers: [
          { provide: Hooked, useClass: Hooked },
          { provide: "waiting", inject: [schemixReady()], useFactory: () => look("factory") },
        ],
      },
      log,
    );
    expect(seen).to.deep.equal(["factory person", "hook person"]);
    const told = log.of().filter((line) => !line.startsWith("debug"));
    expect(told.map((line) => line.replace(/\d+ ms/, "N ms"))).to.deep.equal([
      "log [Schemix] Applying a1 (people) (1 of 1)",
      "log [Schemix] Done in N ms: a1 (people)",
      "log [Schemix] pglite://instance is at a1: 1 migration was applied in N ms",
    ]);
    expect(
      log.of().some((line) => /^debug .*create table/i.test(line)),
      "SQL is for debugging",
    ).to.equal(true);
  });

  describe("at boot", () => {
    it("refuses to start while migrations are pending with `check`, and starts when they are applied", async () => {
      const error = await failureOf(startApp({ imports: [forRoot({ onBoot: "check" })] }, log));
      expect(error).to.deep.include({ code: "DATABASE_BEHIND" });
      expect(log.of().join("\n")).to.match(/error .*A migration is not applied to .*: a1 \(people\)/);
      expect(await revisions(), "nothing was made").to.equal(0);
      await verbs.up(project.base);
      const app = await startApp({ imports: [forRoot({ onBoot: "check" })] });
      expect(await app.get(SchemixHealth).readiness()).to.deep.nested.include({
        "schemix.status": "up",
        "schemix.policy": "check",
        "schemix.current": ["a1"],
        "schemix.heads": ["a1"],
        "schemix.pending": [],
      });
    });

    it("starts with `warn` and says what is pending, and with `off` says nothing", async () => {
      const app = await startApp({ imports: [forRoot({ onBoot: "warn" })] }, log);
      expect(log.of()).to.have.length(1);
      expect(log.of()[0]).to.match(/^warn .*a1 \(people\).*Run `schemix up`/);
      expect(await app.get(SchemixHealth).readiness()).to.deep.nested.include({ "schemix.pending": ["a1"] });
      const silent = new KeptLog();
      await startApp({ imports: [forRoot({ onBoot: "off" })] }, silent);
      expect(silent.of()).to.deep.equal([]);
      expect(await revisions()).to.equal(0);
    });

    it("does what the environment says instead, an instance with a name what its own variable says", async () => {
      process.env.SCHEMIX_ON_BOOT = "off";
      process.env.SCHEMIX_ON_BOOT_READ_MODEL = "run";
      await startApp({ imports: [forRoot({ onBoot: "run" })] });
      expect(await revisions()).to.equal(0);
      await startApp({
        imports: [SchemixModule.forRoot({ ...project.base, name: "read-model", onBoot: "check" })],
      });
      expect(await revisions()).to.equal(1);
      process.env.SCHEMIX_ON_BOOT = "of";
      const error = await failureOf(startApp({ imports: [forRoot()] }));
      expect(error).to.include({ code: "CONFIG_INVALID", where: "SCHEMIX_ON_BOOT" });
    });

    it("runs a migration that fails once, and says which statement, why, and what was rolled back", async () => {
      project.write(
        "b2",
        "wrong",
        `static parents = ["a1"]; up(op) { op.execute("select 1"); op.execute("select nothing from nowhere"); }`,
      );
      const error = await failureOf(startApp({ imports: [forRoot({ connectWait: 60_000 })] }, log));
      expect(error).to.include({ code: "STATEMENT_FAILED" });
      const [said = ""] = log.of().filter((line) => line.startsWith("error"));
      expect(said).to.match(/b2.*statement 2 of 2 failed: relation "nowhere" does not exist/);
      expect(said).to.match(/why: The statement: select nothing from .*nowhere/);
      expect(said).to.include("All of this migration was rolled back. Done in this run: a1 (up).");
      expect(log.of().filter((line) => line.includes("Applying b2"))).to.have.length(1);
      expect(await db.query("SELECT event FROM schemix_history WHERE revision = 'b2'")).to.deep.equal([
        { event: "failed" },
      ]);
    });

    it("starts on a database that a newer release has migrated, unless it is told to refuse", async () => {
      const newer = project.write(
        "b2",
        "more",
        'static parents = ["a1"]; up(op) { op.execute("create table more ()") }',
      );
      await verbs.up(project.base);
      rmSync(newer);
      const app = await startApp({ imports: [forRoot()] }, log);
      expect(log.of().at(-1)).to.match(/^warn .*The database is ahead of this application, at b2/);
      expect((await app.get(SchemixHealth).readiness()).schemix.status).to.equal("up");
      const error = await failureOf(startApp({ imports: [forRoot({ whenAhead: "refuse" })] }));
      expect(error).to.include({ code: "REVISION_FILE_MISSING" });
      project.write("c3", "own", 'static parents = ["a1"]; up(op) { op.execute("select 1") }');
      expect(await failureOf(startApp({ imports: [forRoot()] })), "with work of its own").to.include({
        code: "REVISION_FILE_MISSING",
      });
    });

    it("listens while it migrates in the background: alive, and ready when it is done", async () => {
      project.write(
        "b2",
        "gate",
        'static parents = ["a1"]; up(op) { op.run(async () => { await globalThis.schemixGate }) }',
      );
      let open = () => {};
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      Object.assign(globalThis, { schemixGate: gate });
      const app = await startApp({ imports: [forRoot({ background: true })] }, log);
      const health = app.get(SchemixHealth);
      expect((await health.liveness()).schemix).to.include({ status: "up" });
      open();
      for (let tries = 0; tries < 200 && (await health.liveness()).schemix.phase !== "done"; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await health.readiness()).schemix).to.include({ status: "up", phase: "done" });
    });

    it("is neither alive nor ready when that has failed", async () => {
      project.write("b2", "wrong", 'static parents = ["a1"]; up(op) { op.execute("nonsense") }');
      const app = await startApp({ imports: [forRoot({ background: true })] }, log);
      const health = app.get(SchemixHealth);
      for (let tries = 0; tries < 200 && (await health.liveness()).schemix.phase !== "failed"; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      const { schemix } = await health.liveness();
      expect(schemix.status).to.equal("down");
      expect(schemix.message).to.match(/STATEMENT_FAILED: b2/);
      expect((await health.readiness()).schemix.status).to.equal("down");
    });
  });

  describe("gives", () => {
    it("a service with every verb, on the database of the module", async () => {
      @Injectable()
      class Admin {
        constructor(@InjectSchemix() readonly schemix: SchemixService) {}
      }
      const app = await startApp({ imports: [forRoot()], providers: [Admin] });
      const { schemix } = app.get(Admin);
      for (const name of Object.keys(verbs))
        expect(schemix, name).to.have.property(name).that.is.a("function");
      expect((await schemix.status()).current).to.deep.equal(["a1"]);
      await schemix.down({ steps: 1 });
      expect((await schemix.history()).revisions.map(({ state }) => state)).to.deep.equal(["pending"]);
      await app.close();
      expect(await failureOf(schemix.status()), "after its end").to.include({ code: "ABORTED" });
    });

    it("several instances by name, each with its entities", async () => {
      @Entity()
      class Person {
        @PrimaryColumn("int") id!: number;
      }
      @Entity()
      class Pet {
        @PrimaryColumn("int") id!: number;
        @Column("text") name!: string;
      }
      @Module({ imports: [SchemixModule.forFeature([Person])] })
      class PeopleModule {}
      @Module({ imports: [SchemixModule.forFeature([Pet, Person]), SchemixModule.forFeature([Pet], "pets")] })
      class PetsModule {}
      const { database } = db;
      const second = await testPglite();
      try {
        const app = await startApp({
          imports: [
            SchemixModule.forRoot({ cwd: project.folder, config: { database } }),
            SchemixModule.forRoot({
              name: "pets",
              cwd: project.folder,
              onBoot: "off",
              config: { database: second.database, migrations: "none" },
            }),
            PeopleModule,
            PetsModule,
          ],
        });
        const tables = async (token: ReturnType<typeof schemixToken>) =>
          (await app.get<SchemixService>(token).diff()).operations.map(({ description }) => description);
        expect(await tables(schemixToken())).to.deep.equal(["create table pet"]);
        expect(await tables(schemixToken("pets"))).to.deep.equal(["create table pet"]);
      } finally {
        await stopApps();
        await second.close();
      }
    });

    it("options that a provider makes: by a function, a class, and one that is there", async () => {
      const SETTINGS = "settings";
      @Module({ providers: [{ provide: SETTINGS, useFactory: () => project.base }], exports: [SETTINGS] })
      class SettingsModule {}
      @Injectable()
      class Options {
        createSchemixOptions(name?: string): SchemixModuleOptions {
          return { ...project.base, onBoot: (name === "third" ? "off" : "check") as BootPolicy };
        }
      }
      @Module({ providers: [Options], exports: [Options] })
      class OptionsModule {}
      const app = await startApp({
        imports: [
          SchemixModule.forRootAsync({
            imports: [SettingsModule],
            inject: [SETTINGS],
            useFactory: (settings: SchemixModuleOptions) => settings,
          }),
        ],
        providers: [{ provide: "ready", inject: [schemixReady()], useFactory: () => true }],
      });
      expect((await app.get(SchemixService).status()).isUpToDate).to.equal(true);
      await startApp({ imports: [SchemixModule.forRootAsync({ name: "second", useClass: Options })] });
      const third = await startApp({
        imports: [
          SchemixModule.forRootAsync({ name: "third", imports: [OptionsModule], useExisting: Options }),
        ],
      });
      expect((await third.get<SchemixService>(schemixToken("third")).status()).isUpToDate).to.equal(true);
      expect(() => SchemixModule.forRootAsync({})).to.throw("none of useFactory, useClass and useExisting");
    });

    it("modules whose factories come after the migrations", async () => {
      class Other {}
      const seen: unknown[] = [];
      const core = {
        module: Other,
        providers: [
          {
            provide: "connection",
            inject: ["address"],
            useFactory: async (address: string) => {
              seen.push(address, await revisions());
              return address;
            },
          },
          { provide: "address", useValue: "there" },
        ],
        exports: ["connection"],
      };
      @Injectable()
      class Repository {
        constructor(@Inject("connection") readonly connection: string) {}
      }
      const app = await startApp({
        imports: [
          SchemixModule.before({ module: class Outer {}, imports: [core], exports: [Other] }),
          forRoot(),
        ],
        providers: [Repository],
      });
      expect(app.get(Repository).connection).to.equal("there");
      expect(seen).to.deep.equal(["there", 1]);
    });
  });
});
