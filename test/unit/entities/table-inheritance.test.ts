import { expect } from "chai";
import { columns, faults, model, modes, objects } from "./evaluate.js";

for (const mode of modes) {
  describe(`tables that inherit (${mode})`, () => {
    const source = `
      @Entity() @Check(sql\`wheels > 0\`) @Index(["wheels"]) export class Vehicle {
        @PrimaryColumn("bigint") id!: bigint; @Column("int", { default: 4, renamedFrom: "tyres" }) wheels!: number }
      @Entity() @Check(sql\`name <> ''\`, { noInherit: true }) export class Named { @Column("text", { nullable: true }) name!: string | null }
      @Entity({ inherits: () => Vehicle }) export class Truck extends Vehicle { @Column("numeric") load!: string }
      @Entity({ inherits: () => [Vehicle, Named] }) export class Bus {
        @Column("int", { default: 6, local: true }) wheels!: number; @Column("text", { nullable: true }) name!: string | null }
      @Entity({ inherits: () => Truck }) export class Lorry {}`;

    it("says what they inherit from, in order", () => {
      const found = objects(model(source, { mode }), "table").map(({ name, inherits }) => [name, inherits]);
      const from = (...tables: string[]) => tables.map((table) => ({ namespace: "public", table }));
      expect(found).to.deep.equal([
        ["bus", from("vehicle", "named")],
        ["lorry", from("truck")],
        ["named", undefined],
        ["truck", from("vehicle")],
        ["vehicle", undefined],
      ]);
    });

    it("gives them the columns of their parents, whether the class extends theirs or not", () => {
      const found = model(source, { mode });
      const marks = (table: string) =>
        objects(found, "column")
          .filter((column) => column.table === table)
          .map(({ name, inherited, default: initial, nullable }) => [
            name,
            inherited ?? false,
            initial,
            nullable,
          ]);
      expect(columns(found, "truck")).to.deep.equal([
        "id bigint",
        "wheels integer default 4",
        "load numeric",
      ]);
      expect(marks("truck")).to.deep.equal([
        ["id", true, undefined, false],
        ["load", false, undefined, false],
        ["wheels", true, "4", false],
      ]);
      expect(marks("bus")).to.deep.equal([
        ["id", true, undefined, false],
        ["name", true, undefined, true],
        ["wheels", false, "6", false],
      ]);
      expect(marks("lorry").map(([name, inherited]) => [name, inherited])).to.deep.equal([
        ["id", true],
        ["load", true],
        ["wheels", true],
      ]);
    });

    it("gives them the checks of their parents under the same names, and no keys or indexes but those of the class", () => {
      const found = model(source, { mode });
      const checks = objects(found, "check").map(({ table, name, inherited }) => [table, name, inherited]);
      expect(checks).to.deep.equal([
        ["bus", "ck_vehicle_wheels", true],
        ["lorry", "ck_vehicle_wheels", true],
        ["named", "ck_named_name", undefined],
        ["truck", "ck_vehicle_wheels", true],
        ["vehicle", "ck_vehicle_wheels", undefined],
      ]);
      expect(objects(found, "primaryKey").map(({ table }) => table)).to.deep.equal(["truck", "vehicle"]);
      expect(found.renames).to.deep.equal([
        { kind: "column", namespace: "public", table: "vehicle", from: "tyres", to: "wheels" },
      ]);
    });

    it("refuses what cannot be", () => {
      const found = faults(
        `@Entity({ inherits: () => Two }) export class One { @Column("int") a!: number }
        @Entity({ inherits: () => One }) export class Two { @Column("int") a!: number }
        class NoTable {}
        @Entity({ inherits: () => NoTable }) export class Three { @Column("int") a!: number }
        @Entity() export class Base { @Column("int") a!: number }
        @Entity({ inherits: () => [Base, undefined] }) export class Four { @Column("text") a!: string }`,
        { mode },
      );
      expect(found.join("\n"))
        .to.contain("it inherits from itself")
        .and.contain("it inherits from a class that stands for no table")
        .and.contain("its column a is of type text, and of type integer where it is inherited from");
    });
  });
}
