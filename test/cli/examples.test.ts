import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { down, up } from "../../src/index.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { first, firstFile, migration, projectFiles, second, secondFile } from "./server-project.js";
import { CliProject, root } from "./support.js";

const manifest = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8")) as {
  commands: Record<string, { examples?: readonly string[] }>;
};
const server = testServers().at(-1);
const isWhole = process.env.SCHEMIX_TEST_FULL === "1";

(server === undefined ? describe.skip : describe)("every example in the help", () => {
  let database: ServerDatabase;
  let other: ServerDatabase;
  const project = new CliProject(projectFiles);
  /** The commands before have left the database there. */
  const stand = async (at: "base" | "head"): Promise<void> => {
    const config = { database: database.url, entities: ["src/**/*.entity.ts"] };
    const request = { cwd: project.folder, config };
    await (at === "head" ? up(request) : down({ ...request, target: "base" }));
  };
  // Two heads, for what is about several.
  const forked = (): CliProject =>
    new CliProject({
      ...projectFiles,
      "migrations/3_left.ts": migration("3f2a9c1b7d04", first, ""),
      "migrations/4_right.ts": migration("a81c03d2e5f6", first, ""),
    });
  const inLine = (): CliProject =>
    new CliProject({
      ...projectFiles,
      "migrations/3_left.ts": migration("3f2a9c1b7d04", first, ""),
      "migrations/4_right.ts": migration("a81c03d2e5f6", "3f2a9c1b7d04", ""),
    });
  before(async () => {
    database = await server!.createDatabase();
    other = await server!.createDatabase();
    project.write({
      [secondFile]: migration(
        second,
        first,
        'op.createTable("two", (t) => { t.column("id", "bigint"); });',
        'op.dropTable("two");',
      ),
    });
  });
  after(async () => {
    project.remove();
    await database.drop();
    await other.drop();
  });

  /** A database that another tool has made, and a project that has no migrations yet. */
  const adopting = async (): Promise<readonly [CliProject, ServerDatabase]> => {
    const { [firstFile]: _, ...files } = projectFiles;
    const made = await server!.createDatabase();
    await made.query(
      "create table note (id bigint generated always as identity constraint pk_note primary key, body text not null)",
    );
    await made.query(
      "create table migrations (id serial primary key, timestamp bigint not null, name varchar not null)",
    );
    await made.query("insert into migrations (timestamp, name) values (1700000000000, 'Notes1700000000000')");
    return [new CliProject(files), made];
  };

  for (const [command, { examples = [] }] of Object.entries(manifest.commands)) {
    for (const example of examples) {
      const line = example.replace("<%= config.bin %> ", "");
      // An embedded server starts for it: once shows that the option is understood.
      if (line.includes("--scratch pglite") && command !== "drift" && !isWhole) {
        noteSkipped(`the example ${line}`, "SCHEMIX_TEST_FULL=1 runs it");
        continue;
      }
      it(`schemix ${line}`, async () => {
        if (line.includes("3f2a") || command === "merge" || command === "squash") {
          const place = command === "squash" ? inLine() : forked();
          const { code, stderr } = await place.runHere(words(line), {
            DATABASE_URL: other.url,
            EDITOR: "true",
          });
          place.remove();
          expect(code, stderr).to.equal(0);
          return;
        }
        if (command === "adopt") {
          const [place, made] = await adopting();
          const { code, stdout, stderr } = await place.runHere(words(line), { DATABASE_URL: made.url });
          place.remove();
          await made.drop();
          expect(code, stdout + stderr).to.equal(0);
          return;
        }
        const env = { DATABASE_URL: database.url, EDITOR: "true" };
        if (/^(up|down|check|diff|generate|drift|redo)$/.test(command)) {
          await stand(command === "up" ? "base" : "head");
        }
        const { code, stderr } = await project.runHere(words(line), env);
        const fine = command === "check" || line.includes("--exit-code") ? [0, 6] : [0];
        expect(fine, stderr).to.include(code);
      });
    }
  }
});

/** Splits a line as a shell would, as far as the examples go. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
