import "reflect-metadata";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import {
  BaseEntity,
  Column,
  DataSource,
  type DataSourceOptions,
  Entity,
  PrimaryGeneratedColumn,
} from "typeorm";
import { postgresDialect } from "../../../../src/dialects/postgres/dialect.js";
import { typeorm } from "../../../../src/entities/typeorm/index.js";
import { SchemixError } from "../../../../src/errors/schemix-error.js";
import { createModuleLoader } from "../../../../src/loading/module-loader.js";
import type { Column as ColumnObject } from "../../../../src/objects/column/shape.js";
import { checkout } from "../../../support/docs.js";

@Entity()
class Active extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity()
class Defaults {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ default: "it's" }) apostrophe!: string;
  @Column("text", { array: true, default: ["a,b", 'c"d', ""] }) list!: string[];
  @Column("timestamptz", { default: new Date(0) }) moment!: Date;
}

@Entity()
class Wrong {
  @PrimaryGeneratedColumn() id!: number;
  @Column("nvarchar") text!: string;
}

const options = (entities: unknown): DataSourceOptions =>
  ({
    type: "postgres",
    entities,
    migrations: ["no/such/**"],
    subscribers: ["no/such/**"],
  }) as DataSourceOptions;

async function read(input: Parameters<typeof typeorm>[0], root = checkout) {
  const loader = createModuleLoader({ root });
  return await typeorm(input).read({ dialect: postgresDialect, namespace: "public", loader });
}

async function failure(input: Parameters<typeof typeorm>[0], root?: string): Promise<SchemixError> {
  const error: unknown = await read(input, root).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(SchemixError);
  return error as SchemixError;
}

describe("Entities of TypeORM", () => {
  it("come from a data source, its options, a promise or a function", async () => {
    const dataSource = new DataSource(options([Active]));
    for (const input of [
      dataSource,
      options([Active]),
      Promise.resolve(dataSource),
      async () => options({ Active }),
    ]) {
      const { schema, sources } = await read(input);
      expect([...schema].map(({ kind, name }) => `${kind} ${name}`)).to.deep.equal([
        "column id",
        "primaryKey PK_758058b86ee4ccadf40550fa991",
        "sequence active_id_seq",
        "table active",
      ]);
      expect([...sources.values()]).to.deep.include({ className: "Active", property: "id" });
    }
  });

  it("leave the data source and the classes of the application as they were", async () => {
    const dataSource = new DataSource(options([Active]));
    Active.useDataSource(dataSource);
    await read(dataSource);
    await read(options([Active]));
    expect(dataSource.isInitialized).to.equal(false);
    expect(dataSource.entityMetadatas).to.deep.equal([]);
    expect(Reflect.get(Active, "dataSource")).to.equal(dataSource);
    Reflect.deleteProperty(Active, "dataSource");
    await read(options([Active]));
    expect(Object.hasOwn(Active, "dataSource")).to.equal(false);
  });

  it("get the defaults that were meant where TypeORM writes others", async () => {
    const { schema } = await read(options([Defaults]));
    const columns = schema.childrenOf("public", "defaults", "column") as readonly ColumnObject[];
    expect(columns.map(({ name, default: text }) => `${name} ${text}`)).to.deep.equal([
      "apostrophe 'it''s'",
      "id nextval('defaults_id_seq'::regclass)",
      `list E'{"a,b","c\\\\"d",""}'`,
      "moment '1970-01-01T00:00:00.000Z'",
    ]);
  });

  it("are what TypeORM takes: what it refuses is an error that says why", async () => {
    const { code, message } = await failure(options([Wrong]));
    expect({ code, message }).to.deep.equal({
      code: "ENTITIES_INVALID",
      message:
        'TypeORM refuses the entities: Data type "nvarchar" in "Wrong.text" is not supported by "postgres" database.',
    });
  });

  it("are of the database of the configuration, and of a data source", async () => {
    const other = await failure({ ...options([Active]), type: "mysql" } as DataSourceOptions);
    expect(other.code).to.equal("ENTITIES_INVALID");
    expect(other.fix).to.equal(
      "Give the data source the type postgres or aurora-postgres, or name another database.",
    );
    expect((await failure({} as DataSourceOptions)).message).to.equal(
      "typeorm(…) was given neither a DataSource nor its options",
    );
  });

  describe("in files", () => {
    let root: string;
    before(() => {
      root = mkdtempSync(join(tmpdir(), "schemix-typeorm-"));
    });
    after(() => rmSync(root, { recursive: true, force: true }));

    it("are loaded as TypeScript, from the folder of the configuration", async () => {
      symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"), "junction");
      writeFileSync(join(root, "tsconfig.json"), `{ "compilerOptions": { "experimentalDecorators": true } }`);
      writeFileSync(
        join(root, "tag.entity.ts"),
        `import { Entity, PrimaryColumn } from "typeorm";
         enum Kind { A = "a" }
         @Entity("tags") export class Tag { @PrimaryColumn("enum", { enum: Kind }) kind!: Kind; }`,
      );
      const { schema } = await read(options(["*.entity{.ts,.js}"]), root);
      expect(schema.ofKind("enum").map(({ name }) => name)).to.deep.equal(["tags_kind_enum"]);
      const { code, why } = await failure(options(["src/*.ts"]), root);
      expect({ code, why }).to.deep.equal({
        code: "ENTITIES_NOT_FOUND",
        why: "No file matches src/*.ts, which the data source names.",
      });
    });
  });
});
