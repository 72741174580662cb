/**
 * TypeORM's entities on SQL Server, without a server: what TypeORM's own builder would run against an empty database is recorded, and read
 * as facts; what Schemix makes of the same entities has to be the same, fact by fact and name by name.
 */
import "reflect-metadata";
import { expect } from "chai";
import type { DataSource, DataSourceOptions, QueryRunner } from "typeorm";
import * as latest from "typeorm";
import * as former from "typeorm-0.3";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { plan } from "../../../src/diff/plan.js";
import { typeorm } from "../../../src/entities/typeorm/index.js";
import { createModuleLoader } from "../../../src/loading/module-loader.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { checkout } from "../../support/docs.js";
import { onMssql } from "../../support/mssql-planning.js";
import { readScript } from "../../support/tsql/read-script.js";
import { refusal } from "../../support/tsql-grammar.js";
import { type Orm, setsBy, viewsBy } from "./typeorm-entities.js";

const loader = createModuleLoader({ root: checkout });
const nothing = new Schema([{ kind: "namespace", namespace: "dbo", name: "dbo" }]);

/** What the builder asks an empty database before it writes. */
const answers: readonly (readonly [question: RegExp, rows: readonly object[]])[] = [
  [/DB_NAME\(\)/, [{ db_name: "shop" }]],
  [/SCHEMA_NAME\(\)/, [{ schema_name: "dbo" }]],
];

const lines: Readonly<Record<string, Orm>> = {
  "TypeORM 1": latest,
  "TypeORM 0.3": former as unknown as Orm,
};

const storage = "typeormMetadataArgsStorage";

/** What decorators write down is one list for all of a process: each line gets one of its own. */
class Storage {
  #own: PropertyDescriptor = { value: undefined, configurable: true, enumerable: true, writable: true };

  async while<T>(work: () => T | Promise<T>): Promise<T> {
    const held = Object.getOwnPropertyDescriptor(globalThis, storage);
    Object.defineProperty(globalThis, storage, this.#own);
    try {
      return await work();
    } finally {
      this.#own = Object.getOwnPropertyDescriptor(globalThis, storage) ?? this.#own;
      Reflect.deleteProperty(globalThis, storage);
      if (held !== undefined) Object.defineProperty(globalThis, storage, held);
    }
  }
}

/** The statements of `synchronize`, none of which is run. */
async function statementsOf(dataSource: DataSource): Promise<readonly string[]> {
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner: QueryRunner = create(mode);
    runner.query = async (sql: string) =>
      (answers.find(([question]) => question.test(sql))?.[1] ?? []) as never;
    return runner;
  };
  Object.assign(driver, { database: "shop", schema: "dbo" });
  const { upQueries } = await driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((sql) => !sql.includes("typeorm_metadata"));
}

async function factsOf(
  options: DataSourceOptions,
  { DataSource }: Orm,
): Promise<{ readonly theirs: Schema; readonly ours: Schema }> {
  const made = (): DataSource => new DataSource({ ...options, driver: {} } as DataSourceOptions);
  const { schema } = await typeorm(made()).read({ dialect: mssqlDialect, namespace: "dbo", loader });
  const { schema: theirs } = readScript((await statementsOf(made())).join("\nGO\n"));
  const places = new Set([...theirs].map(({ namespace }) => namespace));
  const namespaces = [...places].map((name) => ({ kind: "namespace", namespace: name, name }));
  const ours = schema.with([...namespaces, ...nothing]);
  return { theirs: theirs.with([...nothing]).map(inServersWords), ours: ours.map(inServersWords) };
}

/** The server writes expressions in one form, whoever has written them. */
function inServersWords(object: SchemaObject): SchemaObject {
  const texts = new Set(["default", "expression", "where"]);
  const said = JSON.stringify(object, (member, value) =>
    texts.has(member) && typeof value === "string" ? value.replace(/[\s()[\]"]/g, "").toLowerCase() : value,
  );
  return JSON.parse(said) as SchemaObject;
}

describe("TypeORM's entities on SQL Server", () => {
  for (const [line, orm] of Object.entries(lines))
    describe(`by ${line}`, () => {
      const own = new Storage();
      let sets: ReturnType<typeof setsBy>;
      before(async () => {
        sets = await own.while(() => setsBy(orm));
      });

      for (const name of Object.keys(setsBy(orm)))
        it(name, async () => {
          const options = { type: "mssql", database: "shop", ...sets[name] } as DataSourceOptions;
          const { theirs, ours } = await own.while(() => factsOf(options, orm));
          expect(theirs.ofKind("table").length).to.be.greaterThan(0);
          const wanted = mssqlDialect.complete(ours, theirs);
          const [there, back] = [plan(theirs, wanted, onMssql), plan(wanted, theirs, onMssql)];
          expect([...there.operations, ...back.operations]).to.deep.equal([]);
        });

      it("are views, all of them plain ones", async () => {
        const [theirs, ours] = await own.while(async () => {
          const options = { type: "mssql", database: "shop", entities: viewsBy(orm) } as DataSourceOptions;
          const made = (): DataSource => new orm.DataSource({ ...options, driver: {} } as DataSourceOptions);
          const read = await typeorm(made()).read({ dialect: mssqlDialect, namespace: "dbo", loader });
          return [await statementsOf(made()), read.definitions ?? []] as const;
        });
        const said = (sql: string): string =>
          sql.replace(/["[\]]|;$/g, "").replace(/^(CREATE VIEW )dbo\./, "$1");
        expect(ours.map(({ sql }) => said(sql))).to.deep.equal(
          theirs.filter((sql) => sql.startsWith("CREATE VIEW")).map(said),
        );
        expect(ours).to.have.length(3);
        for (const { sql } of ours) expect(refusal(sql), sql).to.equal(undefined);
      });
    });
});
