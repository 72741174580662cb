import { join } from "node:path";
import { defineEntity, p, Routine } from "@mikro-orm/postgresql";
import { expect } from "chai";
import { diff } from "../../src/api/diff.js";
import { mikroOrm } from "../../src/entities/mikro-orm/index.js";
import { Column as OwnColumn, Entity as OwnEntity } from "../../src/index.js";
import { chooseServer } from "../corpus-runner/dumper.js";
import { runSet, type SetOptions } from "../mikro-orm/run-set.js";
import { openWorkshop, type Workshop } from "../mikro-orm/workshop.js";
import { checkout } from "../support/docs.js";
import { engines, isInShare, type TestDatabase } from "../support/engines.js";
import { createProject, type TestProject } from "../support/project.js";
import { testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { placesOf } from "../typeorm/set.js";

const folder = join(checkout, "test/mikro-orm/sets");

/** How many parts the sets have, of which one runs by default. */
const parts = 20;

describe("Sets of MikroORM's entities", () => {
  if (testServers().length === 0) {
    noteSkipped("the sets of test/mikro-orm", "no server");
    return;
  }
  let workshop: Workshop;
  let options: SetOptions;
  before(async () => {
    workshop = openWorkshop(folder);
    options = { ...(await chooseServer()), root: workshop.root };
  });
  after(() => workshop.remove());
  for (const { name } of placesOf(folder)) {
    if (!isInShare(`${name} by MikroORM`, parts)) continue;
    it(name, async () => {
      const place = placesOf(workshop.sets).find((each) => each.name === name);
      if (place === undefined) throw new Error(`There is no set ${name}`);
      const { result, why, detail } = await runSet(place, options);
      expect(result, `${why}\n${detail}`).to.be.oneOf(["equal", "listed"]);
    });
  }
});

const Theirs = defineEntity({
  name: "Theirs",
  properties: {
    id: p.integer().primary(),
    kind: p.string().length(10).default("a").ignoreSchemaChanges("type", "default"),
    skipped: p.integer(),
    word: p.string().length(10).default("b"),
  },
});
const Skipped = defineEntity({ name: "Skipped", properties: { id: p.integer().primary() } });

const routine = {
  type: "function",
  language: "plpgsql",
  params: {},
  returns: { runtimeType: "number", columnType: "int" },
} as const;
const indented = new Routine({ ...routine, name: "indented", body: "begin\n  return 1;\nend" });
const loose = new Routine({
  ...routine,
  name: "loose",
  body: "begin return 1; end",
  ignoreSchemaChanges: ["body"],
});

@OwnEntity()
class Ours {
  @OwnColumn("int") no!: number;
}

describe("Entities of MikroORM beside ours", () => {
  let project: TestProject;
  let place: TestDatabase;
  before(async () => {
    const [engine] = engines();
    if (engine === undefined) throw new Error("There is no engine");
    place = await engine.create();
    project = createProject(place.database);
    await place.query(`
      CREATE TABLE mikro_orm_migrations (id serial PRIMARY KEY, name varchar(255), executed_at timestamptz DEFAULT now());
      CREATE TABLE theirs (id serial PRIMARY KEY, kind text NOT NULL DEFAULT 'c', word text NOT NULL DEFAULT 'c', more int);
      CREATE TABLE skipped (name text);
      CREATE TABLE ours (no integer NOT NULL);
      CREATE FUNCTION indented() RETURNS int LANGUAGE plpgsql AS $$ begin
          return 1; end $$;
      CREATE FUNCTION loose() RETURNS int LANGUAGE plpgsql AS $$ begin return 2; end $$;`);
  });
  after(async () => {
    project.remove();
    await place.close();
  });

  it("make one model, and what MikroORM leaves alone stays", async () => {
    const source = mikroOrm({
      entities: [Theirs, Skipped],
      routines: [indented, loose],
      schemaGenerator: { skipTables: ["skipped"], skipColumns: { theirs: ["skipped", "more"] } },
    });
    const config = { ...project.base.config, entities: [source, Ours], unmanaged: "drop" } as const;
    const { operations } = await diff({ ...project.base, config });
    expect(operations.map(({ description }) => description)).to.deep.equal([
      "alter column theirs.word: type varchar(10), default 'b'::character varying",
    ]);
  });
});
