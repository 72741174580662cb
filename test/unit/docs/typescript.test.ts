import { join } from "node:path";
import ts from "typescript";
import * as schemix from "../../../src/index.js";
import { createProgram } from "../../support/compiler.js";
import { blocksOf, type CodeBlock, checkout, documents, moduleOf, placeOf } from "../../support/docs.js";

/** Blocks that are no TypeScript to check are marked so, sparingly; those that need other files are parts of walks, which run. */
const blocks = documents()
  .flatMap(blocksOf)
  .filter(({ info, code }) => /^ts( legacy)?$/.test(info) && !/from "\.\.?\//.test(code));

function compile(chosen: readonly CodeBlock[], isLegacy: boolean): readonly string[] {
  const folder = join(checkout, "docs");
  const sources = new Map(
    chosen.map((block) => {
      const name = `${block.file.replace(/\W/g, "_")}_${block.line}.example.ts`;
      return [join(folder, name), { block, text: moduleOf(block, Object.keys(schemix)) }];
    }),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts", "lib.esnext.decorators.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    experimentalDecorators: isLegacy,
    emitDecoratorMetadata: isLegacy,
    paths: {
      "@schemix/migrate": [join(checkout, "dist/index.d.ts")],
      "@schemix/migrate/postgres": [join(checkout, "dist/dialects/postgres/index.d.ts")],
      "@schemix/migrate/pglite": [join(checkout, "dist/dialects/postgres/pglite.d.ts")],
      "@schemix/migrate/typeorm": [join(checkout, "dist/entities/typeorm/index.d.ts")],
      "@schemix/migrate/mikro-orm": [join(checkout, "dist/entities/mikro-orm/index.d.ts")],
      "@schemix/migrate/nestjs": [join(checkout, "dist/nestjs/index.d.ts")],
      "@schemix/migrate/testing": [join(checkout, "dist/testing/index.d.ts")],
    },
  };
  const texts = new Map([...sources].map(([path, { text }]) => [path, text]));
  const program = createProgram([...sources.keys()], options, texts);
  return [...sources].flatMap(([path, { block }]) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map((diagnostic) => {
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
      const line = file?.text.slice(diagnostic.start).split("\n", 1)[0]?.slice(0, 100);
      return `${placeOf(block)}: ${text}: ${line}`;
    });
  });
}

function check(chosen: readonly CodeBlock[], isLegacy: boolean): void {
  const found = compile(chosen, isLegacy);
  if (found.length > 0) throw new Error(found.join("\n"));
}

describe("TypeScript in the documents", () => {
  it("compiles with standard decorators", () => {
    check(
      blocks.filter(({ info }) => info === "ts"),
      false,
    );
  });

  it("compiles with legacy decorators", () =>
    check(
      blocks.filter(({ info, code }) => info === "ts legacy" || /^\s*@\w/m.test(code)),
      true,
    ));

  it("is checked nearly everywhere", () => {
    const unchecked = documents()
      .flatMap(blocksOf)
      .filter(({ info }) => info === "ts no-check");
    if (unchecked.length > 5) throw new Error(unchecked.map(placeOf).join("\n"));
  });
});
