import { expect } from "chai";
import { model, objects } from "./evaluate.js";

const user = (head: string, body = ""): string =>
  `@Entity() ${head} export class User { @PrimaryColumn("int") id!: number; @Column("text") email!: string;
   @Column("text") lastName!: string; @ManyToOne(() => User, { nullable: true }) boss?: User; ${body} }`;
const indexes = (head: string, body = ""): unknown[] => objects(model(user(head, body)), "index");

describe("indexes", () => {
  it("have keys with order, nulls, collation and operator class", () => {
    expect(
      indexes(`@Index(["email", { property: "lastName", order: "DESC", nulls: "last", collation: "C", operatorClass: "text_pattern_ops", operatorClassOptions: { siglen: 32 } },
        { expression: sql\`lower(email)\`, nulls: "first" }, "boss"],
        { unique: true, method: "BTREE", include: ["id"], where: "id > 0", nullsNotDistinct: true, storage: { fillfactor: 50 }, tablespace: "t", comment: "c" })`),
    ).to.deep.equal([
      {
        table: "user",
        name: "ix_user_email_last_name_boss_id",
        keys: [
          { column: "email" },
          {
            column: "last_name",
            order: "desc",
            nulls: "last",
            collation: "C",
            operatorClass: "text_pattern_ops",
            operatorClassOptions: { siglen: "32" },
          },
          { expression: "lower(email)", nulls: "first" },
          { column: "boss_id" },
        ],
        unique: true,
        include: ["id"],
        where: "id > 0",
        nullsNotDistinct: true,
        storage: { fillfactor: "50" },
        tablespace: "t",
      },
    ]);
  });

  it("stand on properties too, and drop what the database does anyway", () => {
    expect(
      indexes(
        "",
        `@Index() @Index({ name: "by_tag", method: "gin", order: "asc", nulls: "last" }) @Column("json") tags!: unknown; @Index("named") @Column("int") n!: number;
        @Index({ order: "desc", nulls: "first" }) @ManyToOne(() => User, { nullable: true }) friend?: User`,
      ),
    ).to.deep.equal([
      { table: "user", name: "by_tag", keys: [{ column: "tags" }], method: "gin" },
      { table: "user", name: "ix_user_friend_id", keys: [{ column: "friend_id", order: "desc" }] },
      { table: "user", name: "ix_user_tags", keys: [{ column: "tags" }] },
      { table: "user", name: "named", keys: [{ column: "n" }] },
    ]);
  });

  it("are told apart by a hash when they would be named alike, whatever their order", () => {
    const parts = [
      `@Index(["email"])`,
      `@Index({ expression: "lower(email)" })`,
      `@Index(["email"], { where: "id > 0" })`,
    ];
    const names = (head: string): unknown[] =>
      objects(model(user(head)), "index").map(({ name, keys, where }) => [name, keys, where]);
    const found = names(parts.join(" "));
    expect(found).to.deep.equal(names(parts.toReversed().join(" ")));
    expect(found[0]).to.deep.equal(["ix_user_email", [{ column: "email" }], undefined]);
    expect(found.map((each) => (each as string[])[0])).to.satisfy((all: string[]) =>
      all.slice(1).every((name) => /^ix_user_email_[0-9a-f]{8}$/.test(name)),
    );
  });

  it("are told apart across tables: a_b(c) and a(b_c)", () => {
    const found = model(`
      @Entity() export class AB { @PrimaryColumn("int") id!: number; @Index() @Column("int") c!: number }
      @Entity() export class A { @PrimaryColumn("int") id!: number; @Index() @Column("int") bC!: number }`);
    const names = objects(found, "index").map(({ name }) => name);
    expect(new Set(names).size).to.equal(2);
    expect(names.filter((name) => name === "ix_a_b_c")).to.have.length(1);
  });

  it("on bare expressions are named by a hash", () => {
    expect(indexes("@Index({ expression: sql`(1 + 1)` })"))
      .to.have.nested.property("[0].name")
      .match(/^ix_user_[0-9a-f]{8}$/);
  });
});

describe("unique constraints and checks", () => {
  it("have all their options", () => {
    const found = model(
      user(
        `@Unique("u", ["email", "boss"], { deferrable: true, initiallyDeferred: true, nullsNotDistinct: true, include: ["id"], storage: { fillfactor: 9 }, comment: "uc" })
         @Unique(["lastName"]) @Check("ck", "id > 0", { notValid: true, noInherit: true, notEnforced: true, comment: "cc" })`,
        `@Unique({ deferrable: "INITIALLY IMMEDIATE" }) @Column("int") a!: number; @Column("int", { unique: { name: "ub" } }) b!: number; @Column("int", { unique: false }) c!: number;`,
      ),
    );
    expect(objects(found, "unique")).to.deep.equal([
      {
        table: "user",
        name: "u",
        columns: ["email", "boss_id"],
        deferrable: true,
        initiallyDeferred: true,
        nullsNotDistinct: true,
        include: ["id"],
        storage: { fillfactor: "9" },
      },
      { table: "user", name: "ub", columns: ["b"] },
      { table: "user", name: "uq_user_a", columns: ["a"], deferrable: true },
      { table: "user", name: "uq_user_last_name", columns: ["last_name"] },
    ]);
    expect(objects(found, "check")).to.deep.equal([
      { table: "user", name: "ck", expression: "id > 0", notValid: true, noInherit: true, notEnforced: true },
    ]);
    expect(objects(found, "comment").map(({ name, text }) => `${name}: ${text}`)).to.deep.equal([
      "check ck: cc",
      "unique u: uc",
    ]);
  });

  it("names checks after the columns in their text, else by a hash", () => {
    const found = model(
      user(
        "@Check(sql`last_name <> email`) @Check(sql`'email' <> ''`) @Check('email > id::text') @Check(\"email <> 'id'\")",
        "@Check(sql`a > 0`) @Check(sql`a < 9`) @Column('int') a!: number;",
      ),
    );
    const names = objects(found, "check").map(({ name, expression }) => `${name}: ${expression}`);
    expect(names.map((line) => line.replace(/[0-9a-f]{8}/, "#"))).to.have.members([
      "ck_user_email_last_name: last_name <> email",
      "ck_user_#: 'email' <> ''",
      "ck_user_id_email: email > id::text",
      "ck_user_email: email <> 'id'",
      "ck_user_a: a < 9",
      "ck_user_a_#: a > 0",
    ]);
  });
});
