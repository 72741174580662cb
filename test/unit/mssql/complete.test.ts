import { expect } from "chai";
import { complete } from "../../../src/dialects/mssql/normalize/complete.js";
import { defaultName } from "../../../src/dialects/mssql/sql/default-name.js";
import type { Column } from "../../../src/objects/column/shape.js";
import { Schema } from "../../../src/schema/schema.js";
import { flatten, sequence, type TableSpec, table } from "../../support/facts.js";

const schemaOf = (spec: TableSpec): Schema => new Schema(flatten([table("t", spec)]));
const nothing = new Schema([]);

function columnOf(desired: TableSpec["columns"], current?: TableSpec["columns"]): Partial<Column> {
  const found = complete(
    schemaOf(desired === undefined ? {} : { columns: desired }),
    current === undefined ? nothing : schemaOf({ columns: current }),
  );
  const {
    kind: _,
    namespace: _n,
    table: _t,
    position: _p,
    name: _name,
    ...rest
  } = found.ofKind("column")[0] as Column;
  return rest;
}

describe("What SQL Server has without being told", () => {
  it("keeps the name that a default has, as long as there is a default and nobody names it", () => {
    const there = { a: { type: "int", default: "0", defaultName: "DF__t__a__1" } };
    expect(columnOf({ a: { type: "int", default: "1" } }, there)).to.deep.include({
      defaultName: "DF__t__a__1",
    });
    expect(columnOf({ a: { type: "int", default: "1", defaultName: "mine" } }, there)).to.deep.include({
      defaultName: "mine",
    });
    expect(columnOf({ a: { type: "int" } }, there)).to.not.have.property("defaultName");
    expect(columnOf({ a: { type: "int", default: "0" } }, { a: "int" })).to.not.have.property("defaultName");
  });

  it("counts an identity by two numbers, and always", () => {
    const identity = { mode: "byDefault", start: "1", increment: "1", cache: "9", cycle: true } as const;
    expect(columnOf({ a: { type: "int", identity } }).identity).to.deep.equal({ mode: "always" });
    const other = { mode: "always", start: "10", increment: "-2", minValue: "3" } as const;
    expect(columnOf({ a: { type: "int", identity: other } }).identity).to.deep.equal({
      mode: "always",
      start: "10",
      increment: "-2",
    });
  });

  it("gives computed columns the type that their expression has", () => {
    const generated = { expression: "[a]*(2)", stored: true };
    expect(
      columnOf(
        { b: { type: "bigint", nullable: true, generated } },
        { b: { type: "int", nullable: true, generated } },
      ),
    ).to.deep.equal({ type: "int", nullable: true, generated });
    expect(columnOf({ b: { type: "bigint", generated } }, { b: "int" })).to.deep.include({ type: "bigint" });
  });

  it("takes NOT NULL from whoever says it of a computed column that is kept, and NULL from its expression", () => {
    const computed = (nullable: boolean, stored = true, expression = "[a]*(2)") => ({
      b: { type: "int", nullable, generated: { expression, stored } },
    });
    const nullableOf = (...sides: Parameters<typeof columnOf>) => columnOf(...sides).nullable;
    expect(nullableOf(computed(false), computed(true))).to.equal(false);
    expect(nullableOf(computed(true), computed(false))).to.equal(false);
    expect(nullableOf(computed(true, true, "[a]*(3)"), computed(false))).to.equal(true);
    expect(nullableOf(computed(false, false), computed(true, false))).to.equal(true);
    expect(nullableOf(computed(false), computed(true, false))).to.equal(false);
  });

  it("keeps a number under the name that it has, and gives a column that of the key it leads to", () => {
    const there = { a: "numeric(18)" };
    expect(columnOf({ a: "decimal(18)" }, there)).to.deep.include({ type: "numeric(18)" });
    expect(columnOf({ a: "numeric(18)" }, { a: "decimal(18)" })).to.deep.include({ type: "decimal(18)" });
    expect(columnOf({ a: "decimal(20)" }, there)).to.deep.include({ type: "decimal(20)" });
    expect(columnOf({ a: "numeric(18)" })).to.deep.include({ type: "numeric(18)" });
    const leading = (name: string, target: string) =>
      table(name, {
        columns: { id: "decimal(18)!", up: "decimal(18)" },
        foreignKey: { [`fk_${name}`]: { columns: ["up"], references: [target, ["id"]] } },
      });
    const wanted = new Schema(flatten([leading("a", "t"), table("t", { columns: { id: "decimal(18)!" } })]));
    const current = new Schema(flatten([table("t", { columns: { id: "numeric(18)!" } })]));
    const types = (complete(wanted, current).ofKind("column") as readonly Column[]).map(
      ({ table: owner, name, type }) => `${owner}.${name} ${type}`,
    );
    expect(types).to.have.members(["a.id decimal(18)", "a.up numeric(18)", "t.id numeric(18)"]);
    const round = new Schema(flatten([leading("a", "b"), leading("b", "a")]));
    expect([...complete(round, nothing)]).to.deep.equal([...round]);
  });

  it("turns options on and off", () => {
    const found = complete(
      schemaOf({
        columns: { a: "int!" },
        storage: { lock_escalation: "auto" },
        index: { ix: { keys: [{ column: "a" }], storage: { ignore_dup_key: "true", fillfactor: "80" } } },
      }),
      nothing,
    );
    expect(found.ofKind("index")[0]).to.deep.include({ storage: { ignore_dup_key: "on", fillfactor: "80" } });
    expect(found.ofKind("table")[0]).to.deep.include({ storage: { lock_escalation: "auto" } });
  });

  it("leaves a sequence where it has begun, as long as its limits allow that", () => {
    const started = (wanted: object, there?: object) => {
      const made = (options: object) => new Schema(flatten(sequence("s", options, "dbo")));
      const found = complete(made(wanted), there === undefined ? nothing : made(there));
      return (found.ofKind("sequence")[0] as { start?: string } | undefined)?.start;
    };
    expect(started({ start: "5" })).to.equal("5");
    expect(started({ start: "10" }, { start: "5" })).to.equal("5");
    expect(started({}, { start: "5" })).to.equal("5");
    expect(started({ minValue: "-10" }, {})).to.equal("1");
    expect(started({ start: "100", minValue: "100" }, {})).to.equal("100");
    expect(started({ increment: "-1" }, { increment: "-2" })).to.equal("-1");
  });

  it("says of the table where its rows lie and how they are compressed, and of an index only what is otherwise", () => {
    const found = complete(
      schemaOf({
        columns: { a: "int!", b: "int!" },
        storage: { lock_escalation: "auto" },
        primaryKey: {
          columns: ["a"],
          tablespace: "FAST",
          storage: { data_compression: "page", fillfactor: "80" },
        },
        unique: { uq: { columns: ["b"], tablespace: "FAST" } },
        index: {
          ix: { keys: [{ column: "b" }], tablespace: "PRIMARY", storage: { data_compression: "row" } },
        },
      }),
      nothing,
    );
    expect(found.ofKind("table")[0]).to.deep.include({
      tablespace: "FAST",
      storage: { lock_escalation: "auto", data_compression: "page" },
    });
    const [key] = found.ofKind("primaryKey");
    expect(key)
      .to.deep.include({ storage: { fillfactor: "80" } })
      .and.not.have.property("tablespace");
    expect(found.ofKind("unique")[0]).to.not.have.property("tablespace");
    expect(found.ofKind("index")[0]).to.deep.include({
      tablespace: "PRIMARY",
      storage: { data_compression: "row" },
    });
  });

  it("does at once what RESTRICT means, and compares NULLs in one way", () => {
    const found = complete(
      schemaOf({
        columns: { id: "int!", up: "int" },
        primaryKey: "id",
        unique: { uq_t_up: { columns: ["up"], nullsNotDistinct: true } },
        foreignKey: {
          fk_t_up: { columns: ["up"], references: ["t", ["id"]], onDelete: "restrict", onUpdate: "cascade" },
        },
      }),
      nothing,
    );
    expect(found.ofKind("foreignKey")[0])
      .to.deep.include({ onUpdate: "cascade" })
      .and.not.have.property("onDelete");
    expect(found.ofKind("unique")[0]).to.not.have.property("nullsNotDistinct");
  });
});

describe("The usual name of a default", () => {
  it("is made of table and column, and fits", () => {
    expect(defaultName("user", "created_at")).to.equal("df_user_created_at");
    const long = defaultName("t".repeat(100), "c".repeat(100));
    expect(long)
      .to.have.length(128)
      .and.to.match(/^df_t+_c+_[0-9a-f]{8}$/);
  });
});
