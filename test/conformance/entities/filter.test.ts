import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { diff } from "../../../src/api/diff.js";
import { generate } from "../../../src/api/generate.js";
import { pull } from "../../../src/api/pull.js";
import type { FilterConfig } from "../../../src/config/types.js";
import { Column, PrimaryColumn } from "../../../src/entities/decorators/column.js";
import { Entity } from "../../../src/entities/decorators/entity.js";
import { JoinColumn, ManyToOne } from "../../../src/entities/decorators/relation.js";
import { Index } from "../../../src/entities/decorators/rule.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity()
class Account {
  @PrimaryColumn("int") id!: number;
  @Column("text") name!: string;
}

@Entity()
@Index(["note"])
class Payment {
  @PrimaryColumn("int") id!: number;
  @Column("text", { nullable: true }) note!: string | null;
  @ManyToOne(() => Account, { foreignKey: "fk_payment_account" })
  @JoinColumn({ name: "account_id" })
  account!: Account;
}

/** The database has more, and some of it otherwise than the entities say. */
const start = `CREATE TABLE account (id int CONSTRAINT pk_account PRIMARY KEY, label varchar(5));
CREATE TABLE payment (id int CONSTRAINT pk_payment PRIMARY KEY, note int, dba_rank int,
  account_id int NOT NULL CONSTRAINT fk_payment_account REFERENCES account);
CREATE INDEX dba_ix ON payment (id, note);
CREATE INDEX ix_payment_dba_rank ON payment (dba_rank);
CREATE TABLE legacy (no serial, at date);
CREATE TYPE legacy_state AS ENUM ('a');
ALTER TABLE legacy ADD state legacy_state;
CREATE FUNCTION dba_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER dba_touch BEFORE UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION dba_touch();
CREATE VIEW legacy_list AS SELECT no FROM legacy`;

describe("Filters", () => {
  let db: TestDatabase;
  before(async () => {
    db = await testPglite();
    await db.query(start);
  });
  after(() => db.close());

  const withFilter = async <T>(
    filter: FilterConfig,
    work: (base: { cwd: string; config: object }) => Promise<T>,
    settings: object = { unmanaged: "drop" },
  ): Promise<T> => {
    const project = createProject(db.database, { entities: [Account, Payment], filter, ...settings });
    try {
      return await work(project.base);
    } finally {
      project.remove();
    }
  };
  const operations = (filter: FilterConfig, settings?: object) =>
    withFilter(
      filter,
      async (base) => (await diff(base)).operations.map(({ description }) => description),
      settings,
    );

  const ofPayment = ["alter column payment.note: type text", "create index ix_payment_note on payment"];
  const dropped = [
    "drop view legacy_list",
    "drop trigger payment.dba_touch",
    "drop function dba_touch()",
    "drop index dba_ix of payment",
    "drop index ix_payment_dba_rank of payment",
    "drop table legacy",
    "drop column payment.dba_rank",
    "drop enum legacy_state",
  ];
  const ofAccount = ["add column account.name text", "drop column account.label"];

  it("absent, everything is looked at", async () => {
    expect(await operations({})).to.have.members([...ofPayment, ...ofAccount, ...dropped]);
  });

  it("leave tables out with all they need, and references to them stay", async () => {
    expect(await operations({ exclude: ["account", "legacy*"] })).to.have.members([
      ...ofPayment,
      ...dropped.filter((each) => !each.includes("legacy")),
      // The server says nothing of a table that is left out there, and so not that it needs the type.
      "drop enum legacy_state",
    ]);
    const legacy = [
      { kind: "table", name: "legacy" },
      { kind: "view", namespace: "public", name: "legacy_*" },
    ] as const;
    expect(await operations({ exclude: [{ kind: "table", name: "account" }, ...legacy] })).to.have.members([
      ...ofPayment,
      ...dropped.filter((each) => !each.includes("legacy")),
    ]);
  });

  it("leave objects of other kinds out: columns with what is built on them, indexes, functions, triggers", async () => {
    const exclude = [
      { kind: "column", table: "payment", name: "dba_*" },
      { kind: ["index", "trigger"], name: "dba_*" },
      { kind: "function", name: "dba_touch()" },
    ] as const;
    expect(await operations({ exclude })).to.have.members([
      // What stands on a column whose type changes is made anew, but this index is not ours.
      ...ofPayment,
      ...ofAccount,
      "drop view legacy_list",
      "drop table legacy",
      "drop enum legacy_state",
    ]);
  });

  it("ask a function about every object", async () => {
    const seen = new Set<string>();
    const isForeign: (object: { kind: string; name: string; table?: string | undefined }) => boolean = ({
      kind,
      name,
      table,
    }) => {
      seen.add(kind);
      return /^(dba|legacy|ix_payment_dba)/.test(name) || table === "account";
    };
    expect(await operations({ exclude: [isForeign] })).to.have.members(ofPayment);
    expect([...seen]).to.include.members([
      "table",
      "column",
      "primaryKey",
      "index",
      "enum",
      "trigger",
      "function",
    ]);
  });

  it("include what is named, of the kinds that are", async () => {
    const include = ["payment", { kind: ["enum", "function", "trigger"], name: "none" }] as const;
    expect(await operations({ include })).to.have.members([
      ...ofPayment,
      "drop index dba_ix of payment",
      "drop index ix_payment_dba_rank of payment",
      "drop column payment.dba_rank",
    ]);
    expect(await operations({ include: [{ namespace: "elsewhere" }] })).to.deep.equal([]);
  });

  it("list nothing of what they leave out, and ask nothing about it", async () => {
    const settings = { unmanaged: "ignore" };
    const all = await withFilter({}, diff, settings);
    expect(all.unmanaged).to.include.members(["table public.legacy", "function public.dba_touch()"]);
    expect(all.questions.map(({ id }) => id)).to.deep.equal(["column public.account.label"]);
    const exclude = [({ name }: { name: string }) => /^(dba|legacy|account)/.test(name)];
    const { unmanaged, questions } = await withFilter({ exclude }, diff, settings);
    expect({ unmanaged, questions }).to.deep.equal({ unmanaged: [], questions: [] });
  });

  it("hold for a rehearsal, and for check", async () => {
    const exclude = [({ name }: { name: string }) => /^(dba|legacy|account|ix_payment_dba)/.test(name)];
    // The index on the column, which is left out, is not in the way of its new type.
    const { rehearsed, operations: done } = await withFilter({ exclude }, (base) =>
      generate({ ...base, message: "m", dryRun: true }),
    );
    expect([rehearsed, done.map(({ description }) => description)]).to.deep.equal([true, ofPayment]);
    expect((await withFilter({ exclude }, check)).operations).to.have.lengthOf(ofPayment.length);
  });

  it("hold for pull", async () => {
    const exclude = [
      "account",
      { kind: ["table", "view"], name: "legacy*" },
      { kind: ["column", "index", "trigger", "function"], name: "dba_*" },
      { kind: "enum", name: "legacy_*" },
    ] as const;
    const { files } = await withFilter({ exclude }, (base) => pull({ ...base, out: "src", dryRun: true }));
    expect(files.map(({ file }) => file.replace(/^.*\/src\//, ""))).to.deep.equal([
      "account.entity.ts",
      "payment.entity.ts",
    ]);
  });

  it("name the function that threw", async () => {
    const broken = () => {
      throw new Error("oh");
    };
    const error = (await failureOf(withFilter({ exclude: ["x", broken] }, diff))) as SchemixError;
    expect(error).to.include({ code: "CONFIG_INVALID", where: "filter.exclude[1]" });
    expect(error.message).to.equal("The function filter.exclude[1] threw: oh");
  });
});
