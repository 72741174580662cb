import { Test } from "@nestjs/testing";
import { expect } from "chai";
import { InjectSchemixDatabase, SchemixService, SchemixTestingModule } from "../../src/nestjs/index.js";
import {
  type MigratedDatabase,
  type MigratedTemplate,
  migratedDatabase,
  migratedTemplate,
} from "../../src/testing/index.js";
import { createProject, type TestProject } from "../support/project.js";
import { failureOf } from "../support/runner.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";

/** Each copy is an embedded server that starts: what is no different there runs on a server. */
const isWhole = process.env.SCHEMIX_TEST_FULL === "1" || testServers().length === 0;

const places: { readonly name: string; readonly open: () => Promise<ServerDatabase | undefined> }[] = [
  { name: "pglite", open: async () => undefined },
  ...testServers()
    .slice(-1)
    .map((server) => ({ name: server.name, open: () => server.createDatabase() })),
];

function noteLeftOut(title: string): void {
  noteSkipped(`migrated databases, pglite: they ${title}`, "on a server; SCHEMIX_TEST_FULL=1 runs all");
}

for (const { name, open } of places) {
  describe(`migrated databases for tests, ${name}`, () => {
    let server: ServerDatabase | undefined;
    let project: TestProject;
    let template: MigratedTemplate;
    before(async () => {
      server = await open();
      project = createProject(server?.url ?? "pglite://memory");
      project.write(
        "a1",
        "people",
        `up(op) { op.execute("create table person (id serial primary key, name text)"); op.execute("insert into person (name) values ('first')"); }`,
      );
      template = await migratedTemplate(project.base);
    });
    after(async () => {
      await template.close();
      project.remove();
      await server?.drop();
    });

    it("are copies that nobody else sees, with the rows of migrations", async () => {
      const start = performance.now();
      await using one = await template.create();
      const first = performance.now() - start;
      await using other = await template.create();
      console.log(
        `      copies took ${Math.round(first)} and ${Math.round(performance.now() - start - first)} ms`,
      );
      await one.query("insert into person (name) values ($1)", ["second"]);
      expect(await one.query("select name from person order by id")).to.deep.equal([
        { name: "first" },
        { name: "second" },
      ]);
      expect(await other.query("select name from person")).to.deep.equal([{ name: "first" }]);
      expect(await other.query("select revision from schemix_revisions")).to.deep.equal([{ revision: "a1" }]);
      expect(one.instance === undefined, "embedded or by an address").to.equal(one.url !== undefined);
      await one.drop();
      await one.drop();
      expect(await failureOf(one.query("select 1"))).to.be.an("error");
    });

    const onServer = isWhole || name !== "pglite" ? it : noteLeftOut;
    onServer("of one use go when they are dropped, as often as that is said", async () => {
      const database = await migratedDatabase({ ...project.base, target: "head" });
      await database.drop();
      await database.drop();
      expect(await failureOf(database.query("select 1"))).to.be.an("error");
    });

    onServer("do not stay when a migration fails", async () => {
      const wrong = createProject(server?.url ?? "pglite://memory");
      wrong.write("b1", "wrong", 'up(op) { op.execute("nonsense") }');
      expect(await failureOf(migratedTemplate(wrong.base))).to.have.property("code", "STATEMENT_FAILED");
      wrong.remove();
      const left = await server?.query(
        "select count(*)::int as n from pg_database where datname like 'schemix_scratch_%'",
      );
      if (left !== undefined) expect(left).to.deep.equal([{ n: 1 }]);
    });

    // The example 04-nestjs-pglite, which is tested, has such a test of its own.
    onServer("are what SchemixTestingModule gives to an application, one to each", async () => {
      class People {
        constructor(@InjectSchemixDatabase() readonly database: MigratedDatabase) {}
      }
      const start = async () =>
        (
          await Test.createTestingModule({
            imports: [SchemixTestingModule.forRoot(template)],
            providers: [People],
          }).compile()
        ).init();
      const [one, other] = [await start(), await start()];
      await one.get(People).database.query("delete from person");
      expect(await other.get(People).database.query("select name from person")).to.deep.equal([
        { name: "first" },
      ]);
      expect((await one.get(SchemixService).status()).isUpToDate).to.equal(true);
      const { database } = one.get(People);
      await one.close();
      expect(await failureOf(database.query("select 1"))).to.be.an("error");
      await other.close();
    });
  });
}
