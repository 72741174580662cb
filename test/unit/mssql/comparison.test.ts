import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import { refuseOtherNamespaces } from "../../../src/api/renames/capitals.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { RecordedConnection, resultsOf } from "../../support/mssql-recorded.js";

/** A database with one table, and a view on it with an index. */
const recording = {
  namespaces: [{ id: 1, name: "dbo" }],
  tables: [{ id: 10, namespace: "dbo", name: "user" }],
  columns: [
    {
      table: 10,
      id: 1,
      name: "age",
      typeId: 56,
      typeNamespace: null,
      type: "int",
      length: 4,
      nullable: false,
    },
    {
      table: 20,
      id: 1,
      name: "age",
      typeId: 56,
      typeNamespace: null,
      type: "int",
      length: 4,
      nullable: false,
    },
  ],
  modules: [
    {
      id: 20,
      type: "V",
      namespace: "dbo",
      name: "adults",
      definition: "CREATE VIEW dbo.adults WITH SCHEMABINDING AS SELECT age FROM dbo.[user] WHERE age > 17",
    },
  ],
  indexes: [
    { table: 20, id: 1, name: "cx", type: 1, unique: true, rowLocks: true, pageLocks: true, fillFactor: 0 },
  ],
  indexColumns: [{ table: 20, index: 1, name: "age", descending: false, included: false }],
  dependencies: [{ fromClass: 1, from: 20, fromPart: 0, toClass: 1, to: 10, toPart: 1 }],
};

const place = { namespace: "dbo", table: "user" };
const entities: readonly SchemaObject[] = [
  { kind: "namespace", namespace: "dbo", name: "dbo" },
  { kind: "table", namespace: "dbo", name: "user" },
  { kind: "column", ...place, name: "age", position: 1, type: "INT", nullable: false } as SchemaObject,
];

function modelOf(...texts: readonly string[]): EntityModel {
  return {
    schema: new Schema(entities),
    renames: [],
    using: new Map(),
    ignored: [],
    definitions: texts.map((sql) => ({ sql, site: "src/views.ts" })),
    sources: new Map(),
  };
}

async function compare(model: EntityModel) {
  const connection = new RecordedConnection((sql) => (sql.includes("[stamp]") ? resultsOf(recording) : []));
  const cache = new Map<string, string>();
  const comparison = await compareModel(model, {
    dialect: mssqlDialect,
    connection,
    scope: { namespaces: ["dbo"] },
    cache: { get: (key) => cache.get(key), set: (key, value) => void cache.set(key, value) },
    dropsUnmanaged: false,
  });
  return { ...comparison, scripts: connection.scripts };
}

const said = (operations: readonly AnyOperation[]) =>
  operations.map((operation) => [operation.kind, "name" in operation ? operation.name : undefined]);

describe("entities against a database of SQL Server", () => {
  it("find no difference in a view that they declare as it is, and ask nothing", async () => {
    const view =
      "create or alter view adults with schemabinding as select age from dbo.[user] where age > 17";
    const same = "CREATE VIEW adults WITH SCHEMABINDING AS SELECT age FROM dbo.[user] WHERE age > 17";
    const { up, scripts } = await compare(modelOf(same));
    expect(said(up)).to.deep.equal([]);
    expect(scripts).to.have.length(1);
    // The server keeps every letter behind the head.
    expect(said((await compare(modelOf(view))).up)).to.not.deep.equal([]);
  });

  it("alter a view that has changed, and make the index anew that nobody declares", async () => {
    const view = "CREATE VIEW dbo.adults WITH SCHEMABINDING AS SELECT age FROM dbo.[user] WHERE age > 20";
    const { up, down } = await compare(modelOf(view));
    const remade = [
      ["dropIndex", "cx"],
      ["replaceObject", "adults"],
      ["createIndex", "cx"],
    ];
    expect(said(up)).to.deep.equal(remade);
    expect(said(down)).to.deep.equal(remade);
  });

  it("compare the index of a view that they declare", async () => {
    const view = "CREATE VIEW dbo.adults WITH SCHEMABINDING AS SELECT age FROM dbo.[user] WHERE age > 17";
    const index = { kind: "index", namespace: "dbo", table: "adults", name: "cx", keys: [{ column: "age" }] };
    const withIndex = (more: object): EntityModel => {
      const model = modelOf(view);
      return { ...model, schema: new Schema([...model.schema, { ...index, ...more } as SchemaObject]) };
    };
    const { up } = await compare(withIndex({ unique: true, clustered: true }));
    expect(said(up)).to.deep.equal([]);
    const filled = { unique: true, clustered: true, storage: { fillfactor: "80" } };
    const { up: changed, down } = await compare(withIndex(filled));
    expect([said(changed), said(down)]).to.deep.equal([[["alterIndex", "cx"]], [["alterIndex", "cx"]]]);
  });

  it("leave alone what nobody declares", async () => {
    const { up, unmanaged } = await compare(modelOf());
    expect(said(up)).to.deep.equal([]);
    expect(unmanaged).to.include("view dbo.adults");
    const next = await compare(modelOf("CREATE FUNCTION dbo.f() RETURNS int AS BEGIN RETURN 1 END"));
    expect(said(next.up)).to.deep.equal([["createObject", "f"]]);
  });

  describe("whose names are written in other capitals", () => {
    const named = (table: string, column: string) => ({
      namespaces: recording.namespaces,
      tables: [{ id: 10, namespace: "dbo", name: table }],
      columns: recording.columns
        .filter((each) => each.table === 10)
        .map((each) => ({ ...each, name: column })),
    });
    /** A database whose table is `User` with a column `AGE`, until these are renamed. */
    const compareWith = async (foldsCapitals: boolean) => {
      const done = { table: "User", column: "AGE" };
      const connection = new RecordedConnection((sql) => {
        if (sql === "end") Object.assign(done, { table: "User", column: "AGE" });
        if (sql.includes("sp_rename") && sql.includes("'OBJECT'")) done.table = "user";
        if (sql.includes("sp_rename") && sql.includes("'COLUMN'")) done.column = "age";
        return sql.includes("[stamp]") ? resultsOf(named(done.table, done.column)) : [];
      });
      connection.rollback = () => {
        Object.assign(done, { table: "User", column: "AGE" });
        return connection.commit();
      };
      const { up, down, questions } = await compareModel(modelOf(), {
        dialect: mssqlDialect,
        connection: Object.assign(connection, { foldsCapitals }),
        scope: { namespaces: ["dbo"] },
        cache: { get: () => undefined, set: () => undefined },
        dropsUnmanaged: false,
      });
      return { up, down, questions };
    };

    it("rename them where the database takes both for one", async () => {
      expect(await compareWith(true)).to.deep.equal({
        up: [
          { kind: "renameTable", table: "User", to: "user" },
          { kind: "renameColumn", table: "user", name: "AGE", to: "age" },
        ],
        down: [
          { kind: "renameColumn", table: "user", name: "age", to: "AGE" },
          { kind: "renameTable", table: "user", to: "User" },
        ],
        questions: [],
      });
    });

    it("are told that a namespace keeps its name", () => {
      const schemaOf = (name: string) => new Schema([{ kind: "namespace", namespace: name, name }]);
      const refuse = (folds: boolean, name: string) => () =>
        refuseOtherNamespaces(schemaOf("sales"), schemaOf(name), folds);
      expect(refuse(true, "Sales")).to.throw(/sales is there as Sales/);
      expect(refuse(false, "Sales")).to.not.throw();
      expect(refuse(true, "sales")).to.not.throw();
    });

    it("take them for others where it tells them apart", async () => {
      const { up } = await compareWith(false);
      expect(up.map(({ kind }) => kind)).to.deep.equal(["createTable"]);
    });
  });
});
