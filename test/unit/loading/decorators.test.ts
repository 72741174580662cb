import { expect } from "chai";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { createModuleLoader } from "../../../src/loading/module-loader.js";
import { linkPackage, makeProject, removeProjects } from "./temp-project.js";

const files = {
  "src/column.ts": `
    export const facts: string[] = [];
    export function Column(): any {
      return (target: any, context: any) => {
        if (typeof context === "object") { facts.push(context.kind + " " + String(context.name)); return; }
        const type = (Reflect as any).getMetadata?.("design:type", target, context);
        facts.push(context + " " + (type?.name ?? "?"));
      };
    }
    export const Entity = (): any => (target: any) => { facts.push("class " + target.name); };`,
  "src/user.entity.ts": `
    import { Column, Entity } from "./column.js";
    import { Post } from "./post.entity.js";
    @Entity()
    export class User {
      @Column() id!: number;
      @Column() name!: string;
      @Column() post?: Post;
      @Column() posts!: Post[];
      friend = () => Post;
    }`,
  "src/post.entity.ts": `
    import { Column, Entity } from "./column.js";
    import { User } from "./user.entity.js";
    @Entity()
    export class Post {
      @Column() at!: Date;
      @Column() author!: User;
      owner = () => User;
    }`,
};
const legacy = {
  compilerOptions: { target: "es2022", experimentalDecorators: true, emitDecoratorMetadata: true },
};

async function loadEntities(root: string) {
  const loader = createModuleLoader({ root });
  const { User } = await loader.load("src/user.entity.ts");
  const { Post } = await loader.load("src/post.entity.ts");
  const { facts } = await loader.load("src/column.ts");
  return { User: User as new () => { friend(): unknown }, Post, facts: facts as string[] };
}

describe("decorators", () => {
  afterEach(removeProjects);

  for (const type of ["module", "commonjs"]) {
    it(`legacy ones get design:type, in circles too (${type})`, async () => {
      const root = makeProject({ ...files, "package.json": { type }, "tsconfig.json": legacy });
      linkPackage(root, "reflect-metadata");
      const { User, Post, facts } = await loadEntities(root);
      expect(new User().friend()).to.equal(Post);
      // The one that is read first in the circle is not there yet: Object stands for "unknown".
      expect(facts).to.deep.equal([
        "at Date",
        "author Object",
        "class Post",
        "id Number",
        "name String",
        "post Post",
        "posts Array",
        "class User",
      ]);
    });

    it(`standard ones get their context, in circles too (${type})`, async () => {
      const root = makeProject({ ...files, "package.json": { type }, "tsconfig.json": {} });
      const { User, Post, facts } = await loadEntities(root);
      expect(new User().friend()).to.equal(Post);
      expect(facts).to.deep.equal([
        "field at",
        "field author",
        "class Post",
        "field id",
        "field name",
        "field post",
        "field posts",
        "class User",
      ]);
    });
  }

  it("legacy ones work without emitDecoratorMetadata", async () => {
    const tsconfig = { compilerOptions: { experimentalDecorators: true } };
    const root = makeProject({ ...files, "package.json": { type: "module" }, "tsconfig.json": tsconfig });
    linkPackage(root, "reflect-metadata");
    const { facts } = await loadEntities(root);
    expect(facts).to.include("id ?");
  });

  it("are standard without a tsconfig.json", async () => {
    const root = makeProject({ ...files, "package.json": { type: "module" } });
    expect((await loadEntities(root)).facts).to.include("field id");
  });

  it("share metadata of a class through context.metadata", async () => {
    const root = makeProject({
      "package.json": { type: "module" },
      "a.ts": `const seen: object[] = [];
        const note = (_: unknown, context: any) => { seen.push(context.metadata); };
        @note class A { @note x!: number; @note y!: string; }
        export const same = seen.length === 3 && seen.every((item) => item === seen[0]);`,
    });
    expect((await createModuleLoader({ root }).load("a.ts")).same).to.equal(true);
  });

  it("say which class of a circle came too early", async () => {
    const root = makeProject({
      "package.json": { type: "module" },
      "src/base.ts": `import { Child } from "./child.js"; export class Base { child = () => Child; }`,
      "src/child.ts": `import { Base } from "./base.js";\n\nexport class Child extends Base {}`,
    });
    const error = await createModuleLoader({ root })
      .load("src/base.ts")
      .catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: "MODULE_LOAD_FAILED", where: "src/child.ts:3:28" });
    expect(error).to.have.property("why").that.includes(`"Base" of src/base.ts`);
  });

  describe("of a package that wants legacy ones", () => {
    const entity = `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
      @Entity() export class Note { @PrimaryGeneratedColumn() id!: number; @Column() text!: string; }`;
    const refusal = async (compilerOptions: object) => {
      const tsconfig = { compilerOptions };
      const root = makeProject({ "package.json": {}, "tsconfig.json": tsconfig, "note.ts": entity });
      linkPackage(root, "typeorm");
      linkPackage(root, "reflect-metadata");
      const thrown: unknown = await createModuleLoader({ root })
        .load("note.ts")
        .catch((error: unknown) => error);
      return thrown as SchemixError;
    };

    it("tell that they were compiled as standard ones", async () => {
      const { code, fix } = await refusal({});
      expect(code).to.equal("MODULE_LOAD_FAILED");
      expect(fix).to.match(/^Set "experimentalDecorators": true and .+ tsconfig\.json, .+ typeorm want that/);
    });

    it("tell that nobody wrote down the types", async () => {
      const { message, fix } = await refusal({ experimentalDecorators: true });
      expect(message).to.include("Note#text");
      expect(fix).to.match(/^Set "emitDecoratorMetadata": true in /);
    });
  });
});
