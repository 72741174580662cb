import { expect } from "chai";
import { renderEntities } from "../../../src/codegen/entities/render-entities.js";
import { complete } from "../../../src/dialects/mssql/normalize/complete.js";
import { commentOn } from "../../../src/objects/comment/shape.js";
import { Schema } from "../../../src/schema/schema.js";
import { flatten, table } from "../../support/facts.js";
import { model } from "../entities/evaluate.js";
import { mssqlParts } from "./parts.js";

const view = {
  kind: "view",
  namespace: "dbo",
  name: "names",
  definition: "CREATE VIEW [dbo].[names] AS SELECT email FROM dbo.[user]",
};

const facts = new Schema([
  { kind: "namespace", namespace: "audit", name: "audit" },
  ...flatten([
    table("team", {
      namespace: "dbo",
      columns: { id: { type: "bigint", identity: { mode: "always" } }, name: "nvarchar(80)!" },
      primaryKey: { columns: ["id"], clustered: false, descending: ["id"] },
      unique: { uq_team_name: { columns: ["name"], clustered: true, storage: { ignore_dup_key: "on" } } },
    }),
    table("user", {
      namespace: "dbo",
      storage: { lock_escalation: "disable" },
      temporal: {
        start: "since",
        end: "until",
        history: { namespace: "audit", table: "user_past" },
        retention: "6 MONTHS",
      },
      columns: {
        id: { type: "uniqueidentifier", default: "newid()", rowGuid: true },
        email: { type: "varchar(320)", default: "'none'", defaultName: "DF__user__email__3B75D760" },
        nick: { type: "nvarchar(20)", nullable: true, sparse: true },
        is_active: { type: "bit", default: "1" },
        said: { type: "nvarchar(max)", default: "N'it''s'" },
        grade: { type: "char(1)", default: "'C'" },
        sort: { type: "nchar(2)", default: "N'xy'" },
        level: { type: "tinyint", default: "10" },
        price: { type: "decimal(10,2)", default: "0" },
        team_id: { type: "bigint", nullable: true, sparse: true },
        since: { type: "datetime2", period: "start", hidden: true },
        until: { type: "datetime2", period: "end" },
        seen: { type: "datetimeoffset(3)", nullable: true },
        half: {
          type: "decimal(11,2)",
          generated: { expression: "[price]/(2)", stored: false },
          nullable: true,
        },
      },
      primaryKey: "id",
      foreignKey: {
        fk_user_team_id: { columns: ["team_id"], references: ["team", ["id"]], notEnforced: true },
      },
      check: { ck_user_price: "[price]>=(0)" },
      index: {
        ix_user_email: { keys: [{ column: "email" }], clustered: true },
        ix_user_nick: {
          keys: [{ column: "nick", order: "desc" }],
          where: "[nick] IS NOT NULL",
          disabled: true,
          include: ["said"],
        },
      },
    }),
  ]),
]);

describe("Entities of what SQL Server has", () => {
  const { files } = renderEntities(facts, { dialect: mssqlParts, naming: "snake_case", namespace: "dbo" });
  const sources = Object.fromEntries(
    files.map(({ name, source }) => [
      name.replace(/\.ts$/, ""),
      source.replace(/^import [^;]*@schemix\/migrate";$/gm, ""),
    ]),
  );

  it("read as a person would write them", () => {
    const user = files.find(({ name }) => name === "user.entity.ts")?.source ?? "";
    expect(user).to.contain(`@Entity({
  storage: { lock_escalation: "disable" },
  mssql: {
    temporal: {
      start: "since",
      end: "until",
      history: { name: "user_past", namespace: "audit" },
      retention: "6 MONTHS",
    },
  },
})`);
    for (const line of [
      `@PrimaryGeneratedColumn("uuid", { mssql: { rowGuid: true } })`,
      `default: "none",`,
      `ascii: true,`,
      `mssql: { defaultName: "DF__user__email__3B75D760" },`,
      `@Column("boolean", { default: true })`,
      `@Column("text", { default: "it's" })`,
      `@Column("char", { length: 1, default: "C" })`,
      `@Column("nchar", { length: 2, default: "xy" })`,
      `@Column("tinyint", { default: 10 })`,
      `@Column("timestamp", { mssql: { hidden: true } })`,
      `@Index({ mssql: { clustered: true } })`,
    ])
      expect(user).to.contain(line);
  });

  it("say views as the SQL that makes them, with their comments beside it", () => {
    const commented = new Schema([...facts, view, commentOn(view, "Who is there")]);
    const { files: all } = renderEntities(commented, {
      dialect: mssqlParts,
      naming: "snake_case",
      namespace: "dbo",
    });
    const text = all.find(({ name }) => name === "names.view.entity.ts")?.source;
    expect(text).to.contain("CREATE VIEW [dbo].[names] AS SELECT email FROM dbo.[user]");
    expect(text).to.contain('{ comment: "Who is there" }').and.not.contain("sp_addextendedproperty");
  });

  it("leave out what only a statement about something else says, and name it", () => {
    const namespace = { kind: "namespace", namespace: "audit", name: "audit" };
    const sequence = { kind: "sequence", namespace: "audit", name: "tickets" };
    const alone = new Schema([namespace, commentOn(namespace, "Who did what"), sequence]);
    const { files: all, leftOut } = renderEntities(alone, {
      dialect: mssqlParts,
      naming: "snake_case",
      namespace: "dbo",
    });
    expect(all).to.deep.equal([]);
    expect(leftOut.map(({ object, why }) => [object.kind, why])).to.deep.equal([
      ["namespace", "no entity has a place for the comment on it, which stays as it is"],
      ["sequence", "there is no class that it could be declared beside"],
    ]);
  });

  it("ask for the same again", () => {
    const again = model(sources, { dialect: mssqlParts, namespace: "dbo" }).schema.with([
      { kind: "namespace", namespace: "audit", name: "audit" },
    ]);
    expect([...complete(again, facts)]).to.deep.equal([...facts]);
  });
});
