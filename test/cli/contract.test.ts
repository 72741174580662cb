import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { root } from "./support.js";

const snapshotFile = join(root, "test/cli/commands.snapshot.json");

interface ManifestOption {
  readonly name: string;
  readonly char?: string;
  readonly type?: string;
  readonly options?: readonly string[];
  readonly required?: boolean;
}
interface ManifestCommand {
  readonly args: Readonly<Record<string, ManifestOption>>;
  readonly flags: Readonly<Record<string, ManifestOption>>;
  readonly examples?: readonly string[];
  readonly summary?: string;
}
const manifest = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8")) as {
  commands: Record<string, ManifestCommand>;
};

/** What other programs rely on: commands, arguments, options. */
function commandShapes(): Record<string, unknown> {
  const shape = ({ char, type, options, required }: ManifestOption) => ({ char, type, options, required });
  const shapes = (all: Readonly<Record<string, ManifestOption>>) =>
    Object.fromEntries(Object.entries(all).map(([name, option]) => [name, shape(option)]));
  return Object.fromEntries(
    Object.entries(manifest.commands).map(([id, { args, flags }]) => [
      id,
      { args: shapes(args), flags: shapes(flags) },
    ]),
  );
}

/** The members of the results in src/api/types, as they are written there. */
function resultShapes(): Record<string, unknown> {
  const folder = join(root, "src/api/types");
  const shapes = readdirSync(folder).map((name) => shapesIn(join(folder, name)));
  return Object.fromEntries(shapes.flatMap(Object.entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shapesIn(path: string): Record<string, unknown> {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
  const text = (node: ts.Node | undefined) =>
    node
      ?.getText(file)
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/\s+/g, " ");
  const shapes: Record<string, unknown> = {};
  for (const node of file.statements) {
    if (!ts.isInterfaceDeclaration(node) || /Request$/.test(node.name.text)) continue;
    const members = node.members.filter(ts.isPropertySignature).map((member) => {
      const name = `${text(member.name)}${member.questionToken === undefined ? "" : "?"}`;
      return [name, text(member.type)];
    });
    const parents = node.heritageClauses?.flatMap(({ types }) => types.map(text));
    shapes[node.name.text] = {
      ...(parents === undefined ? {} : { extends: parents }),
      ...Object.fromEntries(members),
    };
  }
  return shapes;
}

describe("contract of the command line", () => {
  it("is what test/cli/commands.snapshot.json says", () => {
    const text = `${JSON.stringify({ commands: commandShapes(), results: resultShapes() }, null, 2)}\n`;
    if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(snapshotFile, text);
    expect(readFileSync(snapshotFile, "utf8"), "npm run test:update writes it anew").to.equal(text);
  });

  it("is what the generated files say: manifest, help, docs/cli.md", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/generate.mjs", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).to.deep.equal({ status: 0, stdout: "", stderr: "" });
  });

  it("has a summary and examples for each command", () => {
    for (const [id, { summary, examples }] of Object.entries(manifest.commands)) {
      expect(summary, id).to.match(/\.$/);
      expect(examples, id).not.to.equal(undefined);
      for (const example of examples ?? [])
        expect(example).to.match(new RegExp(`^<%= config\\.bin %> ${id}\\b`));
    }
  });
});
