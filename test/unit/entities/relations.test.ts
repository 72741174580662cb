import { expect } from "chai";
import { columns, model, objects } from "./evaluate.js";

const keys = (source: string): Record<string, unknown>[] => objects(model(source), "foreignKey");

describe("relations", () => {
  it("take the type of what they refer to, without identity and default", () => {
    const found = model(`
      @Entity() export class Country { @PrimaryColumn("char", { length: 2, collation: "C", default: "de" }) code!: string }
      @Entity() export class City { @PrimaryGeneratedColumn() id!: number; @ManyToOne(() => Country) country!: Country }
      @Entity() export class Street { @PrimaryGeneratedColumn() id!: number; @ManyToOne(() => City, { nullable: true, comment: "where" }) city?: City }`);
    expect(columns(found, "city")[1]).to.equal("country_code char(2) collate C");
    expect(columns(found, "street")[1]).to.equal("city_id bigint null");
    expect(objects(found, "comment").map(({ name, text }) => [name, text])).to.deep.equal([
      ["column city_id", "where"],
    ]);
  });

  it("know every option of a foreign key, in either spelling", () => {
    const [key] = keys(`
      @Entity() export class A { @PrimaryColumn("int") id!: number;
        @ManyToOne(() => A, { nullable: true, onDelete: "SET NULL", onUpdate: "restrict", deferrable: "INITIALLY DEFERRED",
          match: "full", notValid: true, notEnforced: true, onDeleteColumns: ["parent"], foreignKey: { name: "the_fk", comment: "c" } }) parent?: A }`);
    expect(key).to.deep.equal({
      table: "a",
      name: "the_fk",
      columns: ["parent_id"],
      references: { namespace: "public", table: "a", columns: ["id"] },
      onDelete: "setNull",
      onUpdate: "restrict",
      onDeleteColumns: ["parent_id"],
      match: "full",
      notValid: true,
      notEnforced: true,
      deferrable: true,
      initiallyDeferred: true,
    });
    const quiet = `@Entity() export class A { @PrimaryColumn("int") id!: number;
      @ManyToOne(() => A, { nullable: true, onDelete: "NO ACTION", match: "simple", deferrable: false }) p?: A;
      @ManyToOne(() => A, { nullable: true, foreignKey: false }) q?: A;
      @ManyToOne(() => A, { nullable: true, foreignKey: "named" }) r?: A }`;
    expect(keys(quiet)).to.deep.equal([
      {
        table: "a",
        name: "fk_a_p_id",
        columns: ["p_id"],
        references: { namespace: "public", table: "a", columns: ["id"] },
      },
      {
        table: "a",
        name: "named",
        columns: ["r_id"],
        references: { namespace: "public", table: "a", columns: ["id"] },
      },
    ]);
    expect(columns(model(quiet), "a")).to.include("q_id integer null");
  });

  it("name the constraint of a one-to-one relation", () => {
    const found = model(`
      @Entity() export class A { @PrimaryColumn("int") id!: number;
        @OneToOne(() => A, { nullable: true, unique: { name: "once", deferrable: true, comment: "why" } }) other!: A | null }`);
    expect(objects(found, "unique")).to.deep.equal([
      { table: "a", name: "once", columns: ["other_id"], deferrable: true },
    ]);
    expect(objects(found, "comment").map(({ name, text }) => `${name}: ${text}`)).to.deep.equal([
      "unique once: why",
    ]);
  });

  it("take a column with a property of its own as it is declared", () => {
    const found = model(`
      @Entity() export class Team { @PrimaryColumn("bigint") id!: bigint; @Column("text", { unique: true }) slug!: string }
      @Entity() export class User { @PrimaryColumn("int") id!: number;
        @Column("int", { default: 1 }) teamId!: number;
        @Column("string", { length: 80, nullable: true }) teamSlug!: string | null;
        @ManyToOne(() => Team, { onDelete: "setNull" }) team!: Team;
        @ManyToOne(() => Team) @JoinColumn({ name: "team_slug", referencedColumn: "slug" }) bySlug!: Team }`);
    expect(columns(found, "user").slice(1)).to.deep.equal([
      "team_id integer default 1",
      "team_slug varchar(80) null",
    ]);
    expect(objects(found, "foreignKey").map(({ name, onDelete }) => [name, onDelete])).to.deep.equal([
      ["fk_user_team_id", "setNull"],
      ["fk_user_team_slug", undefined],
    ]);
  });

  it("refer to composite keys, and to columns beside the key", () => {
    const source = `
      @Entity() export class Line { @PrimaryColumn("uuid") order!: string; @PrimaryColumn("int") lineNo!: number; @Column("text", { unique: true }) code!: string }
      @Entity() export class Parcel {
        @PrimaryColumn("int") id!: number;
        @ManyToOne(() => Line) line!: Line;
        @ManyToOne(() => Line) @JoinColumn([{ name: "no", referencedColumn: "lineNo" }, { name: "ord", referencedColumn: "order", comment: "o" }]) other!: Line;
        @ManyToOne(() => Line) @JoinColumn([{ name: "a" }, { name: "b" }]) third!: Line;
        @ManyToOne(() => Line) @JoinColumn({ referencedColumn: "code", renamedFrom: "kode" }) byCode!: Line;
        @ManyToOne(() => Line) @JoinColumn({ name: "one_order" }) @JoinColumn({ name: "one_no" }) last!: Line;
      }`;
    const found = model(source);
    expect(columns(found, "parcel")).to.deep.equal([
      "id integer",
      "line_order uuid",
      "line_line_no integer",
      "no integer",
      "ord uuid",
      "a uuid",
      "b integer",
      "by_code_code text",
      "one_order uuid",
      "one_no integer",
    ]);
    expect(
      objects(found, "foreignKey").map(({ name, columns: own, references }) => [name, own, references]),
    ).to.deep.equal([
      ["fk_parcel_a_b", ["a", "b"], { namespace: "public", table: "line", columns: ["order", "line_no"] }],
      ["fk_parcel_by_code_code", ["by_code_code"], { namespace: "public", table: "line", columns: ["code"] }],
      [
        "fk_parcel_line_order_line_line_no",
        ["line_order", "line_line_no"],
        { namespace: "public", table: "line", columns: ["order", "line_no"] },
      ],
      [
        "fk_parcel_no_ord",
        ["no", "ord"],
        { namespace: "public", table: "line", columns: ["line_no", "order"] },
      ],
      [
        "fk_parcel_one_order_one_no",
        ["one_order", "one_no"],
        { namespace: "public", table: "line", columns: ["order", "line_no"] },
      ],
    ]);
    expect(found.renames).to.deep.equal([
      { kind: "column", namespace: "public", table: "parcel", from: "kode", to: "by_code_code" },
    ]);
  });

  it("may be keys themselves, in chains and with themselves", () => {
    const found = model(`
      @Entity() export class A { @PrimaryGeneratedColumn("uuid") id!: string }
      @Entity() export class B { @ManyToOne(() => A, { primary: true }) a!: A; @PrimaryColumn("int") n!: number }
      @Entity() export class C { @OneToOne(() => B, { primary: true }) b!: B; @ManyToOne(() => C, { nullable: true }) next?: C }`);
    expect(columns(found, "c")).to.deep.equal([
      "b_a_id uuid",
      "b_n integer",
      "next_b_a_id uuid null",
      "next_b_n integer null",
    ]);
    expect(objects(found, "primaryKey").find(({ table }) => table === "c")?.columns).to.deep.equal([
      "b_a_id",
      "b_n",
    ]);
    expect(objects(found, "unique"), "the key is unique by itself").to.deep.equal([]);
  });

  it("take columns that are declared, or that another relation has", () => {
    const found = model(`
      @Entity() export class Tenant { @PrimaryColumn("uuid") id!: string }
      @Entity() export class User { @PrimaryColumn("uuid") tenantId!: string; @PrimaryColumn("int") no!: number;
        @ManyToOne(() => Tenant) tenant!: Tenant }
      @Entity() export class Note { @PrimaryColumn("int") id!: number;
        @ManyToOne(() => User, { nullable: true }) @JoinColumn([{ name: "tenant_id" }, { name: "author_no" }]) author?: User;
        @ManyToOne(() => Tenant) tenant!: Tenant;
        @Column("int", { nullable: true }) parentId?: number;
        @ManyToOne(() => Note, { nullable: true }) parent?: Note }`);
    expect(columns(found, "user")).to.deep.equal(["tenant_id uuid", "no integer"]);
    expect(columns(found, "note")).to.deep.equal([
      "id integer",
      "tenant_id uuid",
      "author_no integer null",
      "parent_id integer null",
    ]);
    expect(objects(found, "foreignKey").map(({ name }) => name)).to.deep.equal([
      "fk_note_parent_id",
      "fk_note_tenant_id",
      "fk_note_tenant_id_author_no",
      "fk_user_tenant_id",
    ]);
  });

  it("are unique when one to one, on the side that has the column", () => {
    const found = model(`
      @Entity() export class User { @PrimaryColumn("int") id!: number;
        @OneToOne(() => Profile, (profile) => profile.user) @JoinColumn() profile!: Profile;
        @OneToOne(() => User, { nullable: true }) partner?: User }
      @Entity() export class Profile { @PrimaryColumn("int") id!: number; @OneToOne(() => User, "profile") user!: User }`);
    expect(columns(found, "profile")).to.deep.equal(["id integer"]);
    expect(columns(found, "user")).to.deep.equal([
      "id integer",
      "profile_id integer",
      "partner_id integer null",
    ]);
    expect(objects(found, "unique").map(({ name }) => name)).to.deep.equal([
      "uq_user_partner_id",
      "uq_user_profile_id",
    ]);
  });

  it("go with a renamed table: the table between two entities, and its columns", () => {
    const { renames } = model(`
      @Entity({ renamedFrom: "client" }) export class Customer { @PrimaryColumn("int") id!: number;
        @ManyToMany(() => Tag) @JoinTable() tags!: Tag[];
        @ManyToMany(() => Tag) @JoinTable("liked") likes!: Tag[] }
      @Entity() export class Tag { @PrimaryColumn("int") id!: number }`);
    const found = renames.map(
      (hint) => `${"table" in hint ? `${hint.table}.` : ""}${hint.from} → ${hint.to}`,
    );
    expect(found.sort()).to.deep.equal([
      "client → customer",
      "client_tags → customer_tags",
      "customer_tags.client_id → customer_id",
      "liked.client_id → customer_id",
    ]);
  });

  it("are kept in a table when many to many", () => {
    const found = model(`
      @Entity("posts") export class BlogPost { @PrimaryGeneratedColumn() id!: number;
        @ManyToMany(() => Tag, (tag) => tag.posts) @JoinTable() tags!: Tag[];
        @ManyToMany(() => BlogPost, { onDelete: "restrict" }) @JoinTable() related!: BlogPost[];
        @ManyToMany(() => Tag, { foreignKey: false }) @JoinTable({ name: "pt", namespace: "x", comment: "c", renamedFrom: "old",
          joinColumn: { name: "p", comment: "pc", renamedFrom: "was" }, inverseJoinColumns: [{ name: "t1", referencedColumn: "b" }, { name: "t2", referencedColumn: "a" }] }) more!: Tag[] }
      @Entity() export class Tag { @PrimaryColumn("int") a!: number; @PrimaryColumn("text") b!: string;
        @ManyToMany(() => BlogPost, (post) => post.tags) posts!: BlogPost[] }`);
    expect(columns(found, "posts_tags")).to.deep.equal([
      "blog_post_id bigint",
      "tag_a integer",
      "tag_b text",
    ]);
    expect(columns(found, "posts_related")).to.deep.equal(["blog_post_id bigint", "related_id bigint"]);
    expect(columns(found, "pt")).to.deep.equal(["p bigint", "t1 text", "t2 integer"]);
    const of = (kind: "primaryKey" | "foreignKey" | "index", table: string): unknown[] =>
      objects(found, kind).filter((each) => each.table === table);
    expect(of("primaryKey", "posts_tags")).to.deep.equal([
      { table: "posts_tags", name: "pk_posts_tags", columns: ["blog_post_id", "tag_a", "tag_b"] },
    ]);
    expect(of("foreignKey", "posts_tags")).to.deep.equal([
      {
        table: "posts_tags",
        name: "fk_posts_tags_blog_post_id",
        columns: ["blog_post_id"],
        references: { namespace: "public", table: "posts", columns: ["id"] },
        onDelete: "cascade",
      },
      {
        table: "posts_tags",
        name: "fk_posts_tags_tag_a_tag_b",
        columns: ["tag_a", "tag_b"],
        references: { namespace: "public", table: "tag", columns: ["a", "b"] },
        onDelete: "cascade",
      },
    ]);
    expect(of("index", "posts_tags")).to.deep.equal([
      {
        table: "posts_tags",
        name: "ix_posts_tags_tag_a_tag_b",
        keys: [{ column: "tag_a" }, { column: "tag_b" }],
      },
    ]);
    expect(of("foreignKey", "pt")).to.deep.equal([]);
    expect(found.renames).to.deep.equal([
      { kind: "column", namespace: "x", table: "pt", from: "was", to: "p" },
      { kind: "table", namespace: "x", from: "old", to: "pt" },
    ]);
  });
});
