import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ts from "typescript";
import { complaintsAbout, createProgram } from "../support/compiler.js";

const files = ["entities", "forms"].map((name) =>
  fileURLToPath(new URL(`../../../test/types/projects/${name}.ts`, import.meta.url)),
);

/** What the compiler says of the files, as a user's strict project sees it. */
function complaints(experimentalDecorators: boolean): readonly string[] {
  const program = createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.esnext.decorators.d.ts"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    experimentalDecorators,
    emitDecoratorMetadata: experimentalDecorators,
  });
  return complaintsAbout(program);
}

describe("options that do not fit do not compile", function () {
  this.timeout(240_000);
  it("with legacy decorators", () => expect(complaints(true)).to.deep.equal([]));
  it("with standard decorators", () => expect(complaints(false)).to.deep.equal([]));
});
