import { expect } from "chai";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { first, migration, projectFiles, second, secondFile } from "./server-project.js";
import { CliProject } from "./support.js";

const third = "cccccccccccc";
const server = testServers().at(-1);
const table = (name: string) => `op.createTable("${name}", (t) => { t.column("id", "bigint"); });`;

(server === undefined ? describe.skip : describe)("two heads, on a server", () => {
  let database: ServerDatabase;
  let project: CliProject;
  before(async () => {
    database = await server!.createDatabase();
    project = new CliProject(
      {
        ...projectFiles,
        [secondFile]: migration(second, first, table("two"), 'op.dropTable("two");'),
        [`migrations/3_${third}_three.ts`]: migration(third, first, table("three"), 'op.dropTable("three");'),
      },
      { DATABASE_URL: database.url },
    );
  });
  after(async () => {
    project.remove();
    await database.drop();
  });

  /** The commands in backticks of what a command says besides its result. */
  async function advised(...args: string[]): Promise<string[]> {
    const { stderr } = await project.runHere(args);
    return [...stderr.matchAll(/`schemix ([^`<]+)`/g)].map(([, command = ""]) => command);
  }

  it("what is advised works", async () => {
    expect(await advised("status")).to.deep.equal(["merge", "up heads"]);
    expect(await advised("check")).to.deep.equal(["merge", "up heads"]);
    expect(await advised("generate", "-m", "x", "--head", second)).to.deep.equal(["up heads"]);
    expect((await project.runHere(["up", "heads"])).code).to.equal(0);
    expect(await advised("status")).to.deep.equal([]);
    const [down = ""] = await advised("down");
    expect(down).to.equal(`down ${second}@-1`);
    expect((await project.runHere(down.split(" "))).code).to.equal(0);
    const { value } = await project.json(["check"]);
    expect(value).to.deep.include({ heads: [second, third], pending: [second] });
  });
});
