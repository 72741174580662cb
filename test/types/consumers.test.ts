import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { complaint, complaintsAbout, createProgram } from "../support/compiler.js";

const checkout = resolve(import.meta.dirname, "../../..");

const source = `import {
  Column, Entity, ManyToOne, Migration, type Operations, PrimaryGeneratedColumn, defineColumnType, defineConfig, defineObjectKind,
  defineOperation, definePlugin, rewriteOperations, sql, up,
} from "@schemix/migrate";
import { pglite } from "@schemix/migrate/pglite";
import { postgres } from "@schemix/migrate/postgres";

@Entity({ comment: "People" })
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column("string", { length: 320 }) email!: string;
  @Column("timestamptz", { default: sql\`now()\` }) createdAt!: Date;
  @ManyToOne(() => User, { nullable: true }) boss?: User;
}

export class CreateUsers extends Migration {
  static readonly revision = "3f2a9c1b7d04";
  static readonly parents = [];
  up(op: Operations) {
    op.createTable("user", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.primaryKey("pk_user", ["id"]);
    });
  }
  down(op: Operations) {
    op.dropTable("user");
  }
}

export const vector = defineColumnType({
  name: "vector",
  from: "acme",
  sql: { postgres: (size: number) => "vector(" + size + ")" },
  read: { postgres: (type) => (type === "vector(3)" ? [3] : undefined) },
});
export const refresh = defineOperation({
  name: "refresh",
  from: "acme",
  compile: { postgres: (view: string) => sql\`REFRESH MATERIALIZED VIEW \${sql.identifier(view)}\` },
  touches: (view) => [{ name: view.toLowerCase() }],
});
export const defineParser = defineObjectKind<{ readonly name: string }>({
  kind: "acme:parser",
  name: "defineParser",
  from: "acme",
  dialects: { postgres: { create: ({ name }) => name, select: ({ namespaces }) => namespaces, drop: ({ name }) => name } },
});
export const parser = defineParser({ name: "words", renamedFrom: "word" });

@Entity()
export class Document {
  @PrimaryGeneratedColumn() id!: number;
  @Column(vector(3), { nullable: true, default: [1, 2, 3] }) embedding?: number[];
  @Column({ type: vector(3) }) other!: number[];
}

export function extended(op: Operations): void {
  op.addColumn("document", "more", vector(4));
  op.apply(refresh("totals"));
  op.dropObject("acme:parser", "words");
  // @ts-expect-error a size is a number
  vector("3");
  // @ts-expect-error a view has a name
  refresh(1);
  // @ts-expect-error a parser has a name
  defineParser({ names: "x" });
  // @ts-expect-error no kind is called so
  op.dropObject("parser", "words");
}

export const config = defineConfig({
  database: postgres("postgres://db/app"),
  entities: [User],
  plugins: [definePlugin({ name: "acme", types: [vector], kinds: [defineParser] })],
  processRevision: ({ up: upward }) => ({
    up: rewriteOperations(upward, { dropIndex: () => [], addColumn: (operation) => [operation, refresh("totals")] }),
  }),
});
export const embedded = defineConfig({ database: pglite("memory"), entities: "src/*.ts", naming: "preserve" });
export async function migrate(signal: AbortSignal): Promise<readonly string[]> {
  const { steps } = await up({ config, signal, onEvent: (event) => void event.type });
  return steps.map((step) => step.revision);
}
`;

/** What a user's compiler says of a project. */
function complaints(root: string, options: ts.CompilerOptions): string[] {
  const all: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    types: ["node"],
    skipLibCheck: false,
    ...options,
  };
  const program = createProgram([join(root, "main.ts")], all);
  const dist = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(checkout, "dist")));
  const ofDist = dist.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...complaintsAbout(program), ...ofDist.map(complaint)];
}

describe("the types of the package", function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "schemix-types-")));
    mkdirSync(join(root, "node_modules/@schemix"), { recursive: true });
    symlinkSync(checkout, join(root, "node_modules/@schemix/migrate"), "dir");
    mkdirSync(join(root, "node_modules/@types"));
    symlinkSync(join(checkout, "node_modules/@types/node"), join(root, "node_modules/@types/node"), "dir");
    writeFileSync(join(root, "main.ts"), source);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const settings: readonly [name: string, type: string, options: ts.CompilerOptions][] = [
    [
      "a CommonJS project, nodenext, legacy decorators",
      "commonjs",
      { module: ts.ModuleKind.NodeNext, experimentalDecorators: true, emitDecoratorMetadata: true },
    ],
    ["an ESM project, nodenext, standard decorators", "module", { module: ts.ModuleKind.NodeNext }],
    [
      "a project for a bundler",
      "module",
      { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    ],
    [
      "a CommonJS project with the old resolution",
      "commonjs",
      {
        module: ts.ModuleKind.CommonJS,
        moduleResolution: ts.ModuleResolutionKind.Node10,
        experimentalDecorators: true,
      },
    ],
  ];
  for (const [name, type, options] of settings) {
    it(`compile in ${name}`, () => {
      writeFileSync(join(root, "package.json"), JSON.stringify({ name: "app", type }));
      expect(complaints(root, options)).to.deep.equal([]);
    });
  }
});
