import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { ErrorCode } from "../../src/errors/codes.js";
import * as schemix from "../../src/index.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import {
  BadInputProject,
  type Change,
  entity,
  first,
  firstFile,
  migration,
  second,
  secondFile,
  tellingOf,
} from "./bad-input-project.js";

const server = testServers().at(-1);
type Fault = readonly [
  what: string,
  args: readonly string[],
  change: Change,
  code: ErrorCode,
  ...says: RegExp[],
];

(server === undefined ? describe.skip : describe)("bad input: the files", () => {
  let database: ServerDatabase;
  let project: BadInputProject;
  before(async () => {
    database = await server!.createDatabase();
  });
  beforeEach(() => {
    project = new BadInputProject(database);
  });
  afterEach(async () => {
    project.remove();
    await database.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });
  after(() => database.drop());

  const verbOf =
    ([verb = "", ...rest]: readonly string[]) =>
    (request: schemix.BaseRequest): Promise<unknown> => {
      if (verb === "generate") return schemix.generate({ ...request, message: "x" });
      if (verb === "up") {
        const [target] = rest.filter((word) => !word.startsWith("-"));
        return schemix.up({ ...request, target, dryRun: rest.includes("--dry-run") });
      }
      if (verb === "down") return schemix.down(request);
      return verb === "diff" ? schemix.diff(request) : schemix.status(request);
    };

  const migrations = () => readdirSync(join(project.folder, "migrations")).sort();

  function refusesAll(faults: readonly Fault[]): void {
    for (const [index, [what, args, change, code, ...says]] of faults.entries()) {
      it(what, async () => {
        project.change(change);
        const files = migrations();
        // A process each takes long: the first shows that the command does as the verb does.
        const error = await (index === 0 ? project.refuses(args, code) : project.rejects(verbOf(args), code));
        for (const text of says) expect(tellingOf(error)).to.match(text);
        expect(migrations()).to.deep.equal(files);
      });
    }
  }

  const noRevisions = { [firstFile]: null };
  const generate = ["generate", "-m", "x"];

  describe("of entities", () => {
    const twin = entity.replace("@Entity()", '@Entity({ name: "note" })').replace("class Note", "class Memo");
    const faults: readonly Fault[] = [
      [
        "match no pattern",
        generate,
        { ...noRevisions, "src/note.entity.ts": null },
        "ENTITIES_NOT_FOUND",
        /No file matches src\/\*\*\/\*\.entity\.ts/,
        /schemix\.config\.ts/,
      ],
      [
        "export no entity",
        ["diff"],
        { "src/note.entity.ts": "export class Note {}\n" },
        "ENTITIES_NOT_FOUND",
        /src\/note\.entity\.ts exports no class with @Entity/,
      ],
      [
        "throw, in what they import too",
        generate,
        {
          ...noRevisions,
          "src/note.entity.ts": `import "./deep/settings.js";\n${entity}`,
          "src/deep/settings.ts": "const nothing: any = null;\nexport const x = nothing.foo;\n",
        },
        "MODULE_LOAD_FAILED",
        /src\/deep\/settings\.ts:2:26/,
        /imported by src\/note\.entity\.ts/,
        /reading 'foo'/,
      ],
      [
        "have a syntax error",
        generate,
        { ...noRevisions, "src/note.entity.ts": "export class Note {\n  body: ;\n}\n" },
        "MODULE_LOAD_FAILED",
        /src\/note\.entity\.ts:2:9/,
      ],
      [
        "share a table",
        generate,
        { ...noRevisions, "src/memo.entity.ts": twin },
        "ENTITIES_INVALID",
        /Note \(src\/note\.entity\.ts\)/,
        /Memo \(src\/memo\.entity\.ts\)/,
        /@Entity\("name"\)/,
      ],
      [
        "hold SQL that the database refuses",
        generate,
        {
          ...noRevisions,
          "src/note.entity.ts": entity
            .replace("@Entity()", '@Entity() @Check("lenght(body) > 1")')
            .replace("{ Column", "{ Check, Column"),
        },
        "REHEARSAL_FAILED",
        /function lenght\(text\) does not exist/,
        /Note in src\/note\.entity\.ts/,
      ],
    ];
    refusesAll(faults);
  });

  describe("of migrations", () => {
    const two = (up: string, parent: string | undefined = first) => ({
      [secondFile]: migration(second, parent, up),
    });
    const faults: readonly Fault[] = [
      [
        "throw when they are loaded",
        ["up"],
        { [secondFile]: `throw new Error("not today");\n${migration(second, first, "")}` },
        "MODULE_LOAD_FAILED",
        /not today/,
        new RegExp(`${secondFile}:1:7`),
      ],
      [
        "throw in up()",
        ["up"],
        two('throw new Error("not today");'),
        "MIGRATION_THREW",
        /not today/,
        /nothing was run/,
      ],
      [
        "call what does not exist",
        ["up"],
        two('op.createTabel("x");'),
        "MIGRATION_THREW",
        /createTabel is not a function/,
        new RegExp(`${secondFile}:5:\\d+`),
      ],
      [
        "have no default export",
        ["up"],
        { [secondFile]: migration(second, first, "").replace("default ", "") },
        "MIGRATION_INVALID",
        /no default export/,
        new RegExp(secondFile),
      ],
      ["have a syntax error", ["up"], two("if ("), "MIGRATION_INVALID", new RegExp(`${secondFile}:\\d+`)],
      [
        "have a revision that another one has",
        ["up"],
        { [secondFile]: migration(first, undefined, "") },
        "REVISION_DUPLICATE",
        new RegExp(first),
        /1_a+_one\.ts/,
        /2_b+_two\.ts/,
      ],
      [
        "name an unknown parent",
        ["up"],
        two("", "cccccccccccc"),
        "REVISION_PARENT_UNKNOWN",
        /cccccccccccc/,
        new RegExp(secondFile),
      ],
      [
        "are each other's parents",
        ["up"],
        { [firstFile]: migration(first, second, ""), ...two("") },
        "REVISION_CYCLE",
        new RegExp(firstFile),
        new RegExp(secondFile),
      ],
      [
        "branch, and one head is asked for",
        ["up"],
        { [secondFile]: migration(second, undefined, "") },
        "REVISION_HEADS",
        new RegExp(first),
        new RegExp(second),
      ],
      [
        "do not have the revision",
        ["up", "dddddddddddd"],
        {},
        "REVISION_UNKNOWN",
        /dddddddddddd/,
        /schemix history/,
      ],
      ["are not applied when the next one is made", generate, {}, "DATABASE_BEHIND", /schemix up/],
    ];
    refusesAll(faults);

    it("call an operation after up() has ended", async () => {
      project.change(two('setTimeout(() => op.dropTable("x"), 1);'));
      const error = await project.refuses(["up"], "OPERATION_INVALID", {}, true);
      expect(error.why).to.contain("not awaited");
    });

    it("are refused before anything of the run has begun", async () => {
      project.change(two('throw new Error("not today");'));
      expect(await project.says(["up"], "MIGRATION_THREW")).to.match(
        /where {2}migrations\/2_b+_two\.ts:5:\d+/,
      );
    });
  });

  describe("of migrations that are applied", () => {
    beforeEach(async () => {
      await schemix.up({ cwd: project.folder, database: database.url });
    });

    const gone: Change = { [firstFile]: null };
    for (const args of [["up"], ["down"], generate]) {
      it(`are gone: schemix ${args[0]} refuses`, async () => {
        project.change(gone);
        const error = await project.rejects(verbOf(args), "REVISION_FILE_MISSING");
        expect(tellingOf(error))
          .to.contain(`${first} (one)`)
          .and.match(/applied at \d{4}-/)
          .and.contain("version control");
      });
    }

    const edit = () =>
      project.change({
        [firstFile]: migration(
          first,
          undefined,
          'op.createTable("note", (t) => { t.column("id", "int"); });',
        ),
        [secondFile]: migration(second, first, 'op.dropTable("note");'),
      });
    for (const args of [["up"], ["up", "--dry-run"]]) {
      it(`were edited: schemix ${args.join(" ")} refuses`, async () => {
        edit();
        const error = await project.refuses(args, "REVISION_EDITED");
        expect(tellingOf(error)).to.contain(firstFile).and.contain("schemix stamp current");
      });
    }

    it("are gone or were edited: status and check say so and change nothing", async () => {
      const before = await project.contents();
      edit();
      const status = JSON.parse((await project.succeeds(["status", "--json"])).stdout);
      expect(status).to.include({ isUpToDate: false });
      expect(status.problems.join()).to.contain("was edited after it was applied");
      project.change({ [firstFile]: null, [secondFile]: null });
      const check = await project.run(["check", "--json"]);
      expect(check.code).to.equal(6);
      expect(JSON.parse(check.stdout).problems.join()).to.contain("its migration file is gone");
      expect(await project.contents()).to.deep.equal(before);
    });
  });
});
