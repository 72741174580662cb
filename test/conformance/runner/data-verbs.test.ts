import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { down } from "../../../src/api/down.js";
import { drift } from "../../../src/api/drift.js";
import { generate } from "../../../src/api/generate.js";
import type { RunEvent } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { RevisionHook } from "../../../src/config/types.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";

describe("data steps of verbs", () => {
  let db: TestDatabase;
  let project: TestProject;
  let hook: RevisionHook = () => undefined;
  const entity = (more: string) =>
    writeFileSync(
      join(project.folder, "src/plan.entity.ts"),
      `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";
@Entity()
export class Plan { @PrimaryColumn("int") id!: number; @Column("text") name!: string; ${more} }
`,
    );
  before(async () => {
    db = await testPglite();
    project = createProject(withSharedScratch(db.database), {
      entities: ["src/**/*.ts"],
      processRevision: ((...given) => hook(...given)) satisfies RevisionHook,
    });
    mkdirSync(join(project.folder, "src"));
    entity("");
  });
  after(async () => {
    project.remove();
    await db.close();
  });

  it("generate writes a skeleton that loads, and seeds once it is filled in", async () => {
    await generate({ ...project.base, message: "plans" });
    await up(project.base);
    const {
      file = "",
      hasChanges,
      parents,
    } = await generate({ ...project.base, data: true, message: "seed plans" });
    expect(hasChanges).to.equal(true);
    expect(parents).to.have.length(1);
    expect((await up(project.base)).steps[0]?.statements).to.deep.equal([]);
    await down(project.base);
    const source = readFileSync(file, "utf8");
    const filled = source
      .replace('"table_name"', '"plan"')
      .replace("[] = [];", '[] = [{ id: 1, name: "free" }, { id: 2, name: "pro" }];');
    writeFileSync(file, filled);
    await db.query("INSERT INTO plan VALUES (1, 'gratis'), (7, 'own')");
    await up(project.base);
    const plans = () => db.query("SELECT id, name FROM plan ORDER BY id");
    expect(await plans()).to.deep.equal([
      { id: 1, name: "free" },
      { id: 2, name: "pro" },
      { id: 7, name: "own" },
    ]);
    await down(project.base);
    expect(await plans()).to.deep.equal([{ id: 7, name: "own" }]);
    await up(project.base);
  });

  it("generate tries a backfill that the configuration puts in, in its rehearsal", async () => {
    entity('@Column("int", { nullable: true }) rank!: number;');
    hook = ({ up: upward, down: downward }) => ({
      up: [
        ...upward,
        {
          kind: "backfill",
          table: "plan",
          set: { rank: { sql: "length(name)", parameters: [] } },
          batchSize: 2,
        },
      ],
      down: downward,
      transaction: false,
    });
    const { source = "", rehearsed, hazards } = await generate({ ...project.base, message: "rank plans" });
    hook = () => undefined;
    expect(rehearsed).to.equal(true);
    expect(hazards.map(({ kind }) => kind)).to.deep.equal(["longRunning"]);
    expect(source).to.include("op.backfill({").and.include("static readonly transaction = false;");
    expect(await db.query("SELECT 1 FROM pg_attribute WHERE attname = 'rank'")).to.deep.equal([]);
  });

  it("up rehearses them on a scratch database, then runs them and counts", async () => {
    const events: RunEvent[] = [];
    const { steps, rehearsal } = await up({
      ...project.base,
      rehearse: true,
      onEvent: (event) => events.push(event),
    });
    expect(rehearsal?.on).to.equal("scratch");
    expect(steps.map(({ rows }) => rows)).to.deep.equal([3]);
    const batches = events.flatMap((event) => (event.type === "batch" ? [event.changed] : []));
    expect(batches, "of the database alone").to.deep.equal([2, 3]);
    expect(await db.query("SELECT name, rank FROM plan ORDER BY id")).to.deep.equal([
      { name: "free", rank: 4 },
      { name: "pro", rank: 3 },
      { name: "own", rank: 3 },
    ]);
  });

  it("drift replays them on empty tables and finds nothing", async () => {
    expect((await drift(project.base)).differences).to.deep.equal([]);
  });
});
