import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ts from "typescript";

const files = ["entities", "forms"].map((name) =>
  fileURLToPath(new URL(`../../../test/types/projects/${name}.ts`, import.meta.url)),
);

/** What the compiler says of the files, as a user's strict project sees it. */
function complaints(experimentalDecorators: boolean): string[] {
  const program = ts.createProgram(files, {
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
  return ts.getPreEmitDiagnostics(program).map((found) => {
    const line = found.file?.getLineAndCharacterOfPosition(found.start ?? 0).line ?? 0;
    const text = ts.flattenDiagnosticMessageText(found.messageText, "\n");
    return `${found.file?.fileName.split("/").pop()}:${line + 1} ${text.split("\n").slice(0, 4).join(" / ")}`;
  });
}

describe("options that do not fit do not compile", function () {
  this.timeout(240_000);
  it("with legacy decorators", () => expect(complaints(true)).to.deep.equal([]));
  it("with standard decorators", () => expect(complaints(false)).to.deep.equal([]));
});
