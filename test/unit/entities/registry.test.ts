import { expect } from "chai";
import { defineObject } from "../../../src/entities/definitions.js";
import { collectEntities } from "../../../src/entities/registry.js";
import { toSchema } from "../../../src/entities/to-schema.js";
import { dialect, load } from "./evaluate.js";

describe("defineObject", () => {
  it("refuses options that it does not know, and names that are none", () => {
    const loose = (options: object) => () => defineObject("CREATE VIEW v AS SELECT 1", options);
    expect(loose({ renamedfrom: "u" })).to.throw('defineObject has no option "renamedfrom"');
    expect(loose({ renamedFrom: "" })).to.throw("renamedFrom of defineObject is not a name");
    expect(loose({ renamedFrom: "u" })()).to.include({ renamedFrom: "u" });
    expect(Object.keys(loose({})())).to.deep.equal(["statement"]);
  });
});

describe("collecting entities", () => {
  const exports = load(
    {
      all: `@Entity() export class A { @PrimaryColumn("int") id!: number }
        @Entity() class B { @PrimaryColumn("int") id!: number }
        export class Base { @Column("int") n!: number }
        export default B;
        export const list = [A, B];
        export const some = { A, nested: { B } };
        export const text = "A"; export const nothing = null; export function helper() {}`,
    },
    "standard",
  ).all as Record<string, unknown>;

  it("finds classes in exports, lists and plain objects, each once", () => {
    const found = collectEntities([{ file: "all.ts", exports }]);
    expect(found.entities.map(({ className, file }) => `${className} ${file}`)).to.deep.equal([
      "A all.ts",
      "B all.ts",
    ]);
  });

  it("names the file that exports the fewest: not the one that gathers the others", () => {
    const one = { A: exports.A };
    const found = collectEntities([
      { file: "a/index.ts", exports },
      { file: "b/a.entity.ts", exports: one },
    ]);
    expect(found.entities.map(({ className, file }) => `${className} ${file}`)).to.deep.equal([
      "A b/a.entity.ts",
      "B a/index.ts",
    ]);
  });

  it("takes classes by value, without a file", () => {
    const found = collectEntities([], [exports.A as new () => object, exports.Base as new () => object]);
    expect(found.entities.map(({ className, file }) => [className, file])).to.deep.equal([["A", undefined]]);
  });

  it("keeps two projects in one process apart", () => {
    const make = (namespace: string): number =>
      toSchema(collectEntities([{ file: "all.ts", exports }]), dialect, { namespace, naming: "snake_case" })
        .schema.size;
    expect(make("public")).to.equal(6);
    expect(make("tenant"), "the namespace is an object too").to.equal(7);
    expect(make("public")).to.equal(6);
  });
});
