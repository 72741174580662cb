import { expect } from "chai";
import { introspect } from "../../../src/dialects/mssql/introspect/introspect.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import { RecordedConnection, type Recording, resultsOf } from "../../support/mssql-recorded.js";

const scope = { namespaces: ["dbo"] };

async function read(recording: Recording) {
  return introspect(new RecordedConnection(() => resultsOf(recording)), scope);
}

async function objectsOf(recording: Recording, kind: string): Promise<readonly SchemaObject[]> {
  return (await read(recording)).schema.ofKind(kind);
}

const plain = { is_computed: false, nullable: false, isComputed: false, isIdentity: false, period: 0 };

/** A column as sys.columns and sys.types have it. */
function column(table: number, id: number, name: string, type: string, length: number, more: object = {}) {
  return {
    table,
    id,
    name,
    typeId: 0,
    typeNamespace: null,
    type,
    length,
    precision: 0,
    scale: 0,
    ...plain,
    ...more,
  };
}

/**
 * `Production.ProductReview` and its neighbour of AdventureWorks, after its script (microsoft/sql-server-samples,
 * samples/databases/adventure-works/oltp-install-script/instawdb.sql): texts as Management Studio shows them in the object explorer.
 */
const adventureWorks: Recording = {
  namespaces: [{ id: 7, name: "Production" }],
  tables: [
    {
      id: 100,
      namespace: "Production",
      name: "ProductReview",
      escalation: 0,
      compression: 0,
      filegroup: null,
    },
    { id: 200, namespace: "Production", name: "Product", escalation: 0, compression: 0, filegroup: null },
  ],
  columns: [
    column(100, 1, "ProductReviewID", "int", 4, {
      isIdentity: true,
      seed: "1",
      increment: "1",
      precision: 10,
    }),
    column(100, 2, "ProductID", "int", 4, { precision: 10 }),
    column(100, 3, "ReviewerName", "Name", 100, { typeId: 259, typeNamespace: "dbo" }),
    column(100, 4, "ReviewDate", "datetime", 8, {
      precision: 23,
      scale: 3,
      defaultId: 901,
      defaultName: "DF_ProductReview_ReviewDate",
      default: "(getdate())",
    }),
    column(100, 5, "EmailAddress", "nvarchar", 100),
    column(100, 6, "Rating", "int", 4, { precision: 10 }),
    column(100, 8, "Comments", "nvarchar", 7700, { nullable: true }),
    column(200, 1, "ProductID", "int", 4, { isIdentity: true, seed: "1", increment: "1", precision: 10 }),
    column(200, 2, "ListPrice", "money", 8, { precision: 19, scale: 4 }),
    column(200, 3, "rowguid", "uniqueidentifier", 16, {
      rowGuid: true,
      defaultId: 902,
      defaultName: "DF__Product__rowguid__5AEE82B9",
      default: "(newid())",
    }),
  ],
  indexes: [
    index(100, 1, "PK_ProductReview_ProductReviewID", { type: 1, isPrimary: true, constraintId: 903 }),
    index(100, 2, "IX_ProductReview_ProductID_Name", { type: 2 }),
    index(200, 1, "PK_Product_ProductID", { type: 1, isPrimary: true, constraintId: 904 }),
    index(200, 3, "AK_Product_rowguid", { type: 2, unique: true }),
  ],
  indexColumns: [
    { table: 100, index: 1, name: "ProductReviewID", descending: false, included: false },
    { table: 100, index: 2, name: "ProductID", descending: false, included: false },
    { table: 100, index: 2, name: "ReviewerName", descending: false, included: false },
    { table: 100, index: 2, name: "Comments", descending: false, included: true },
    { table: 200, index: 1, name: "ProductID", descending: false, included: false },
    { table: 200, index: 3, name: "rowguid", descending: false, included: false },
  ],
  checks: [
    {
      table: 100,
      id: 905,
      name: "CK_ProductReview_Rating",
      definition: "([Rating]>=(1) AND [Rating]<=(5))",
      disabled: false,
      untrusted: false,
      spared: false,
    },
  ],
  foreignKeys: [
    {
      table: 100,
      id: 906,
      name: "FK_ProductReview_Product_ProductID",
      target: 200,
      targetIndex: 1,
      targetNamespace: "Production",
      targetName: "Product",
      onDelete: 0,
      onUpdate: 0,
      disabled: false,
      untrusted: false,
      spared: false,
      column: "ProductID",
      targetColumn: "ProductID",
    },
  ],
  aliasTypes: [
    {
      id: 259,
      namespace: "dbo",
      name: "Name",
      nullable: true,
      type: "nvarchar",
      length: 100,
      precision: 0,
      scale: 0,
    },
    {
      id: 257,
      namespace: "dbo",
      name: "Flag",
      nullable: false,
      type: "bit",
      length: 1,
      precision: 1,
      scale: 0,
    },
  ],
  comments: [
    { class: 1, major: 100, minor: 0, text: "Customer reviews of products they have purchased." },
    { class: 1, major: 100, minor: 3, text: "Name of the reviewer." },
    { class: 1, major: 901, minor: 0, text: "Default constraint value of GETDATE()" },
    { class: 1, major: 905, minor: 0, text: "Check constraint [Rating] BETWEEN (1) AND (5)" },
    { class: 3, major: 7, minor: 0, text: "Contains objects related to products." },
    { class: 7, major: 100, minor: 2, text: "Nonclustered index." },
    { class: 7, major: 100, minor: 1, text: "Clustered index created by a primary key constraint." },
    { class: 1, major: 4711, minor: 0, text: "Out of sight." },
  ],
  dependencies: [
    { fromClass: 1, from: 905, fromPart: 0, toClass: 1, to: 100, toPart: 6 },
    { fromClass: 1, from: 905, fromPart: 0, toClass: 1, to: 100, toPart: 0 },
  ],
  typeUses: [{ from: 100, fromPart: 3, to: 259 }],
};

function index(table: number, id: number, name: string, more: object) {
  const usual = { unique: false, isPrimary: false, isConstraint: false, hasFilter: false, disabled: false };
  const options = { fillFactor: 0, padded: false, ignoreDuplicates: false, rowLocks: true, pageLocks: true };
  return {
    table,
    id,
    name,
    ...usual,
    ...options,
    sequential: false,
    noRecompute: false,
    compression: 0,
    filegroup: null,
    ...more,
  };
}

describe("SQL Server's catalog as facts", () => {
  it("reads tables of AdventureWorks", async () => {
    const { schema } = await read(adventureWorks);
    const facts = (kind: string) => schema.ofKind(kind).map(({ kind: _, ...rest }) => rest);
    expect(facts("column").filter(({ table }) => table === "ProductReview")).to.deep.include.members([
      {
        namespace: "Production",
        table: "ProductReview",
        name: "ProductReviewID",
        position: 1,
        type: "int",
        nullable: false,
        identity: { mode: "always" },
      },
      {
        namespace: "Production",
        table: "ProductReview",
        name: "ReviewDate",
        position: 4,
        type: "datetime",
        nullable: false,
        default: "getdate()",
        defaultName: "DF_ProductReview_ReviewDate",
      },
      {
        namespace: "Production",
        table: "ProductReview",
        name: "ReviewerName",
        position: 3,
        type: "dbo.Name",
        nullable: false,
      },
      {
        namespace: "Production",
        table: "ProductReview",
        name: "Comments",
        position: 7,
        type: "nvarchar(3850)",
        nullable: true,
      },
    ]);
    expect(schema.ofKind("primaryKey")[0]).to.deep.equal({
      kind: "primaryKey",
      namespace: "Production",
      table: "Product",
      name: "PK_Product_ProductID",
      columns: ["ProductID"],
    });
    expect(facts("index")).to.deep.equal([
      {
        namespace: "Production",
        table: "Product",
        name: "AK_Product_rowguid",
        keys: [{ column: "rowguid" }],
        unique: true,
      },
      {
        namespace: "Production",
        table: "ProductReview",
        name: "IX_ProductReview_ProductID_Name",
        keys: [{ column: "ProductID" }, { column: "ReviewerName" }],
        include: ["Comments"],
      },
    ]);
    expect(facts("check")).to.deep.equal([
      {
        namespace: "Production",
        table: "ProductReview",
        name: "CK_ProductReview_Rating",
        expression: "[Rating]>=(1) AND [Rating]<=(5)",
      },
    ]);
    expect(facts("foreignKey")).to.deep.equal([
      {
        namespace: "Production",
        table: "ProductReview",
        name: "FK_ProductReview_Product_ProductID",
        columns: ["ProductID"],
        references: { namespace: "Production", table: "Product", columns: ["ProductID"] },
      },
    ]);
    expect(schema.ofKind("domain").map((each) => Reflect.get(each, "definition"))).to.deep.equal([
      "CREATE TYPE [dbo].[Flag] FROM bit NOT NULL",
      "CREATE TYPE [dbo].[Name] FROM nvarchar(50)",
    ]);
    expect(schema.ofKind("comment").map(({ name }) => name)).to.have.members([
      "table ProductReview",
      "column ReviewerName",
      "check CK_ProductReview_Rating",
      "namespace Production",
      "index IX_ProductReview_ProductID_Name",
    ]);
  });

  it("says what stands on what", async () => {
    const { schema } = await read(adventureWorks);
    const needs = (kind: string, name: string) => {
      const object = schema.ofKind(kind).find((each) => each.name === name);
      return object === undefined
        ? []
        : schema.dependenciesOf(object).map((each) => `${each.kind} ${each.name}`);
    };
    expect(needs("check", "CK_ProductReview_Rating")).to.deep.equal(["column Rating"]);
    expect(needs("foreignKey", "FK_ProductReview_Product_ProductID")).to.deep.equal([
      "primaryKey PK_Product_ProductID",
    ]);
    expect(needs("column", "ReviewerName")).to.deep.equal(["domain Name"]);
  });

  it("leaves out the name of a default that is made of table and column", async () => {
    const columns = [
      column(100, 1, "email", "varchar", 20, { defaultId: 9, defaultName: "df_user_email", default: "('')" }),
    ];
    const tables = [{ id: 100, namespace: "dbo", name: "user" }];
    const [found] = await objectsOf({ tables, columns }, "column");
    expect(found).to.include({ default: "''", type: "varchar(20)" }).and.not.have.property("defaultName");
  });

  /** After "Temporal tables" in the documentation, `dbo.Department` with a history that is kept for six months. */
  it("reads a temporal table, and what is not as usual", async () => {
    const [table] = await objectsOf(
      {
        tables: [
          {
            id: 1,
            namespace: "dbo",
            name: "Department",
            escalation: 2,
            compression: 2,
            filegroup: "ARCHIVE",
            start: "SysStartTime",
            end: "SysEndTime",
            historyNamespace: "dbo",
            history: "DepartmentHistory",
            retention: 6,
            unit: 5,
          },
        ],
      },
      "table",
    );
    expect(table).to.deep.equal({
      kind: "table",
      namespace: "dbo",
      name: "Department",
      tablespace: "ARCHIVE",
      storage: { data_compression: "page", lock_escalation: "auto" },
      temporal: {
        start: "SysStartTime",
        end: "SysEndTime",
        history: { namespace: "dbo", table: "DepartmentHistory" },
        retention: "6 MONTHS",
      },
    });
  });

  it("reads computed, sparse, hidden and period columns, identities that count otherwise, lengths", async () => {
    const columns = [
      column(1, 1, "id", "decimal", 17, {
        precision: 38,
        isIdentity: true,
        seed: "-5",
        increment: "12345678901234567890",
      }),
      column(1, 2, "line", "numeric", 9, {
        precision: 18,
        isComputed: true,
        computed: "([a]*[b])",
        persisted: true,
      }),
      column(1, 3, "from", "datetime2", 8, { precision: 27, scale: 7, period: 1, hidden: true }),
      column(1, 4, "to", "datetime2", 7, { precision: 23, scale: 3, period: 2 }),
      column(1, 5, "note", "varchar", -1, { sparse: true, nullable: true, collation: "Latin1_General_BIN2" }),
      column(1, 6, "v", "timestamp", 8),
      column(1, 7, "e", "vector", 6152, { vectorBase: "float32" }),
      column(1, 8, "h", "vector", 3080, { vectorBase: "float16" }),
    ];
    const found = await objectsOf({ tables: [{ id: 1, namespace: "dbo", name: "t" }], columns }, "column");
    const byName = new Map(found.map(({ kind: _, namespace: _n, table: _t, name, ...rest }) => [name, rest]));
    expect(byName.get("id")).to.deep.equal({
      position: 1,
      type: "decimal(38)",
      nullable: false,
      identity: { mode: "always", start: "-5", increment: "12345678901234567890" },
    });
    expect(byName.get("line")).to.deep.include({
      type: "numeric(18)",
      generated: { expression: "[a]*[b]", stored: true },
    });
    expect(byName.get("from")).to.deep.include({ type: "datetime2", period: "start", hidden: true });
    expect(byName.get("to"))
      .to.deep.include({ type: "datetime2(3)", period: "end" })
      .and.not.have.property("hidden");
    expect(byName.get("note")).to.deep.include({
      type: "varchar(max)",
      sparse: true,
      collation: "Latin1_General_BIN2",
    });
    expect(byName.get("v")).to.deep.include({ type: "rowversion" });
    expect(byName.get("e")).to.deep.include({ type: "vector(1536)" });
    expect(byName.get("h")).to.deep.include({ type: "vector(1536,float16)" });
  });

  it("reads keys and indexes that are not as usual", async () => {
    const { schema } = await read({
      tables: [{ id: 1, namespace: "dbo", name: "t" }],
      indexes: [
        index(1, 2, "pk", { type: 2, isPrimary: true, fillFactor: 80, compression: 1 }),
        // What is so of the rows is said of the table.
        index(1, 3, "uq", { type: 1, isConstraint: true, unique: true, filegroup: "FAST", compression: 2 }),
        index(1, 4, "ix", {
          type: 2,
          filegroup: "PRIMARY",
          unique: true,
          hasFilter: true,
          filter: "([a] IS NOT NULL)",
          disabled: true,
          fillFactor: 100,
          padded: true,
          ignoreDuplicates: true,
          rowLocks: false,
          pageLocks: false,
          sequential: true,
          noRecompute: true,
        }),
      ],
      indexColumns: [
        { table: 1, index: 2, name: "a", descending: true, included: false },
        { table: 1, index: 2, name: "b", descending: false, included: false },
        { table: 1, index: 3, name: "b", descending: false, included: false },
        { table: 1, index: 4, name: "a", descending: true, included: false },
      ],
    });
    const place = { namespace: "dbo", table: "t" };
    expect(schema.ofKind("primaryKey")).to.deep.equal([
      {
        kind: "primaryKey",
        ...place,
        name: "pk",
        columns: ["a", "b"],
        descending: ["a"],
        storage: { data_compression: "row", fillfactor: "80" },
        clustered: false,
      },
    ]);
    expect(schema.ofKind("unique")).to.deep.equal([
      { kind: "unique", ...place, name: "uq", columns: ["b"], clustered: true },
    ]);
    expect(schema.ofKind("index")).to.deep.equal([
      {
        kind: "index",
        ...place,
        name: "ix",
        keys: [{ column: "a", order: "desc" }],
        unique: true,
        where: "[a] IS NOT NULL",
        disabled: true,
        tablespace: "PRIMARY",
        storage: {
          allow_page_locks: "off",
          allow_row_locks: "off",
          ignore_dup_key: "on",
          optimize_for_sequential_key: "on",
          pad_index: "on",
          statistics_norecompute: "on",
        },
      },
    ]);
  });

  it("tells constraints that are disabled from those that are not trusted, and from those that replication is spared", async () => {
    const check = { table: 1, definition: "([a]>(0))", disabled: false, untrusted: true, spared: false };
    const checks = [
      { ...check, id: 1, name: "disabled", disabled: true },
      { ...check, id: 2, name: "spared", spared: true },
      { ...check, id: 3, name: "untrusted" },
    ];
    const found = await objectsOf({ tables: [{ id: 1, namespace: "dbo", name: "t" }], checks }, "check");
    const said = found.map(({ name, ...rest }) => [
      name,
      Reflect.get(rest, "notEnforced"),
      Reflect.get(rest, "notValid"),
    ]);
    expect(said).to.deep.equal([
      ["disabled", true, undefined],
      ["spared", undefined, undefined],
      ["untrusted", undefined, true],
    ]);
  });

  it("reads sequences by what they do beside counting up from 1", async () => {
    const usual = {
      typeNamespace: null,
      length: 8,
      precision: 19,
      scale: 0,
      cycle: false,
      cached: true,
      cache: null,
    };
    const big = { min: "-9223372036854775808", max: "9223372036854775807" };
    const sequences = [
      {
        id: 1,
        namespace: "dbo",
        name: "a",
        type: "bigint",
        start: "1",
        increment: "1",
        ...usual,
        ...big,
        min: "1",
      },
      {
        id: 2,
        namespace: "dbo",
        name: "b",
        type: "bigint",
        start: big.min,
        increment: "1",
        ...usual,
        ...big,
      },
      {
        id: 3,
        namespace: "dbo",
        name: "c",
        type: "int",
        start: "-1",
        increment: "-2",
        ...usual,
        min: "-2147483648",
        max: "-1",
        cached: false,
        cycle: true,
      },
      {
        id: 4,
        namespace: "dbo",
        name: "d",
        type: "decimal",
        start: "1",
        increment: "1",
        ...usual,
        precision: 5,
        min: "1",
        max: "99999",
        cache: 50,
      },
    ];
    const found = await objectsOf({ sequences }, "sequence");
    expect(found.map(({ kind: _, namespace: _n, ...rest }) => rest)).to.deep.equal([
      { name: "a" },
      { name: "b", minValue: "-9223372036854775808" },
      { name: "c", increment: "-2", cache: "1", cycle: true, type: "int" },
      { name: "d", cache: "50", type: "decimal(5)" },
    ]);
  });

  /** After "CREATE VIEW", "CREATE TRIGGER" and "CREATE TYPE" in the documentation. */
  it("reads modules with the names that they have now, and table types", async () => {
    const { schema } = await read({
      tables: [{ id: 1, namespace: "dbo", name: "Sales" }],
      modules: [
        {
          id: 5,
          type: "TR",
          namespace: "dbo",
          name: "reminder",
          parentId: 1,
          disabled: true,
          definition:
            "CREATE TRIGGER reminder1 ON Sales.Customer AFTER INSERT AS RAISERROR ('Notify', 16, 10);",
        },
        {
          id: 3,
          type: "FN",
          namespace: "dbo",
          name: "Week",
          parentId: 0,
          definition: "CREATE FUNCTION dbo.ISOweek (@DATE datetime) RETURNS int AS BEGIN RETURN 1 END",
        },
        {
          id: 2,
          type: "V",
          namespace: "dbo",
          name: "v",
          parentId: 0,
          definition: "CREATE VIEW v WITH SCHEMABINDING AS SELECT a FROM dbo.Sales",
        },
      ],
      columns: [
        column(2, 1, "a", "int", 4),
        column(7, 1, "LocationName", "varchar", 50),
        column(7, 2, "CostRate", "int", 4, {
          nullable: true,
          defaultId: 8,
          defaultName: "DF__TT_Loca__CostR__1",
          default: "((0))",
        }),
      ],
      tableTypes: [{ id: 7, typeId: 300, namespace: "dbo", name: "LocationTableType" }],
      indexes: [
        index(7, 1, "PK__TT_Locat__1", { type: 1, isPrimary: true }),
        index(2, 1, "cx", { type: 1, unique: true }),
      ],
      indexColumns: [
        { table: 7, index: 1, name: "LocationName", descending: false, included: false },
        { table: 2, index: 1, name: "a", descending: false, included: false },
      ],
      checks: [
        {
          table: 7,
          id: 10,
          name: "CK__TT",
          definition: "([CostRate]>=(0))",
          disabled: false,
          untrusted: false,
          spared: false,
        },
      ],
      dependencies: [{ fromClass: 1, from: 2, fromPart: 0, toClass: 1, to: 1, toPart: 0 }],
    });
    const [view] = schema.ofKind("view");
    expect(view).to.deep.equal({
      kind: "view",
      namespace: "dbo",
      name: "v",
      definition: "CREATE VIEW [dbo].[v] WITH SCHEMABINDING AS SELECT a FROM dbo.Sales",
      shape: [],
      result: [{ name: "a", type: "int" }],
    });
    expect(schema.ofKind("function")[0]).to.deep.include({
      name: "Week",
      definition: "CREATE FUNCTION [dbo].[Week] (@DATE datetime) RETURNS int AS BEGIN RETURN 1 END",
      shape: ["FN"],
      isRenamed: true,
    });
    expect(schema.ofKind("trigger")[0]).to.deep.include({
      table: "Sales",
      definition:
        "CREATE TRIGGER [dbo].[reminder] ON [dbo].[Sales] AFTER INSERT AS RAISERROR ('Notify', 16, 10);\nGO\n" +
        "DISABLE TRIGGER [dbo].[reminder] ON [dbo].[Sales]",
    });
    expect(schema.ofKind("tableType")[0]).to.deep.include({
      definition:
        "CREATE TYPE [dbo].[LocationTableType] AS TABLE (\n  [LocationName] varchar(50) NOT NULL,\n  [CostRate] int NULL DEFAULT (0),\n" +
        "  PRIMARY KEY CLUSTERED ([LocationName]),\n  CHECK ([CostRate]>=(0))\n)",
    });
    expect(schema.ofKind("index")).to.deep.equal([
      {
        kind: "index",
        namespace: "dbo",
        table: "v",
        name: "cx",
        keys: [{ column: "a" }],
        unique: true,
        clustered: true,
      },
    ]);
    const needs = (kind: string) =>
      schema.dependenciesOf(schema.ofKind(kind)[0] as SchemaObject).map(({ name }) => name);
    expect([needs("view"), needs("trigger"), needs("index")]).to.deep.equal([["Sales"], ["Sales"], ["v"]]);
  });

  it("refuses to read what the login may not see, which would seem to be gone", async () => {
    const columns = [column(1, 1, "a", "int", 4, { defaultId: 9, defaultName: "d", default: null })];
    const error = await read({ tables: [{ id: 1, namespace: "dbo", name: "t" }], columns }).catch(
      (each: unknown) => each,
    );
    expect(isSchemixError(error, "PERMISSION_DENIED")).to.equal(true);
    expect((error as { fix?: string }).fix).to.contain("VIEW DEFINITION");
  });

  it("refuses to read columns of types, and foreign keys to tables, that the login may not see", async () => {
    const tables = [{ id: 1, namespace: "dbo", name: "t" }];
    const unseen = { ...column(1, 1, "a", "int", 4), type: null };
    const key = { table: 1, id: 7, name: "fk", column: "a", target: 2, targetName: null, targetColumn: null };
    for (const [recording, message] of [
      [{ tables, columns: [unseen] }, "The login may not see the type of a"],
      [{ tables, foreignKeys: [key] }, "The login may not see the table that fk of dbo.t refers to"],
    ] as const) {
      const error = await read(recording as unknown as Recording).catch((each: unknown) => each);
      expect(error).to.include({ code: "PERMISSION_DENIED", message });
    }
  });

  it("reads again when something was altered meanwhile, and not for ever", async () => {
    const once = new RecordedConnection((_, count) => resultsOf({}, count === 1 ? ["1", "2"] : ["2", "2"]));
    await introspect(once, scope);
    expect(once.scripts).to.have.length(2);
    const always = new RecordedConnection((_, count) => resultsOf({}, [`${count}`, `${count + 1}`]));
    await introspect(always, scope);
    expect(always.scripts).to.have.length(3);
  });

  it("does not look for what has no word where nobody asks", async () => {
    const connection = new RecordedConnection(() =>
      resultsOf({})
        .slice(0, -2)
        .concat([[{ stamp: "1" }]]),
    );
    const { unmodelled } = await introspect(connection, scope, { unmodelled: false });
    expect(unmodelled).to.deep.equal([]);
    expect(connection.scripts[0]).to.not.contain("full-text");
    const asked = await read({ unmodelled: [{ what: "synonym", where: "dbo.s" }] });
    expect(asked.unmodelled).to.deep.equal([{ what: "synonym", where: "dbo.s" }]);
  });
});
