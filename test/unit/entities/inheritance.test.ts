import { expect } from "chai";
import { columns, faults, type Mode, model, modes, objects } from "./evaluate.js";

for (const mode of modes) {
  const of = (source: string, table: string): string[] => columns(model(source, { mode }), table);

  describe(`inheritance (${mode})`, () => {
    const source = `
      abstract class Root { @PrimaryColumn("uuid") id!: string; @Index() @Column("text") name!: string }
      @Index(["name", "id"]) @Check(sql\`name <> ''\`)
      export abstract class Middle extends Root { @Column("int") rank!: number }
      class Undecorated extends Middle {}
      @Entity() export class Left extends Undecorated { @Column("text") left!: string; @Column("bigint") rank!: number }
      @Entity() export class Right extends Middle { @Unique() name!: string; @Column("int", { ignore: true }) rank!: number }
      @Entity() export class Deep extends Left { @Column("text") deep!: string }
      @Entity({ abstract: true }) export class NoTable { @Column("int") n!: number }
      @Entity() export class Table extends NoTable { @PrimaryColumn("int") id!: number }`;

    it("gives columns of base classes first; a redefinition wins in its old place; siblings share nothing", () => {
      expect(of(source, "left")).to.deep.equal(["id uuid", "name text", "rank bigint", "left text"]);
      expect(of(source, "right")).to.deep.equal(["id uuid", "name text"]);
      expect(of(source, "deep")).to.deep.equal([
        "id uuid",
        "name text",
        "rank bigint",
        "left text",
        "deep text",
      ]);
      expect(of(source, "table")).to.deep.equal(["n integer", "id integer"]);
    });

    it("gives indexes and checks of base classes to each table, under its own names", () => {
      const found = model(source, { mode });
      expect(objects(found, "table").map(({ name }) => name)).to.deep.equal([
        "deep",
        "left",
        "right",
        "table",
      ]);
      expect(objects(found, "index").map(({ name }) => name)).to.deep.equal([
        "ix_deep_name",
        "ix_deep_name_id",
        "ix_left_name",
        "ix_left_name_id",
        "ix_right_name",
        "ix_right_name_id",
      ]);
      expect(objects(found, "check").map(({ name }) => name)).to.deep.equal([
        "ck_deep_name",
        "ck_left_name",
        "ck_right_name",
      ]);
      expect(objects(found, "unique").map(({ name }) => name)).to.deep.equal(["uq_right_name"]);
    });
  });

  describe(`embedded values (${mode})`, () => {
    const source = `
      class Geo { @Column("double") lat!: number; @Column("double", { name: "lng", renamedFrom: "lon" }) longitude!: number }
      @Index(["city", "zip"])
      class Address { @Index() @Column("text") city!: string; @Column("text", { nullable: true }) zip?: string; @Embedded(() => Geo, { prefix: false }) geo!: Geo;
        @ManyToOne(() => Person, { nullable: true }) owner?: object }
      @Entity() @Unique(["home.city", "id"]) export class Person { @PrimaryColumn("int") id!: number;
        @Embedded(() => Address) home!: Address;
        @Embedded(() => Address, { prefix: "w_", nullable: true }) workPlace?: Address }`;

    it("put their columns into the table, with a prefix", () => {
      expect(of(source, "person")).to.deep.equal([
        "id integer",
        "home_city text",
        "home_zip text null",
        "home_lat double precision",
        "home_lng double precision",
        "home_owner_id integer null",
        "w_city text null",
        "w_zip text null",
        "w_lat double precision null",
        "w_lng double precision null",
        "w_owner_id integer null",
      ]);
    });

    it("bring their indexes and renames along", () => {
      const found = model(source, { mode });
      expect(objects(found, "index").map(({ name }) => name)).to.deep.equal([
        "ix_person_home_city",
        "ix_person_home_city_home_zip",
        "ix_person_w_city",
        "ix_person_w_city_w_zip",
      ]);
      expect(objects(found, "unique")[0]?.columns).to.deep.equal(["home_city", "id"]);
      expect(found.renames.map((hint) => hint.from)).to.deep.equal(["home_lon", "w_lon"]);
      expect(found.sources.get("column\0public\0person\0w_lng")?.property).to.equal(
        "workPlace.geo.longitude",
      );
    });
  });
}

describe("embedded values", () => {
  const one = (before: string, decorator: string, mode: Mode = "standard"): string[] =>
    faults(
      `${before} @Entity() export class A { @PrimaryColumn("int") id!: number; ${decorator} it!: any }`,
      { mode },
    );

  it("are refused when they are entities, have no columns, embed themselves or hold a key that may be missing", () => {
    expect(
      one(`@Entity() export class B { @PrimaryColumn("int") id!: number }`, "@Embedded(() => B)"),
    ).to.deep.equal(["A.it: B is an entity and cannot be embedded"]);
    expect(one("class B {}", "@Embedded(() => B)")).to.deep.equal([
      "A.it: the embedded class B has no columns",
    ]);
    expect(
      one("class B { @Embedded(() => B) b!: object; @Column('int') n!: number }", "@Embedded(() => B)"),
    ).to.deep.equal(["A.it.b: B embeds itself"]);
    expect(one("", "@Embedded(() => undefined as any)")).to.deep.equal([
      "A.it: the function of @Embedded names a class that is not there",
    ]);
    expect(
      one("class B { @PrimaryColumn('int') n!: number }", "@Embedded(() => B, { nullable: true })"),
    ).to.deep.equal(["A.it.n: it is part of the primary key inside an optional value"]);
  });
});
