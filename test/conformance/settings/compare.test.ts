import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { diff } from "../../../src/api/diff.js";
import { drift } from "../../../src/api/drift.js";
import { generate } from "../../../src/api/generate.js";
import { up } from "../../../src/api/up.js";
import { Column, PrimaryColumn } from "../../../src/entities/decorators/column.js";
import { Entity } from "../../../src/entities/decorators/entity.js";
import { Check } from "../../../src/entities/decorators/rule.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import type { ComparedFact, Comparers } from "../../../src/objects/comparers.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity({ comment: "wanted" })
@Check("ck_item_amount", "amount > 1")
class Item {
  @PrimaryColumn("int") id!: number;
  @Column("text", { default: "a" }) label!: string;
  @Column("int", { nullable: true }) amount!: number | null;
}

const start = `create table item (id int constraint pk_item primary key, label varchar(20) not null default 'b',
  amount int constraint ck_item_amount check (amount > 0));
comment on table item is 'there'`;

describe("What a project calls equal", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await testPglite();
    await db.query(start);
    project = createProject(withSharedScratch(db.database), { entities: [Item] });
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });

  const base = (compare: Comparers, settings: object = {}) => ({
    ...project.base,
    config: { ...project.base.config, compare, ...settings },
  });
  const changes = async (compare: Comparers) =>
    (await diff(base(compare))).operations.map(({ description }) => description);
  const all: Comparers = {
    type: ({ current, desired }) => current === "character varying(20)" && desired === "text",
    default: () => true,
    check: () => true,
    comment: () => true,
  };

  it("is no difference, and only that", async () => {
    expect(await changes({})).to.deep.equal([
      "drop check ck_item_amount of item",
      "alter column item.label: type text, default 'a'::text",
      "create check ck_item_amount on item",
      "comment on table item",
    ]);
    const asked: ComparedFact[] = [];
    const look = (fact: ComparedFact): undefined => void asked.push(fact);
    const watching = { type: look, default: look, check: look, comment: look, other: look } as Comparers;
    expect(await changes(watching)).to.have.lengthOf(4);
    const told = asked.map(({ kind, name, fact, current, desired }) => [kind, name, fact, current, desired]);
    expect(told).to.deep.include.members([
      ["column", "label", "type", "character varying(20)", "text"],
      ["table", "item", "text", "there", "wanted"],
    ]);
    expect(await changes({ ...all, default: undefined })).to.deep.equal([
      "alter column item.label: default 'a'::text",
    ]);
    expect(await changes(all)).to.deep.equal([]);
    expect((await check(base(all))).isClean).to.equal(true);
    expect((await generate({ ...base(all) })).hasChanges).to.equal(false);
  });

  it("stays as it is beside what changes, there and back", async () => {
    await db.query("alter table item alter amount set not null");
    const result = await generate({ ...base(all), message: "less" });
    expect(result.operations.map(({ description }) => description)).to.deep.equal([
      "alter column item.amount: nullable",
    ]);
    expect(result.rehearsed).to.equal(true);
    expect(result.source).to.not.include("label");
  });

  it("is no drift", async () => {
    await db.query("drop table item");
    const migration = `up(op) { for (const sql of ${JSON.stringify(start.split(";\n"))}) op.execute(sql); }`;
    project.write("a1", "first", migration);
    await up(base({}));
    await db.query("alter table item alter label set default 'z', alter label type text, add note text");
    const changed = async (compare: Comparers) =>
      (await drift(base(compare))).differences.map(({ object }) => object);
    expect(await changed({})).to.deep.equal(["column public.item.label", "column public.item.note"]);
    const asked: unknown[] = [];
    const lenient: Comparers = {
      type: ({ current, desired }) => asked.push(current, desired) > 0,
      default: () => true,
    };
    expect(await changed(lenient)).to.deep.equal(["column public.item.note"]);
    expect(asked.slice(0, 2)).to.deep.equal(["text", "character varying(20)"]);
    const adopted = await drift({ ...base(lenient), adopt: true });
    expect(adopted.migration?.operations.map(({ kind }) => kind)).to.deep.equal(["addColumn"]);
    expect((await drift(base(lenient))).isClean).to.equal(true);
  });

  it("is an error when the function throws or answers with something else", async () => {
    const throwing = (): never => {
      throw new Error("no idea");
    };
    const thrown = (await failureOf(diff(base({ type: throwing })))) as SchemixError;
    expect(thrown).to.include({ code: "HOOK_FAILED", where: "compare.type" });
    expect(thrown.message).to.include("no idea");
    expect(thrown.why).to.include('`type` of column public.item.label: "character varying(20)"');
    const later = (async () => true) as unknown as Comparers["type"];
    const promised = await failureOf(diff(base({ type: later })));
    expect((promised as SchemixError).message).to.include("returned a promise");
    const wrong = await failureOf(diff(base({ tpye: () => true, default: 5 } as unknown as Comparers)));
    expect((wrong as SchemixError).message)
      .to.include("compare.tpye")
      .and.include("compare.default: expected a function");
  });
});
