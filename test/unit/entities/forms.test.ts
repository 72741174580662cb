import { expect } from "chai";
import { everyForm } from "../../conformance/definitions/form-sources.js";
import { faults, load, model, modes } from "./evaluate.js";

const said = (source: string, options = {}) =>
  (model(source, options).definitions ?? []).map(({ sql }) => sql.replace(/\s+/g, " "));
const entity = (head: string): string =>
  `@Entity() ${head} export class User { @PrimaryColumn("int") id!: number; @Column("text") lastName!: string }`;
const source = everyForm["model.entity.ts"]
  .replace(/^import .*?;$/ms, "")
  .replace('{ file: "./label.sql" }', '"SELECT a"');

describe("views, triggers, functions… of classes and declarations", () => {
  it("say the same in both kinds of decorators", () => {
    const [legacy, standard] = modes.map((mode) => said(source, { mode }));
    expect(legacy?.length).to.be.greaterThan(35);
    expect(legacy).to.deep.equal(standard);
  });

  it("are named after tables, columns and functions, told apart by a hash, and shortened", () => {
    const found = said(
      entity(`@Trigger({ timing: "after", on: "insert", execute: "f" }) @Trigger({ timing: "after", on: "delete", execute: "f" })
        @Policy({ for: "select", using: "true" }) @Statistics({ on: ["id", "lastName"] })
        @Exclusion({ elements: [{ property: "lastName", with: "=" }] })
        @Trigger({ timing: "after", on: "insert", execute: "${"x".repeat(63)}" })`),
    ).map((text) => /"([a-z]{2}_[^"]*)"/.exec(text)?.[1]);
    expect(found).to.have.members([
      "ex_user_last_name",
      "po_user_select",
      "st_user_id_last_name",
      "tg_user_f",
      found.find((name) => /^tg_user_f_[0-9a-f]{8}$/.test(name ?? "")),
      found.find((name) => /^tg_user_x+_[0-9a-f]{8}$/.test(name ?? "") && name?.length === 63),
    ]);
  });

  it("are inherited with the class that says them", () => {
    const text = `@Trigger({ timing: "before", on: "update", forEach: "row", execute: "touch" }) abstract class Base {}
      @Entity() export class A extends Base { @PrimaryColumn("int") id!: number }
      @Entity() export class B extends Base { @PrimaryColumn("int") id!: number }`;
    expect(said(text).map((each) => / ON ("\w+")/.exec(each)?.[1])).to.deep.equal([`"a"`, `"b"`]);
  });

  it("follow naming and namespaces", () => {
    const text = `@View({ as: "SELECT 1", namespace: "app" }) export class DayTotal {}
      export const f = defineFunction({ name: "f", namespace: "app", returns: "text[]", body: "SELECT 1" });
      @Entity({ namespace: "app" }) @Trigger({ timing: "before", on: "insert", execute: f })
      export class User { @PrimaryColumn("int") id!: number }`;
    expect(said(text, { naming: "preserve" })).to.deep.equal([
      `CREATE VIEW "app"."DayTotal" AS SELECT 1`,
      `CREATE FUNCTION "app"."f"() RETURNS text[] LANGUAGE "sql" AS 'SELECT 1'`,
      `CREATE TRIGGER "tg_User_f" BEFORE INSERT ON "app"."User" FOR EACH STATEMENT EXECUTE FUNCTION "app"."f"()`,
    ]);
    expect(model(text, { namespace: "app" }).definitions?.[0]?.sql).to.contain('CREATE VIEW "day_total"');
  });

  it("are refused together where they contradict themselves", () => {
    const found = faults(`
      @Entity() @View({ as: "SELECT 1" }) export class Both { @PrimaryColumn("int") id!: number }
      @View({ as: "" }) @Unique(["id"]) @RowSecurity() export class Odd {
        @PrimaryColumn("int") id!: number; @Index() @Column("int", { default: 1 }) a!: number;
        @ManyToOne(() => Plain) plain!: Plain; @Column("int", { name: "a" }) b!: number }
      @Entity() @Partition({ default: true }) @ClusterOn({ properties: ["id", "name"] })
      @Trigger({ timing: "never", on: ["insert", "fall"], execute: "f", deferrable: true })
      @Trigger({ on: [], of: ["nothing"], execute: "" }) @Policy({ for: "insert", using: "true" })
      @Statistics({ on: [] }) @Rule({ do: "nothing", wen: 1 }) @Exclusion({ elements: [] })
      @ReplicaIdentity("sometimes") @RowSecurity() @RowSecurity()
      export class Plain { @PrimaryColumn("int") id!: number; @Column("text") name!: string }
      @Entity({ partitionBy: "LIST (id)" }) @Partition("p", { in: [1], default: true }) @Partition("q", { modulus: 2 })
      @Partition("r", { in: [1], partitions: [{ default: true }] })
      export class Parted { @PrimaryColumn("int") id!: number }
      export const f = defineFunction({ name: "f", body: { file: "./f.sql" }, volatility: "often" });
      export const g = defineFunction({ name: "", returns: "int", language: "c", parsed: true, body: "x", argument: [] });
      export const a = defineAggregate({ name: "a" });
      export const d = defineDomain({ name: "User", checks: [{ name: "" }] });
      export const c = defineCollation({ name: "c" });
      export const p = definePublication({ name: "p", allTables: true, tables: [() => Missing] });
      class Missing {}`);
    expect(found).to.include.members([
      "Both: it is a table and a view at once",
      'Odd: the query is "", not SQL',
      "Odd: a view has no unique constraint",
      "Odd: a view has no row-level security of its own",
      "Odd.id: a column of a view has no primary key",
      "Odd.a: a column of a view has no default",
      "Odd.a: a view has no index",
      "Odd.plain: a view has columns, but no relations",
      "Odd.b: its column a is declared twice",
      "Plain: it has a partition, but is not partitioned",
      "Plain: @ClusterOn names properties that no index has for its key",
      'Plain: the timing of a trigger is "never"',
      'Plain: an event of a trigger is "fall"',
      "Plain: a trigger is deferred or has another table, but is no constraint",
      "Plain: a trigger waits for nothing",
      "Plain: a trigger has no timing",
      "Plain: a trigger has properties, but does not wait for an update",
      'Plain: of names "nothing", which is not a property with a column',
      'Plain: "" is not a name',
      "Plain: a policy for insert has using, which is about rows that are there",
      "Plain: @Statistics names no properties",
      "Plain: a rule waits for nothing",
      'Plain: Rule has no option "wen"',
      "Plain: @Exclusion has no elements",
      'Plain: @ReplicaIdentity is "sometimes"',
      "Plain: the name enabled of its row-level security is taken by Plain",
      "Parted: a partition has in and default at once",
      "Parted: a partition has no remainder",
      "Parted: its partition r has partitions, but is not partitioned",
      "f: its body stands in ./f.sql, but it is not known beside which file",
      "f: it does not say what it returns",
      'f: volatility is "often"',
      'g: "" is not a name',
      "g: its body is parsed and its language c",
      'g: defineFunction has no option "argument"',
      "a: an aggregate says nothing of its state",
      "d: a type is undefined",
      "c: a collation has no locale, or more than one",
      "p: it has all tables, and some of them",
      "p: tables refers to Missing, which is not an entity",
    ]);
  });

  it("are exported like entities, once", () => {
    const { app = {} } = load(
      { app: `@View({ as: "SELECT 1" }) export class V {} export { V as Again };` },
      "standard",
    );
    expect(Object.keys(app)).to.deep.equal(["V", "Again"]);
    expect(
      said(`@View({ as: "SELECT 1" }) class V {} export const all = [V]; export { V };`),
    ).to.have.lengthOf(1);
  });
});
