import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { first, migration, projectFiles, second, secondFile } from "./server-project.js";
import { CliProject, root } from "./support.js";

const manifest = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8")) as {
  commands: Record<string, { examples?: readonly string[] }>;
};
const server = testServers().at(-1);

(server === undefined ? describe.skip : describe)("every example in the help", () => {
  let database: ServerDatabase;
  const project = new CliProject(projectFiles);
  before(async () => {
    database = await server!.createDatabase();
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
  });

  for (const [command, { examples = [] }] of Object.entries(manifest.commands)) {
    for (const example of examples) {
      const line = example.replace("<%= config.bin %> ", "");
      it(`schemix ${line}`, async () => {
        const env = { DATABASE_URL: database.url };
        if (/^(up|down|check|diff|generate)$/.test(command)) {
          await project.run(command === "up" ? ["down", "base"] : ["up"], env);
        }
        const { code, stderr } = await project.run(words(line), env);
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
