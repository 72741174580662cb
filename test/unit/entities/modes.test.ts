import { expect } from "chai";
import { factsOf } from "../../../src/entities/facts.js";
import { columns, load, model, modes } from "./evaluate.js";

const files = {
  "tenant.entity": `
import { Project } from "./project.entity.js";
@Entity("tenants")
export class Tenant {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("string", { length: 80 }) name!: string;
  @OneToMany(() => Project, (project) => project.tenant) projects!: Project[];
}`,
  base: `
export abstract class Audited {
  @Index() @Column("timestamptz", { default: sql\`now()\` }) createdAt!: Date;
  @Column("timestamptz", { nullable: true }) updatedAt?: Date;
}
export class Money {
  @Column("decimal", { precision: 12, scale: 2, default: 0 }) amount!: string;
  @Column("char", { length: 3 }) currency!: string;
}
export enum Status { Draft = "draft", Live = "live" }`,
  "project.entity": `
import { Tenant } from "./tenant.entity.js";
import { Tag } from "./tag.entity.js";
import { Audited, Money, Status } from "./base.js";
@Entity({ comment: "Work" })
@Index(["tenant", { property: "createdAt", order: "desc" }], { where: "archived = false" })
@Unique(["tenant", "slug"], { deferrable: true })
@Check(sql\`length(slug) > 0\`)
export class Project extends Audited {
  @PrimaryColumn({ identity: { mode: "byDefault", start: 100 } }) id!: bigint;
  @Column({ type: "text" }) slug!: string;
  @Column("boolean", { default: false }) archived!: boolean;
  @Column({ enum: Status, default: Status.Draft }) status!: Status;
  @Column("text", { array: true, default: [] }) labels!: string[];
  @Column("int", { generated: sql\`length(slug)\` }) slugLength!: number;
  @Embedded(() => Money, { prefix: "budget_" }) budget!: Money;
  @ManyToOne(() => Tenant, (tenant) => tenant.projects, { onDelete: "CASCADE" }) tenant!: Tenant;
  @ManyToOne(() => Project, { nullable: true, onDelete: "SET NULL" }) parent?: Project;
  @ManyToMany(() => Tag, (tag) => tag.projects) @JoinTable() tags!: Tag[];
}`,
  "tag.entity": `
import { Project } from "./project.entity.js";
@Entity() @Sequence({ name: "tag_number", start: 10, ownedBy: "number" })
export class Tag {
  @Column("text") accessor title = "";
  @PrimaryColumn("int") number!: number;
  @ManyToMany(() => Project, (project) => project.tags) projects!: Project[];
}`,
};

describe("entities in both kinds of decorators", () => {
  const [legacy, standard] = modes.map((mode) => model(files, { mode }));

  it("make the same schema", () => {
    expect(legacy?.schema.size).to.be.greaterThan(35);
    expect(legacy?.schema.toJSON()).to.deep.equal(standard?.schema.toJSON());
    expect([...(legacy?.sources ?? [])]).to.deep.equal([...(standard?.sources ?? [])]);
  });

  it("make the columns that are meant", () => {
    expect(standard === undefined ? [] : columns(standard, "project")).to.deep.equal([
      "created_at timestamptz default now()",
      "updated_at timestamptz null",
      "id bigint identity byDefault",
      "slug text",
      "archived boolean default false",
      "status project_status_enum default 'draft'",
      "labels text[] default '{}'",
      "slug_length integer as (length(slug)) stored",
      "budget_amount numeric(12,2) default 0",
      "budget_currency char(3)",
      "tenant_id uuid",
      "parent_id bigint null",
    ]);
  });

  it("do not depend on the order of files", () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(model(turned).schema.toJSON()).to.deep.equal(standard?.schema.toJSON());
  });

  for (const mode of modes) {
    it(`keep facts on the class, unseen (${mode})`, () => {
      const { Tag } = load(files, mode)["tag.entity"] as { Tag: new () => object };
      expect(Object.keys(Tag)).to.deep.equal([]);
      expect(JSON.stringify(new Tag())).to.not.contain("schemix");
      expect([...(factsOf(Tag)?.properties.keys() ?? [])]).to.deep.equal(["title", "number", "projects"]);
    });
  }

  it("say in words when a compiler leaves out the metadata of standard decorators", () => {
    const source = `
      const context = { kind: "field", name: "id" };
      Column("int")(undefined, context as never);`;
    expect(() => load({ app: source }, "standard")).to.throw(
      /compiler gives decorators no place for metadata/,
    );
    expect(() => load({ app: "(Column as any)(1)(2)" }, "standard")).to.throw(/called as a function/);
  });
});

describe("types taken from properties", () => {
  it("reads String, Number, Boolean, Date, BigInt, Buffer and Uint8Array in legacy mode", () => {
    const source = `
@Entity() export class All {
  @PrimaryColumn() id!: number;
  @Column() s!: string;
  @Column({ length: 5 }) short!: string;
  @Column({ precision: 10, scale: 2 }) price!: number;
  @Column({ precision: 3 }) at!: Date;
  @Column() b!: boolean;
  @Column() big!: bigint;
  @Column() buffer!: Buffer;
  @Column() bytes!: Uint8Array;
  @Column("text") chosen!: number;
}`;
    expect(columns(model(source, { mode: "legacy" }), "all")).to.deep.equal([
      "id integer",
      "s text",
      "short varchar(5)",
      "price numeric(10,2)",
      "at timestamptz(3)",
      "b boolean",
      "big bigint",
      "buffer bytea",
      "bytes bytea",
      "chosen text",
    ]);
  });

  it("needs none in standard mode where the options say enough", () => {
    const source = `
@Entity() export class Some {
  @PrimaryColumn({ identity: true }) id!: number;
  @Column({ length: 5 }) short!: string;
  @Column({ precision: 10, scale: 2 }) price!: string;
}`;
    expect(columns(model(source), "some")).to.deep.equal([
      "id bigint identity always",
      "short varchar(5)",
      "price numeric(10,2)",
    ]);
  });
});
