/** What migrations say to SQL Server, one operation or attribute at a time, and the page that its statement comes from. */
import type { Operations } from "../../../src/objects/operations.js";
import { frozenTable } from "../../../src/operations/frozen-table.js";
import { sql } from "../../../src/schema/sql.js";

export interface ScriptCase {
  readonly name: string;
  readonly page: string;
  readonly body: (op: Operations) => void;
}

const statements = "https://learn.microsoft.com/en-us/sql/t-sql/statements";
const procedures = "https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures";
const tables = "https://learn.microsoft.com/en-us/sql/relational-databases/tables";
const conversions =
  "https://learn.microsoft.com/en-us/sql/t-sql/data-types/data-type-conversion-database-engine";
const createTable = `${statements}/create-table-transact-sql`;
const alterTable = `${statements}/alter-table-transact-sql`;
const createIndex = `${statements}/create-index-transact-sql`;
const alterIndex = `${statements}/alter-index-transact-sql`;
const rename = `${procedures}/sp-rename-transact-sql`;
const alterSchema = `${statements}/alter-schema-transact-sql`;
const properties = `${procedures}/sp-addextendedproperty-transact-sql`;
const history = { namespace: "dbo", table: "price_history" };

function pageCase(name: string, page: string, body: ScriptCase["body"]): ScriptCase {
  return { name, page, body };
}

const tableCases: readonly ScriptCase[] = [
  pageCase("create-table", createTable, (op) =>
    op.createTable("user", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("email", "nvarchar(320)");
      t.column("nickname", "nvarchar(50)", { nullable: true });
      t.column("created_at", "datetime2", { default: sql`sysutcdatetime()` });
      t.column("team_id", "bigint");
      t.primaryKey("pk_user", ["id"]);
      t.unique("uq_user_email", ["email"]);
      t.check("ck_user_email", sql`charindex(N'@', [email]) > 1`);
      t.foreignKey("fk_user_team_id", ["team_id"], {
        references: ["team", ["id"]],
        onDelete: "cascade",
        onUpdate: "setNull",
      });
    }),
  ),
  pageCase("create-table-columns", createTable, (op) =>
    op.createTable("thing", (t) => {
      t.column("id", "int", { identity: { mode: "always", start: 100, increment: 10 } });
      t.column("code", "varchar(10)", { collation: "Latin1_General_100_BIN2" });
      t.column("rare", "nvarchar(max)", { nullable: true, sparse: true });
      t.column("guid", "uniqueidentifier", {
        default: sql`newsequentialid()`,
        defaultName: "df_guid",
        rowGuid: true,
      });
      t.column("price", "decimal(18,2)", { default: 0 });
      t.column("gross", "decimal(20,3)", {
        nullable: true,
        generated: { expression: sql`[price]*(1.19)`, stored: false },
      });
      t.column("total", "decimal(20,3)", { generated: { expression: sql`[price]*(2)`, stored: true } });
      t.column("version", "rowversion");
    }),
  ),
  pageCase("create-table-keys", createTable, (op) =>
    op.createTable("entry", (t) => {
      t.column("a", "int");
      t.column("b", "int");
      t.primaryKey("pk_entry", ["a", "b"], {
        clustered: false,
        descending: ["b"],
        storage: { fillfactor: "80" },
      });
      t.unique("uq_entry_b", ["b"], { clustered: true, tablespace: "fast" });
    }),
  ),
  pageCase("create-table-options", createTable, (op) =>
    op.createTable("log", (t) => t.column("line", "nvarchar(max)"), {
      namespace: "app",
      tablespace: "slow",
      storage: { data_compression: "page", lock_escalation: "disable" },
      ifNotExists: true,
    }),
  ),
  pageCase("create-table-untrusted", alterTable, (op) =>
    op.createTable("old", (t) => {
      t.column("a", "int");
      t.check("ck_old_a", sql`[a]>(0)`, { notValid: true });
      t.foreignKey("fk_old_a", ["a"], { references: ["new", ["id"]], notEnforced: true });
    }),
  ),
  pageCase("create-table-comments", properties, (op) =>
    op.createTable("user", (t) => {
      t.column("email", "nvarchar(320)", { comment: "Where it's read" });
      t.comment("People who can sign in");
    }),
  ),
  pageCase("create-table-temporal", `${tables}/creating-a-system-versioned-temporal-table`, (op) =>
    op.createTable(
      "price",
      (t) => {
        t.column("id", "int");
        t.column("valid_from", "datetime2", { period: "start", hidden: true });
        t.column("valid_to", "datetime2", { period: "end", hidden: true });
        t.primaryKey("pk_price", ["id"]);
      },
      { temporal: { start: "valid_from", end: "valid_to", history, retention: "6 MONTHS" } },
    ),
  ),
  pageCase("alter-table-temporal-on", `${tables}/creating-a-system-versioned-temporal-table`, (op) => {
    op.addColumn("price", "valid_from", "datetime2", { period: "start" });
    op.addColumn("price", "valid_to", "datetime2", { period: "end" });
    op.alterTable("price", { temporal: { start: "valid_from", end: "valid_to", history } });
  }),
  pageCase(
    "alter-table-temporal-off",
    `${tables}/stopping-system-versioning-on-a-system-versioned-temporal-table`,
    (op) => op.alterTable("price", { temporal: null }),
  ),
  pageCase("alter-table-filegroup", `${statements}/drop-index-transact-sql`, (op) =>
    op.alterTable("log", { tablespace: "fast" }),
  ),
  pageCase("alter-table-storage", alterTable, (op) =>
    op.alterTable("log", { storage: { data_compression: "row", lock_escalation: null } }),
  ),
  pageCase("drop-table", `${statements}/drop-table-transact-sql`, (op) => op.dropTable("user")),
  pageCase("drop-table-if-exists", `${statements}/drop-table-transact-sql`, (op) =>
    op.dropTable("user", { ifExists: true, namespace: "app" }),
  ),
  pageCase("rename-table", rename, (op) => op.renameTable("user", "per]son", { namespace: "app" })),
  pageCase("transfer-table", alterSchema, (op) => {
    op.renameTable("invoice", "invoice", { namespace: "dbo", toNamespace: "billing" });
    op.renameTable("sale", "it's a b]ill", { namespace: "dbo", toNamespace: "Bill]ing" });
  }),
];

const columnCases: readonly ScriptCase[] = [
  pageCase("add-column", alterTable, (op) => op.addColumn("user", "age", "int", { nullable: true })),
  pageCase("add-column-default", alterTable, (op) =>
    op.addColumn("user", "plan", "nvarchar(10)", { default: "free" }),
  ),
  pageCase("add-column-computed", alterTable, (op) =>
    op.addColumn("user", "key", "nvarchar(320)", {
      nullable: true,
      generated: { expression: sql`lower([email])` },
    }),
  ),
  pageCase("add-column-comment", properties, (op) =>
    op.addColumn("user", "age", "int", { nullable: true, comment: "In years", namespace: "app" }),
  ),
  pageCase("drop-column", alterTable, (op) => op.dropColumn("user", "age")),
  pageCase("rename-column", rename, (op) => op.renameColumn("user", "nick", "nickname")),
  pageCase("alter-column-type", alterTable, (op) =>
    op.alterColumn("user", "age", { type: "bigint", nullable: false }),
  ),
  pageCase("alter-column-type-lossless", alterTable, (op) =>
    op.alterColumn("user", "name", { type: "varchar(50)", nullable: true, lossless: "nvarchar(50)" }),
  ),
  pageCase("alter-column-type-using", alterTable, (op) =>
    op.alterColumn("user", "note", { type: "xml", using: sql`CONVERT(xml, [note])`, nullable: true }),
  ),
  pageCase("alter-column-nullable", alterTable, (op) => op.alterColumn("user", "age", { nullable: false })),
  pageCase("alter-column-collation", alterTable, (op) =>
    op.alterColumn("user", "email", {
      type: "nvarchar(320)",
      nullable: false,
      collation: "Latin1_General_100_CI_AI",
    }),
  ),
  pageCase("alter-column-default", alterTable, (op) => op.alterColumn("user", "plan", { default: "free" })),
  pageCase("alter-column-no-default", alterTable, (op) => op.alterColumn("user", "plan", { default: null })),
  pageCase("alter-column-default-name", rename, (op) =>
    op.alterColumn("user", "plan", { defaultName: null }),
  ),
  pageCase("alter-column-no-identity", alterTable, (op) =>
    op.alterColumn("user", "id", { identity: null, type: "bigint", nullable: false }),
  ),
  pageCase("alter-column-not-computed", alterTable, (op) =>
    op.alterColumn("user", "key", { generated: null, type: "nvarchar(320)", nullable: true }),
  ),
  pageCase("alter-column-marks", alterTable, (op) => {
    op.alterColumn("user", "rare", { sparse: true });
    op.alterColumn("user", "seldom", { type: "bigint", nullable: true, sparse: true });
    op.alterColumn("user", "common", { sparse: false, nullable: false, type: "int" });
    op.alterColumn("user", "guid", { rowGuid: true });
    op.alterColumn("user", "former", { rowGuid: false, type: "nvarchar(36)", nullable: false });
    op.alterColumn("user", "kept", { type: "uniqueidentifier", nullable: false });
    op.alterColumn("user", "valid_from", { hidden: false });
  }),
];

const constraintCases: readonly ScriptCase[] = [
  pageCase("create-primary-key", alterTable, (op) => op.createPrimaryKey("pk_user", "user", ["id"])),
  pageCase("create-unique", alterTable, (op) =>
    op.createUniqueConstraint("uq_user_email", "user", ["email"]),
  ),
  pageCase("create-check", alterTable, (op) =>
    op.createCheckConstraint("ck_user_age", "user", sql`[age]>=(0) -- always`),
  ),
  pageCase("create-check-untrusted", alterTable, (op) =>
    op.createCheckConstraint("ck_user_age", "user", sql`[age]>=(0)`, { notValid: true }),
  ),
  pageCase("create-foreign-key", alterTable, (op) =>
    op.createForeignKey("fk_user_team_id", "user", ["team_id"], {
      references: ["team", ["id"]],
      onDelete: "setDefault",
      namespace: "app",
    }),
  ),
  pageCase("create-foreign-key-disabled", alterTable, (op) =>
    op.createForeignKey("fk_user_team_id", "user", ["team_id"], {
      references: ["team", ["id"]],
      notEnforced: true,
    }),
  ),
  pageCase("alter-foreign-key", alterTable, (op) => {
    op.alterForeignKey("fk_user_team_id", "user", { notEnforced: true });
    op.alterForeignKey("fk_user_team_id", "user", { notEnforced: false });
  }),
  pageCase("drop-constraint", alterTable, (op) => op.dropConstraint("uq_user_email", "user", "unique")),
  pageCase("drop-constraint-if-exists", alterTable, (op) =>
    op.dropConstraint("uq_user_email", "user", "unique", { ifExists: true }),
  ),
  pageCase("rename-constraint", rename, (op) => op.renameConstraint("user", "uq_user_email", "uq_email")),
  pageCase("validate-constraint", alterTable, (op) => op.validateConstraint("ck_user_age", "user")),
];

const indexCases: readonly ScriptCase[] = [
  pageCase("create-index", createIndex, (op) => op.createIndex("ix_user_created_at", "user", ["created_at"])),
  pageCase("create-index-options", createIndex, (op) => {
    op.createIndex("ix_user_name", "user", [{ column: "name", order: "desc" }, "id"], {
      unique: true,
      include: ["email"],
      where: sql`[name] IS NOT NULL`,
      storage: { fillfactor: "70", pad_index: "on", data_compression: "page" },
      tablespace: "fast",
    });
    op.createIndex("ix_user_code", "user", ["code"], { unique: true, storage: { ignore_dup_key: "on" } });
  }),
  pageCase("create-index-clustered", createIndex, (op) =>
    op.createIndex("ix_log_at", "log", ["at"], { clustered: true, ifNotExists: true }),
  ),
  pageCase("create-index-online", createIndex, (op) =>
    op.createIndex("ix_user_email", "user", ["email"], { concurrently: true }),
  ),
  pageCase("create-index-disabled", alterIndex, (op) =>
    op.createIndex("ix_user_email", "user", ["email"], { disabled: true }),
  ),
  pageCase("alter-index", alterIndex, (op) => {
    op.alterIndex("ix_user_email", "user", {
      storage: { fillfactor: "70", allow_row_locks: "off", ignore_dup_key: null },
    });
    op.alterIndex("ix_user_email", "user", { disabled: true });
    op.alterIndex("ix_user_email", "user", { disabled: false });
  }),
  pageCase("drop-index", `${statements}/drop-index-transact-sql`, (op) => {
    op.dropIndex("ix_user_email", "user");
    op.dropIndex("ix_user_email", "user", { ifExists: true, namespace: "app" });
  }),
  pageCase("rename-index", rename, (op) => op.renameIndex("user", "ix_user_email", "ix_email")),
];

const otherCases: readonly ScriptCase[] = [
  pageCase("namespaces", `${statements}/create-schema-transact-sql`, (op) => {
    op.createNamespace("app");
    op.dropNamespace("app");
  }),
  pageCase("create-sequence", `${statements}/create-sequence-transact-sql`, (op) => {
    op.createSequence("ticket");
    op.createSequence("countdown", {
      type: "integer",
      start: 10,
      increment: -1,
      minValue: 0,
      maxValue: 10,
      cycle: true,
      cache: 50,
    });
  }),
  pageCase("alter-sequence", `${statements}/alter-sequence-transact-sql`, (op) => {
    op.alterSequence("ticket", { increment: 2, maxValue: 1000, cycle: false, cache: 1 });
    op.alterSequence("ticket", { start: 500 });
  }),
  pageCase("transfer-sequence", alterSchema, (op) =>
    op.renameSequence("ticket", "ticket", { namespace: "dbo", toNamespace: "app" }),
  ),
  pageCase("drop-and-rename-sequence", `${statements}/drop-sequence-transact-sql`, (op) => {
    op.renameSequence("ticket", "number");
    op.dropSequence("number");
  }),
  pageCase("comments", properties, (op) => {
    op.comment({ kind: "namespace", name: "app" }, "All that is ours");
    op.comment({ kind: "table", name: "user" }, "People");
    op.comment({ kind: "column", table: "user", name: "email", namespace: "app" }, "Where it's read");
    op.comment({ kind: "constraint", table: "user", name: "ck_user_age" }, null);
    op.comment({ kind: "index", table: "user", name: "ix_user_email" }, "For signing in");
    op.comment({ kind: "view", name: "totals", namespace: "app" }, "By month");
    op.comment({ kind: "sequence", name: "ticket", namespace: "app" }, "Never again");
  }),
  pageCase("view", `${statements}/create-view-transact-sql`, (op) => {
    op.createObject(
      "view",
      "totals",
      sql`CREATE VIEW [dbo].[totals] AS SELECT SUM([price]) AS [total] FROM [dbo].[order]`,
    );
    op.replaceObject(
      "view",
      "totals",
      sql`CREATE VIEW [dbo].[totals] AS SELECT MAX([price]) AS [total] FROM [dbo].[order]`,
    );
    op.renameObject("view", "totals", "sums");
    op.dropObject("view", "sums");
  }),
  pageCase("trigger-disabled", `${statements}/disable-trigger-transact-sql`, (op) =>
    op.createObject(
      "trigger",
      "tr_user",
      sql`CREATE TRIGGER [dbo].[tr_user] ON [dbo].[user] AFTER INSERT AS
BEGIN
  SET NOCOUNT ON; -- go
END
GO
DISABLE TRIGGER [dbo].[tr_user] ON [dbo].[user]`,
      { table: "user" },
    ),
  ),
  pageCase("trigger-replaced", `${procedures}/sp-settriggerorder-transact-sql`, (op) =>
    op.replaceObject(
      "trigger",
      "it's",
      sql`CREATE TRIGGER [dbo].[it's] ON [dbo].[user] AFTER INSERT AS SET NOCOUNT ON
GO
DISABLE TRIGGER [dbo].[it's] ON [dbo].[user]`,
      { table: "user", namespace: "dbo" },
    ),
  ),
  pageCase("types", `${statements}/create-type-transact-sql`, (op) => {
    op.createObject("domain", "email", sql`CREATE TYPE [dbo].[email] FROM nvarchar(320) NOT NULL`);
    op.renameObject("domain", "email", "address");
    op.dropObject("tableType", "ids");
  }),
  pageCase("transfer-modules", alterSchema, (op) => {
    op.renameObject("view", "totals", "sums", { namespace: "dbo", toNamespace: "app" });
    op.renameObject("procedure", "tidy", "tidy", { namespace: "app", toNamespace: "dbo" });
  }),
  pageCase("transfer-types", alterSchema, (op) => {
    op.renameObject("domain", "email", "email", { namespace: "dbo", toNamespace: "app" });
    op.renameObject("tableType", "ids", "numbers", { namespace: "app", toNamespace: "dbo" });
  }),
  pageCase("bulk-insert", `${statements}/insert-transact-sql`, (op) =>
    op.bulkInsert("plan", [
      { id: 1, name: "free", note: null },
      { id: 2, name: "pro", note: "paid" },
    ]),
  ),
  pageCase(
    "bulk-insert-mixed",
    `${tables.replace("relational-databases/tables", "t-sql/queries")}/table-value-constructor-transact-sql`,
    (op) =>
      op.bulkInsert("plan", [
        { id: 1, made: sql`sysutcdatetime()`, note: null },
        { id: 2, made: null, note: null },
      ]),
  ),
  pageCase("bulk-insert-money", conversions, (op) =>
    op.bulkInsert(frozenTable("plan", { id: "int", price: "money?" }), [
      { id: 1, price: "12.5000" },
      { id: 2, price: null },
    ]),
  ),
  pageCase("bulk-insert-ignore", `${statements}/insert-transact-sql`, (op) => {
    const plans = [
      { id: 1, name: "free" },
      { id: 2, name: "pro" },
    ];
    op.bulkInsert("plan", plans, { onConflict: "ignore", key: ["id"] });
    op.bulkInsert("plan", [{ id: 1, name: "free" }], { onConflict: "ignore" });
  }),
  pageCase("bulk-insert-update", `${statements}/insert-transact-sql`, (op) =>
    op.bulkInsert("plan", [{ id: 1, name: "free" }], { onConflict: "update", key: ["id"] }),
  ),
];

export const scriptCases = [...tableCases, ...columnCases, ...constraintCases, ...indexCases, ...otherCases];
