import "reflect-metadata";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Column, type DataSourceOptions, Entity, PrimaryGeneratedColumn } from "typeorm";
import { adopt } from "../../src/api/adopt.js";
import { check } from "../../src/api/check.js";
import { diff } from "../../src/api/diff.js";
import { typeorm } from "../../src/entities/typeorm/index.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { fastestEngine, type TestDatabase } from "../support/engines.js";
import { createProject, type TestProject } from "../support/project.js";

@Entity("user")
class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) email!: string;
}

@Entity("user")
class Changed extends User {
  @Column() name!: string;
}

describe("A database that TypeORM has built", () => {
  let place: TestDatabase;
  let project: TestProject;
  const request = (entity: unknown = User) => {
    const options = {
      type: "postgres",
      entities: [entity],
      migrationsTableName: "done",
    } as DataSourceOptions;
    return { ...project.base, config: { ...project.base.config, entities: typeorm(options) } };
  };
  const files = (): readonly string[] => readdirSync(join(project.folder, "migrations"));
  before(async () => {
    place = await fastestEngine().create();
    project = createProject(place.database);
    // The table and its column had other names when TypeORM made them.
    await place.query(`
      CREATE TABLE people (no serial, email varchar NOT NULL, CONSTRAINT "PK_cace4a159ff9f2512dd42373760" PRIMARY KEY (no),
        CONSTRAINT "UQ_e12875dfb3b1d92d7d7c5377e22" UNIQUE (email));
      ALTER TABLE people RENAME TO "user";
      ALTER TABLE "user" RENAME no TO id;
      CREATE TABLE done (id serial PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL);
      INSERT INTO done ("timestamp", name) VALUES (2, 'Second2'), (1, 'First1');`);
  });
  after(async () => {
    project.remove();
    await place.close();
  });

  it("is no other because a sequence has another name, and TypeORM's own tables are known", async () => {
    const { operations, unmanaged } = await diff(request());
    expect(operations).to.deep.equal([]);
    expect(unmanaged).to.deep.equal([]);
  });

  it("is not taken over by a tool that is not known", async () => {
    const error: unknown = await adopt({ ...request(), tool: "flyway" as "typeorm" }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(SchemixError);
    expect((error as SchemixError).code).to.equal("USAGE");
  });

  it("is not taken over while the entities say something else", async () => {
    const { operations, stamped, file } = await adopt({
      ...request(Changed),
      tool: "typeorm",
      table: "done",
    });
    expect(operations.map(({ description }) => description)).to.deep.equal(["add column user.name varchar"]);
    expect({ stamped, file, files: files() }).to.deep.equal({ stamped: [], file: undefined, files: [] });
  });

  it("is looked at only", async () => {
    const { seen, stamped } = await adopt({ ...request(), tool: "typeorm", table: "none", dryRun: true });
    expect(seen).to.equal(null);
    expect(stamped).to.have.length(1);
    expect(files()).to.deep.equal([]);
  });

  it("may have a history of MikroORM, in the order of its rows", async () => {
    await place.query(`
      CREATE TABLE mikro_orm_migrations (id serial PRIMARY KEY, name varchar(255), executed_at timestamptz);
      INSERT INTO mikro_orm_migrations (name) VALUES ('Migration20260102030405_first'), ('by hand');`);
    const { seen, tool } = await adopt({ ...request(), tool: "mikro-orm", dryRun: true });
    const first = { name: "Migration20260102030405_first", timestamp: Date.UTC(2026, 0, 2, 3, 4, 5) };
    expect({ seen, tool }).to.deep.equal({ seen: [first, { name: "by hand" }], tool: "MikroORM" });
    await place.query("DROP TABLE mikro_orm_migrations");
  });

  it("is taken over once, with what its table of migrations says", async () => {
    const { seen, stamped } = await adopt({ ...request(), tool: "typeorm" });
    expect(seen?.map(({ name }) => name)).to.deep.equal(["First1", "Second2"]);
    expect(stamped).to.have.length(1);
    expect(files()).to.have.length(1);
    expect((await check(request())).operations).to.deep.equal([]);
    const again = await adopt({ ...request(), tool: "typeorm", table: "public.done" });
    expect(again.stamped).to.deep.equal([]);
    expect(files()).to.have.length(1);
  });
});
