import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { CliProject } from "./support.js";

const server = testServers().at(-1);

const config = `import { defineConfig } from "@schemix/migrate";
export default defineConfig({ database: process.env.DATABASE_URL ?? "", entities: ["src/**/*.entity.ts"] });
`;

(server === undefined ? describe.skip : describe)("schemix pull", () => {
  let database: ServerDatabase;
  let project: CliProject;
  before(async () => {
    database = await server!.createDatabase();
    await database.query(`CREATE TABLE team (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
      CREATE TABLE member (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, team_id int NOT NULL REFERENCES team ON DELETE CASCADE);
      CREATE VIEW names AS SELECT name FROM team; CREATE OPERATOR FAMILY by_length USING btree`);
    project = new CliProject({ "schemix.config.ts": config }, { DATABASE_URL: database.url });
  });
  after(async () => {
    project.remove();
    await database.drop();
  });

  const files = () => readdirSync(project.folder, { recursive: true }).map(String).sort();

  it("shows what it would write", async () => {
    const { code, stdout, stderr } = await project.runHere(["pull", "--dry-run"]);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.equal(
      "  added      src/member.entity.ts\n  added      src/names.view.entity.ts\n  added      src/team.entity.ts\nNothing was written. 3 files would be.\n",
    );
    expect(stderr).to.contain("Left alone: operator family on public.by_length");
    expect(files()).not.to.include("src");
  });

  it("writes entities that check finds no fault with", async () => {
    const { code, stdout, stderr } = await project.run(["pull"]);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/\nWrote 3 files to src\.\n$/);
    expect(stderr).to.contain("schemix check");
    expect(files()).to.include.members(["src/member.entity.ts", "src/team.entity.ts"]);
    expect((await project.runHere(["check"])).stdout).to.match(/^Clean: /);
    expect((await project.runHere(["pull"])).stdout).to.match(
      /^ {2}unchanged {2}3 files\nNothing to write: /,
    );
  });

  it("shows how an edited file differs, and leaves it alone", async () => {
    const path = join(project.folder, "src/team.entity.ts");
    const edited = readFileSync(path, "utf8").replace(
      "export class Team",
      "/** A team. */\nexport class Team",
    );
    writeFileSync(path, edited);
    await database.query("ALTER TABLE team ADD motto text");
    const { code, stdout, stderr } = await project.runHere(["pull"]);
    expect(code, stderr).to.equal(0);
    expect(stdout)
      .to.contain("kept       src/team.entity.ts (edited)")
      .and.match(/^ {4}\+ {2}motto!: string \| null;$/m);
    expect(stderr).to.contain("--force");
    expect(readFileSync(path, "utf8")).to.equal(edited);
    const { value } = await project.json(["pull", "--force"]);
    expect(value.files[2]).to.include({ file: path, action: "changed" });
    expect(readFileSync(path, "utf8")).to.contain("motto");
  });

  it("takes lists of tables and another folder", async () => {
    const { value } = await project.json(["pull", "--include", "team,other*", "--out", "entities"]);
    expect(value).to.deep.include({
      folder: join(project.folder, "entities"),
      isInSight: false,
      leftOut: [],
    });
    expect(value.files).to.deep.equal([
      { file: join(project.folder, "entities/team.entity.ts"), action: "added" },
    ]);
  });
});
