import { join } from "node:path";
import { expect } from "chai";
import { installCommand } from "../../../src/loading/install-command.js";
import { makeProject, removeProjects } from "./temp-project.js";

describe("installCommand", () => {
  after(removeProjects);

  const cases = [
    { lock: "package-lock.json", command: "npm install pg", toDevelop: "npm install --save-dev pg" },
    { lock: "pnpm-lock.yaml", command: "pnpm add pg", toDevelop: "pnpm add --save-dev pg" },
    { lock: "yarn.lock", command: "yarn add pg", toDevelop: "yarn add --dev pg" },
    { lock: "bun.lock", command: "bun add pg", toDevelop: "bun add --dev pg" },
    { lock: "bun.lockb", command: "bun add pg", toDevelop: "bun add --dev pg" },
  ];
  for (const { lock, command, toDevelop } of cases) {
    it(`is of the package manager that left ${lock}`, () => {
      const root = makeProject({ [lock]: "", "packages/shop/package.json": {} });
      const shop = join(root, "packages/shop");
      expect(installCommand(root, ["pg"])).to.equal(command);
      expect(installCommand(shop, ["pg"])).to.equal(command);
      expect(installCommand(shop, ["pg"], { isToDevelop: true })).to.equal(toDevelop);
    });
  }

  it("is of the nearest lock file, and of npm where there is none", () => {
    const root = makeProject({ "yarn.lock": "", "tools/package-lock.json": "{}" });
    expect(installCommand(join(root, "tools"), ["pg", "dotenv"])).to.equal("npm install pg dotenv");
    expect(installCommand(makeProject({}), ["pg"])).to.equal("npm install pg");
  });
});
