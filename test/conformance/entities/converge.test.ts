import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import { testPglite } from "../../support/engines.js";
import { model } from "../../unit/entities/evaluate.js";

const everything = {
  base: `
export abstract class Audited {
  @Index() @Column("timestamptz", { default: sql\`now()\`, precision: 3 }) createdAt!: Date;
  @Column("timestamptz", { nullable: true }) updatedAt?: Date;
}
export class Money {
  @Column("decimal", { precision: 12, scale: 2, default: 0 }) amount!: string;
  @Column("char", { length: 3, default: "EUR" }) currency!: string;
}
export enum Mood { Sad = "sad", Happy = "it's happy" }`,
  "tenant.entity": `
@Entity({ name: "Tenants", namespace: "app", comment: "It's a \\"tenant\\"", storage: { fillfactor: 70 }, primaryKey: { name: "Tenant PK", comment: "k" } })
@Sequence({ name: "order", type: "integer", start: 5, increment: 5, minValue: 5, cache: 3, cycle: true, ownedBy: "number", comment: "counts" })
export class Tenant {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("int", { default: sql\`nextval('app.order')\` }) number!: number;
  @Column("string", { length: 80, collation: "C", storage: "external", compression: "pglz", statistics: 500, comment: "c" }) name!: string;
}`,
  "project.entity": `
import { Tenant } from "./tenant.entity.js";
import { Audited, Money, Mood } from "./base.js";
@Entity({ comment: "Work" })
@Index(["tenant", { property: "createdAt", order: "desc", nulls: "last" }, { expression: sql\`lower(slug)\`, operatorClass: "text_pattern_ops" }], { where: sql\`not archived\`, include: ["id"] })
@Index({ expression: sql\`lower(slug)\`, unique: true, comment: "ix" })
@Index(["labels"], { method: "gin", storage: { fastupdate: false } })
@Unique(["tenant", "slug"], { deferrable: true, initiallyDeferred: true, comment: "u" })
@Check(sql\`length(slug) > 0\`, { comment: "ck" })
@Check(sql\`slug <> 'a' and id > 0\`)
export class Project extends Audited {
  @PrimaryColumn({ identity: { mode: "byDefault", start: 100, increment: 2, cache: 1, minValue: 1 } }) id!: bigint;
  @Column({ type: "text", unique: { name: "slug once", include: ["id"] } }) slug!: string;
  @Column("boolean", { default: false }) archived!: boolean;
  @Column({ enum: Mood, enumName: "order", default: Mood.Happy }) mood!: Mood;
  @Column({ enum: ["a", "b"], enumNamespace: "app", array: true, default: ["a"] }) kinds!: string[];
  @Column({ enum: ["a", "b"], enumName: "Odd Name", nullable: true }) odd?: string;
  @Column("text", { array: true, default: [] }) labels!: string[];
  @Column("int", { array: 2, default: [[1], [2]] }) matrix!: number[][];
  @Column("json", { default: { a: ["x'y", null, "back\\\\slash"] } }) data!: object;
  @Column("bytes", { default: new Uint8Array([0, 255]) }) bytes!: Uint8Array;
  @Column("bigint", { default: 9007199254740993n }) big!: bigint;
  @Column("double", { default: 1e21 }) huge!: number;
  @Column("date", { default: "2020-02-29" }) day!: string;
  @Column("timestamptz", { default: new Date(0) }) epoch!: Date;
  @Column("interval", { default: "1 day", precision: 0 }) span!: string;
  @Column("time", { precision: 3, nullable: true }) at?: string;
  @Column("bit", { length: 3, default: "101" }) bits!: string;
  @Column("int", { generated: sql\`length(slug)\` }) slugLength!: number;
  @Embedded(() => Money, { prefix: "budget_" }) budget!: Money;
  @Embedded(() => Money, { nullable: true }) spent?: Money;
  @ManyToOne(() => Tenant, { onDelete: "CASCADE", deferrable: "INITIALLY DEFERRED", foreignKey: { comment: "fk" } }) tenant!: Tenant;
  @ManyToOne(() => Project, { nullable: true, onDelete: "SET NULL", onUpdate: "cascade", match: "full" }) parent?: Project;
  @OneToOne(() => Project, { nullable: true }) twin?: Project;
  @ManyToMany(() => Project) @JoinTable() related!: Project[];
}`,
  "line.entity": `
import { Project } from "./project.entity.js";
@Entity() export class Line {
  @ManyToOne(() => Project, { primary: true, onDelete: "cascade" }) project!: Project;
  @PrimaryColumn("smallint") no!: number;
}
@Entity({ unlogged: true }) export class ${"VeryLongName".repeat(8)} {
  @PrimaryColumn("int") id!: number;
  @ManyToOne(() => Line) @Index() ${"veryLongProperty".repeat(6)}!: Line;
}`,
};

async function converge(
  wanted: EntityModel,
): Promise<{ first: number; second: readonly unknown[]; after: unknown[] }> {
  const { database } = await testPglite();
  const connection = await database.connect();
  const namespaces = [...new Set(["public", ...[...wanted.schema].map(({ namespace }) => namespace)])];
  const around = {
    dialect: database.dialect,
    connection,
    scope: { namespaces },
    cache: new Map<string, string>(),
    dropsUnmanaged: true,
  };
  try {
    const run = async (
      operations: readonly Parameters<typeof database.dialect.compile>[0][],
    ): Promise<void> => {
      for (const operation of operations)
        for (const { sql } of database.dialect.compile(operation)) await connection.query(sql);
    };
    const { up, down } = await compareModel(wanted, around);
    await run(up);
    const second = await compareModel(wanted, around);
    await run(down);
    const empty = await database.dialect.introspect(connection, around.scope);
    const left = [...empty.schema].filter(({ kind, name }) => !(kind === "namespace" && name === "public"));
    return { first: up.length, second: second.up, after: left };
  } finally {
    await connection.close();
  }
}

describe("everything that entities can say, in a database", () => {
  it("is made, is found again without a difference, and is taken back", async function () {
    this.timeout(240_000);
    const { first, second, after } = await converge(model(everything));
    expect(first).to.be.greaterThan(5);
    expect(second).to.deep.equal([]);
    expect(after.filter((object) => (object as { kind: string }).kind !== "comment")).to.deep.equal([]);
  });
});
