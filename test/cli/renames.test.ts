import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { RenameQuestion } from "../../src/api/types.js";
import { readAnswers } from "../../src/cli/answers-file.js";
import { askRenames } from "../../src/cli/ask-renames.js";
import { plain } from "../../src/cli/output.js";
import { isSchemixError } from "../../src/errors/schemix-error.js";
import { type ServerDatabase, testServers } from "../support/servers.js";
import { noteSkipped } from "../support/skipped.js";
import { CliProject, finished, type Json, root } from "./support.js";

const question = (name: string, ...names: string[]): RenameQuestion => ({
  id: `column public.customer.${name}`,
  kind: "column",
  namespace: "public",
  table: "customer",
  name,
  isDropped: true,
  candidates: names.map((to) => ({ to, score: 0.75, evidence: ["both are text", "the names are alike"] })),
});

describe("asking about renames", () => {
  /** Answers with the lines given, and keeps what is shown. */
  async function ask(questions: readonly RenameQuestion[], lines: string[]) {
    let shown = "";
    const terminal = {
      style: plain,
      write: (text: string) => {
        shown += text;
      },
      read: async (prompt: string) => {
        const line = lines.shift() ?? "";
        shown += `${prompt}${line}\n`;
        return line;
      },
    };
    return { answers: await askRenames(questions, terminal), shown };
  }

  it("shows the evidence, and takes a number, a name or no", async () => {
    const { answers, shown } = await ask(
      [question("name", "full_name", "title"), question("fax", "phone"), question("x", "y")],
      ["2", "n", " y "],
    );
    expect(answers).to.deep.equal({
      "column public.customer.name": "title",
      "column public.customer.fax": null,
      "column public.customer.x": "y",
    });
    expect(shown).to.contain(`column public.customer.name goes. Was it renamed?
  1  yes, to full_name  75 %  both are text; the names are alike
  2  yes, to title  75 %  both are text; the names are alike
  n  no, it is dropped with its values
Which? [1/2/n] 2
`);
  });

  it("takes nothing for granted, and offers nothing twice", async () => {
    const { answers, shown } = await ask(
      [question("a", "x", "z"), question("b", "x", "y"), question("c", "x")],
      ["", "7", "1", "1"],
    );
    expect(answers).to.deep.equal({ "column public.customer.a": "x", "column public.customer.b": "y" });
    expect(shown).to.contain(
      "Which? [1/2/n] \nType 1, 2 or n.\nWhich? [1/2/n] 7\n7 is no answer. Type 1, 2 or n.\n",
    );
  });
});

describe("a file of answers", () => {
  const folder = mkdtempSync(join(tmpdir(), "schemix-answers-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "answers.json");

  it("is an object of names", () => {
    writeFileSync(file, '{ "customer.name": "full_name", "customer.fax": null }');
    expect(readAnswers(file)).to.deep.equal({ "customer.name": "full_name", "customer.fax": null });
    expect(readAnswers(undefined)).to.equal(undefined);
  });

  for (const [name, text] of Object.entries({
    "no JSON": "{",
    "a list": "[]",
    "a number for a name": '{ "a.b": 1 }',
    "an empty name": '{ "a.b": "" }',
  }))
    it(`is refused: ${name}`, () => {
      writeFileSync(file, text);
      expect(() => readAnswers(file))
        .to.throw()
        .that.satisfies((error: unknown) => isSchemixError(error, "ANSWER_INVALID"));
    });

  it("has to be there", () => {
    expect(() => readAnswers(join(folder, "none.json"))).to.throw("cannot be used");
  });
});

/** The command of util-linux that runs another one as if a person sat before it. */
const pseudoTerminal = "script";

const server = testServers().at(-1);

const entity = `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";
@Entity() export class Customer {
  @PrimaryColumn("int") id!: number;
  @Column("text", { nullable: true }) fullName!: string | null;
}
`;
const config = `export default { database: process.env.DATABASE_URL, entities: "src/*.entity.ts" };\n`;

(server === undefined ? describe.skip : describe)("renames with the command", () => {
  let database: ServerDatabase;
  let project: CliProject;
  before(async () => {
    database = await server!.createDatabase();
    project = new CliProject(
      { "schemix.config.mjs": config, "src/customer.entity.ts": entity },
      { DATABASE_URL: database.url },
    );
    await database.query("CREATE TABLE customer (id int CONSTRAINT pk_customer PRIMARY KEY, name text)");
  });
  after(async () => {
    project.remove();
    await database.drop();
  });
  const written = () => {
    const folder = join(project.folder, "migrations");
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it("ends with 5, the questions as JSON on standard output, and writes nothing", async () => {
    const { code, value } = await project.json(["generate", "-m", "rename"]);
    expect(code).to.equal(5);
    expect(value.error.code).to.equal("RENAME_UNDECIDED");
    expect(
      value.error.data.questions.map(({ id, candidates }: Json) => [id, candidates[0].to]),
    ).to.deep.equal([["column public.customer.name", "full_name"]]);
    const text = await project.run(["generate", "-m", "rename"]);
    expect([text.code, text.stdout]).to.deep.equal([5, ""]);
    expect(text.stderr).to.contain(
      "--rename public.customer.name:full_name or --no-rename public.customer.name",
    );
    expect(written()).to.deep.equal([]);
  });

  it("shows what is open in diff", async () => {
    const { code, stderr } = await project.runHere(["diff"]);
    expect([code, stderr]).to.deep.equal([
      0,
      "Open: was column public.customer.name renamed to full_name (91 %)? `schemix generate` will ask.\n",
    ]);
  });

  it("takes answers as options and from a file, which leave their trace in the migration alone", async () => {
    project.write({ "answers.json": '{ "customer.name": "full_name" }' });
    const options = ["--dry-run", "-m", "rename"];
    for (const answer of [
      ["--rename", "customer.name:full_name"],
      ["--answers", "answers.json"],
    ]) {
      const { code, stdout, stderr } = await project.runHere(["generate", ...answer, ...options]);
      expect(code, stderr).to.equal(0);
      expect(stdout).to.contain('op.renameColumn("customer", "name", "full_name");');
    }
    const denied = await project.runHere(["generate", "--no-rename", "customer.name", ...options]);
    expect(denied.stdout).to.contain('op.dropColumn("customer", "name");');
    const wrong = await project.runHere([
      "generate",
      "--rename",
      "customer.name:x",
      "--rename",
      "y:z",
      ...options,
    ]);
    expect([wrong.code, wrong.stdout]).to.deep.equal([2, ""]);
    expect(wrong.stderr).to.contain("error ANSWER_INVALID: 2 answers about renames fit no open question");
  });

  const hasTerminal = spawnSync(pseudoTerminal, ["--version"], { encoding: "utf8" }).stdout?.includes(
    "util-linux",
  );
  if (hasTerminal !== true) noteSkipped("questions at a terminal", "there is no `script` of util-linux");
  (hasTerminal === true ? it : it.skip)("asks at a terminal", async () => {
    const command = `${process.execPath} ${join(root, "bin/run.js")} generate -m "rename name"`;
    const child = spawn(pseudoTerminal, ["-qec", command, "/dev/null"], {
      cwd: project.folder,
      env: { ...process.env, DATABASE_URL: database.url, NO_COLOR: "1", TERM: "dumb" },
    });
    child.stdout.on("data", (data: Buffer) => {
      if (data.toString().includes("Which?")) child.stdin.write("1\n");
    });
    const { code, stdout } = await finished(child);
    expect(code, stdout).to.equal(0);
    expect(stdout).to.contain(
      "1  yes, to full_name  91 %  both are text; both may be null; both stand behind id;",
    );
    expect(written()).to.have.lengthOf(1);
  });
});
