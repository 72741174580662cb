import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, defineEntity, MikroORM, p } from "@mikro-orm/postgresql";
import { expect } from "chai";
import { mssqlDialect } from "../../../../src/dialects/mssql/dialect.js";
import { postgresDialect } from "../../../../src/dialects/postgres/dialect.js";
import { mikroOrm } from "../../../../src/entities/mikro-orm/index.js";
import { SchemixError } from "../../../../src/errors/schemix-error.js";
import { createModuleLoader } from "../../../../src/loading/module-loader.js";
import type { Column } from "../../../../src/objects/column/shape.js";
import { checkout } from "../../../support/docs.js";
import { noteSkipped } from "../../../support/skipped.js";

const User = defineEntity({
  name: "User",
  properties: { id: p.integer().primary(), fullName: p.string().default("it's") },
});
const Wrong = defineEntity({ name: "Wrong", properties: { id: p.integer() } });

async function read(input: Parameters<typeof mikroOrm>[0], root = checkout, dialect = postgresDialect) {
  const loader = createModuleLoader({ root });
  return await mikroOrm(input).read({ dialect, namespace: "public", loader });
}

async function failure(...parameters: Parameters<typeof read>): Promise<SchemixError> {
  const error: unknown = await read(...parameters).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(SchemixError);
  return error as SchemixError;
}

describe("Entities of MikroORM", () => {
  it("come from a MikroORM, its options, a promise or a function", async () => {
    const options = defineConfig({ dbName: "shop", entities: [User] });
    const orm = new MikroORM(options);
    for (const input of [orm, options, { entities: [User] }, MikroORM.init(options), () => orm]) {
      const { schema, sources } = await read(input);
      expect([...schema].map(({ kind, name }) => `${kind} ${name}`)).to.deep.equal([
        "column full_name",
        "column id",
        "namespace public",
        "primaryKey user_pkey",
        "sequence user_id_seq",
        "table user",
      ]);
      expect([...sources.values()]).to.deep.include({ className: "User", property: "fullName" });
    }
    expect(await orm.isConnected()).to.equal(false);
  });

  it("get the defaults that were meant where MikroORM writes others", async () => {
    const Defaults = defineEntity({
      name: "Defaults",
      properties: {
        id: p.uuid().primary(),
        list: p.array().default(["it's", "b"]),
        said: p.string().defaultRaw("'it' || 's'"),
        text: p.string().default("it's"),
        whole: p.string().default("it''s"),
      },
    });
    const { schema } = await read({ entities: [Defaults] });
    const columns = schema.childrenOf("public", "defaults", "column") as readonly Column[];
    expect(columns.map(({ name, default: text }) => `${name} ${text}`)).to.deep.equal([
      "id undefined",
      "list '{it''s,b}'",
      "said 'it' || 's'",
      "text 'it''s'",
      "whole 'it''s'",
    ]);
  });

  it("are what MikroORM takes: what it refuses is an error that says why", async () => {
    const { code, message } = await failure({ entities: [Wrong] });
    expect({ code, message }).to.deep.equal({
      code: "ENTITIES_INVALID",
      message: "MikroORM refuses the entities: Wrong entity is missing @PrimaryKey()",
    });
    const skipped = new MikroORM({
      dbName: "shop",
      entities: [User],
      discovery: { skipSyncDiscovery: true },
    });
    expect((await failure(skipped)).message).to.equal("The MikroORM has not looked for its entities yet");
    expect((await failure(undefined as never)).message).to.equal(
      "mikroOrm(…) was given neither a MikroORM nor its options",
    );
  });

  it("are of the database of the configuration", async () => {
    const { code, message } = await failure(
      defineConfig({ dbName: "shop", entities: [User] }),
      checkout,
      mssqlDialect,
    );
    expect({ code, message }).to.deep.equal({
      code: "ENTITIES_INVALID",
      message: "Entities of MikroORM are not read for a database of mssql",
    });
  });

  it("say what stays as it is: skipped tables and columns, and the table of migrations", async () => {
    const Left = defineEntity({ name: "Left", properties: { id: p.integer().primary() } });
    const { ignored, schema } = await read({
      entities: [User, Left],
      migrations: { tableName: "app.done" },
      schemaGenerator: {
        skipTables: [/^le/, "old"],
        skipViews: ["report"],
        skipColumns: { user: [/^full/] },
      },
    });
    expect(ignored).to.deep.equal([
      { kind: "table", namespace: "app", name: "done" },
      { kind: "table", namespace: "public", name: "old" },
      { kind: "table", namespace: "public", name: "left" },
      { kind: "view", namespace: "public", name: "report" },
      { kind: "materializedView", namespace: "public", name: "report" },
      { kind: "column", namespace: "public", table: "user", name: "full_name" },
    ]);
    expect(schema.ofKind("table").map(({ name }) => name)).to.deep.equal(["user"]);
  });

  it("asks for the Node.js that MikroORM asks for where it fails on an older one", async function () {
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    if (major > 22 || (major === 22 && minor >= 17)) {
      noteSkipped("what MikroORM 7 cannot do on an older Node.js", `this is ${process.version}`);
      this.skip();
    }
    const { code, message, why } = await failure({ entities: [User], metadataCache: { enabled: true } });
    expect(code).to.equal("NODE_UNSUPPORTED");
    expect(message).to.match(/^MikroORM 7\.\S+ fails on Node\.js \d/);
    expect(why).to.equal("It asks for Node.js >= 22.17.0.");
  });

  describe("in files", () => {
    let root: string;
    before(() => {
      root = mkdtempSync(join(tmpdir(), "schemix-mikro-orm-"));
      symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"), "junction");
      writeFileSync(join(root, "tsconfig.json"), `{ "compilerOptions": { "target": "es2022" } }`);
      writeFileSync(
        join(root, "tag.entity.ts"),
        `import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/es";
         @Entity({ tableName: "tags" }) export class Tag {
           @PrimaryKey({ type: "integer" }) id!: number;
           @Property({ type: "string" }) name!: string;
         }
         export class Other {}`,
      );
    });
    after(() => rmSync(root, { recursive: true, force: true }));

    it("are loaded as TypeScript, with either kind of decorators", async () => {
      for (const options of [
        { entities: ["dist/**/*.js"], entitiesTs: ["*.entity.ts"] },
        { entities: ["."], preferTs: false },
      ]) {
        const { schema } = await read(options, root);
        expect(schema.ofKind("column").map(({ name }) => name)).to.deep.equal(["id", "name"]);
      }
      const { code, why } = await failure({ entities: ["src/*.ts"] }, root);
      expect({ code, why }).to.deep.equal({
        code: "ENTITIES_NOT_FOUND",
        why: "No file matches src/*.ts, which the options of MikroORM name.",
      });
    });
  });
});
