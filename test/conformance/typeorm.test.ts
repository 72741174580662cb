import "reflect-metadata";
import { join } from "node:path";
import { expect } from "chai";
import { Column, type DataSourceOptions, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
import { diff } from "../../src/api/diff.js";
import { typeorm } from "../../src/entities/typeorm/index.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { Column as OwnColumn, Entity as OwnEntity } from "../../src/index.js";
import { chooseServer } from "../corpus-runner/dumper.js";
import { checkout } from "../support/docs.js";
import { engines, isInShare, type TestDatabase } from "../support/engines.js";
import { createProject, type TestProject } from "../support/project.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { runSet, type SetOptions } from "../typeorm/run-set.js";
import { placesOf } from "../typeorm/set.js";
import { type Line, openWorkshop, type Workshop } from "../typeorm/workshop.js";

const folder = join(checkout, "test/typeorm/sets");

/** How many parts the sets have for a line of TypeORM, of which one runs by default. */
const parts: Readonly<Record<Line, number>> = { "1": 12, "0.3": 24 };

describe("Sets of TypeORM's entities", () => {
  if (testServers().length === 0) noteSkipped("the sets of test/typeorm", "no server");
  else for (const line of ["1", "0.3"] as const) describe(`by TypeORM ${line}`, () => describeLine(line));
});

function describeLine(line: Line): void {
  let workshop: Workshop;
  let options: SetOptions;
  before(async () => {
    workshop = openWorkshop(folder, line);
    options = { ...(await chooseServer()), workshop };
  });
  after(() => workshop.remove());
  for (const { name } of placesOf(folder)) {
    if (!isInShare(`${name} by ${line}`, parts[line])) continue;
    it(name, async () => {
      const place = placesOf(workshop.sets).find((each) => each.name === name);
      if (place === undefined) throw new Error(`There is no set ${name}`);
      const { result, why, detail } = await runSet(place, options);
      expect(result, `${why}\n${detail}`).to.be.oneOf(["equal", "listed", "skipped"]);
    });
  }
}

@Entity()
class Theirs {
  @Column({ primary: true, unique: true }) id!: string;
  @Index("ix_by_hand", { synchronize: false }) @Column() text!: string;
}

@OwnEntity()
class Ours {
  @OwnColumn("int") no!: number;
}

@Entity()
class Frozen {
  @PrimaryGeneratedColumn() id!: number;
  @Column("timestamptz", { default: "now()" }) at!: Date;
}

@Entity("ours")
class Twice {
  @PrimaryGeneratedColumn() id!: number;
}

describe("Entities of TypeORM beside ours", () => {
  const options = { type: "postgres", entities: [Theirs] } as DataSourceOptions;
  let project: TestProject;
  let place: TestDatabase;
  const differences = async (entities: unknown): Promise<readonly string[]> => {
    const config = { ...project.base.config, entities, unmanaged: "drop" };
    const { operations } = await diff({ ...project.base, config });
    return operations.map(({ description }) => description);
  };
  before(async () => {
    const [engine] = engines();
    if (engine === undefined) throw new Error("There is no engine");
    place = await engine.create();
    project = createProject(place.database);
    await place.query(`
      CREATE TABLE migrations (id serial PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL);
      CREATE TABLE typeorm_metadata (type varchar NOT NULL);
      CREATE TABLE theirs (id varchar NOT NULL, text varchar NOT NULL, CONSTRAINT "PK_c26013576006f543f9e4bf54a11" PRIMARY KEY (id));
      CREATE INDEX ix_by_hand ON theirs (lower(text));
      ALTER TABLE theirs ADD CONSTRAINT "UQ_c26013576006f543f9e4bf54a11" UNIQUE (id);
      CREATE TABLE ours (no integer NOT NULL);`);
  });
  after(async () => {
    project.remove();
    await place.close();
  });

  it("make one model, and what TypeORM keeps for itself stays", async () => {
    expect(await differences([Theirs, Ours])).to.deep.equal([]);
    expect(await differences([typeorm(options), Ours])).to.deep.equal([]);
  });

  it("have no default that is the moment in which it is said", async () => {
    const error: unknown = await differences([typeorm({ ...options, entities: [Frozen] })]).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(SchemixError);
    const { code, where, fix } = error as SchemixError;
    expect({ code, where }).to.deep.equal({ code: "DEFAULT_OF_A_MOMENT", where: "Frozen.at" });
    expect(fix).to.contain('() => "now()"');
  });

  it("declare no table that ours declare", async () => {
    const error: unknown = await differences([typeorm(options), Ours, Twice]).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(SchemixError);
    expect((error as SchemixError).message).to.equal("The table public.ours is declared twice");
  });
});
