import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { formatCommand, formatterNames, formatterOf } from "../../../src/config/formatter.js";
import { makeProject, removeProjects } from "../loading/temp-project.js";

/** A package that is installed, and does nothing. */
function installed(id: string, bin: string | Record<string, string> = "bin.js"): Record<string, object> {
  return { [`node_modules/${id}/package.json`]: { name: id, bin } };
}

describe("the formatter of a project", () => {
  afterEach(removeProjects);

  it("is the one that is configured, or that package.json names", () => {
    const every = { ...installed("prettier"), ...installed("@biomejs/biome", { biome: "bin.js" }) };
    const named = (files: Record<string, string | object>) =>
      formatterOf(makeProject({ ".git/HEAD": "", ...files }));
    expect(named({ ...every })).to.equal(undefined);
    expect(named({ ...every, "package.json": { devDependencies: { prettier: "3" } } })).to.equal("prettier");
    expect(named({ ...every, "package.json": { prettier: {} } })).to.equal("prettier");
    expect(
      named({ ...every, "biome.jsonc": "{}", "package.json": { devDependencies: { prettier: "3" } } }),
    ).to.equal("biome");
    expect(
      named({
        ...every,
        "prettier.config.mjs": "",
        "package.json": { dependencies: { "@biomejs/biome": "2" } },
      }),
    ).to.equal("prettier");
    expect(named({ ...installed("oxfmt"), ".oxfmtrc.json": "{}" })).to.equal("oxfmt");
    expect(named({ ...installed("dprint"), "dprint.json": "{}" })).to.equal("dprint");
    expect(named({ ".prettierrc": "{}" }), "not installed").to.equal(undefined);
  });

  it("is looked for in the folders above, as far as the repository goes", () => {
    const root = makeProject({
      ...installed("prettier"),
      ".prettierrc.yaml": "",
      "packages/app/src/x.ts": "",
      "packages/other/.git/HEAD": "",
    });
    expect(formatterOf(join(root, "packages/app"))).to.equal("prettier");
    expect(formatterOf(join(root, "packages/other"))).to.equal(undefined);
    const command = formatCommand("prettier", join(root, "packages/app"));
    expect(command?.program).to.equal(process.execPath);
    expect(command?.args[0]).to.equal(join(root, "node_modules/prettier/bin.js"));
    for (const name of formatterNames)
      expect(formatCommand(name, join(root, "packages/app")) !== undefined).to.equal(name === "prettier");
  });

  it("is run by Node only when it is for Node", () => {
    const root = makeProject({
      ...installed("@biomejs/biome", { biome: "bin/biome" }),
      "node_modules/@biomejs/biome/bin/biome": "#!/usr/bin/env node\n",
      ...installed("dprint", { dprint: "dprint" }),
      "node_modules/dprint/dprint": "\x7fELF",
    });
    chmodSync(join(root, "node_modules/dprint/dprint"), 0o755);
    expect(formatCommand("biome", root)?.program).to.equal(process.execPath);
    expect(formatCommand("dprint", root)).to.deep.equal({
      program: join(root, "node_modules/dprint/dprint"),
      args: ["fmt", "--allow-no-files"],
    });
  });
});
