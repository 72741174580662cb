import { type DynamicModule, Module, type OnModuleInit } from "@nestjs/common";
import { expect } from "chai";
import { Column, diff, Entity, PrimaryColumn, status } from "../../../src/index.js";
import { nestConfig, SchemixModule } from "../../../src/nestjs/index.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity()
class Note {
  @PrimaryColumn("int") id!: number;
  @Column("text") body!: string;
}

describe("the configuration of a Nest application", () => {
  let db: TestDatabase;
  let project: TestProject;
  const made: string[] = [];
  before(async () => {
    db = await testPglite();
    project = createProject(db.database);
    project.write("a1", "first", 'up(op) { op.execute("select 1") }');
  });
  after(async () => {
    project.remove();
    await db.close();
  });

  class Started implements OnModuleInit {
    constructor() {
      made.push("constructor");
    }
    onModuleInit = () => void made.push("hook");
  }
  const appOf = (schemix: DynamicModule) => {
    class NotesModule {}
    Module({ imports: [SchemixModule.forFeature([Note])], providers: [Started] })(NotesModule);
    class AppModule {}
    Module({ imports: [NotesModule, schemix] })(AppModule);
    return AppModule;
  };
  const found = async (config: object) => {
    const request = { cwd: project.folder, config };
    const { operations } = await diff(request);
    return {
      operations: operations.map(({ description }) => description),
      pending: (await status(request)).pending.length,
    };
  };
  const expected = { operations: ["create table note"], pending: 1 };

  it("is read without making anything of it", async () => {
    const config = { database: db.database };
    expect(await found(nestConfig(appOf(SchemixModule.forRoot({ config }))))).to.deep.equal(expected);
    const named = appOf(
      SchemixModule.forRoot({ name: "other", config: () => ({ ...config, entities: [Note] }) }),
    );
    expect(await found(nestConfig(named, { name: "other" }))).to.deep.equal(expected);
    expect(made).to.deep.equal([]);
  });

  it("is asked of its providers when they make it; nothing starts, and nothing is migrated", async () => {
    const schemix = SchemixModule.forRootAsync({
      imports: [
        { module: class Settings {}, providers: [{ provide: "db", useValue: db.database }], exports: ["db"] },
      ],
      inject: ["db"],
      useFactory: (database: TestDatabase["database"]) => ({ config: { database } }),
    });
    expect(await found(nestConfig(appOf(schemix)))).to.deep.equal(expected);
    expect(made).to.include("constructor").and.not.to.include("hook");
  });

  it("is refused when there is none, or one that would go round in a circle", async () => {
    const request = (config: object) => failureOf(status({ cwd: project.folder, config }));
    expect(await request(nestConfig(appOf(SchemixModule.forRoot({ name: "x" }))))).to.include({
      code: "CONFIG_INVALID",
      where: "AppModule",
    });
    expect(await request(nestConfig(appOf(SchemixModule.forRoot({})))))
      .to.have.property("message")
      .that.includes("takes its configuration from schemix.config.*");
  });
});
