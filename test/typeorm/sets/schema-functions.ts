/** What functions of a schema are needed for: predicates, defaults, computed columns, views. */
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from "typeorm";
export const options = { entityPrefix: "crm_", schema: "crm" } as never;
export const setup = `CREATE SCHEMA crm; CREATE SCHEMA audit; CREATE TABLE audit.log (id serial primary key, x text); CREATE FUNCTION crm.f(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select i + 1'`;
@Entity()
@Index(["email"], { where: `crm.f("id") > 1` })
export class Cust {
  @PrimaryGeneratedColumn() id!: number;
  @Column() email!: string;
  @Column("int", { default: () => "crm.f(1)" }) lvl!: number;
  @Column({ type: "int", asExpression: `crm.f("lvl")`, generatedType: "STORED" }) nxt!: number;
}
@Entity({ schema: "audit", synchronize: false, name: "log" })
export class Log {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") x!: string;
}
@Entity({ schema: "audit" })
export class Ev {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Cust, { onDelete: "CASCADE" }) cust!: Cust;
  @Column("timestamptz", { default: () => "now()" }) at!: Date;
  @Column("enum", { enum: ["x"], enumName: "ev_kind" }) k!: string;
}
@ViewEntity({
  name: "last",
  schema: "audit",
  expression: `SELECT DISTINCT ON (e."custId") e."custId", e.at, c.email FROM audit.crm_ev e JOIN crm.crm_cust c ON c.id = e."custId" ORDER BY e."custId", e.at DESC`,
})
export class Last {
  @ViewColumn() custId!: number;
  @ViewColumn() email!: string;
}
@ViewEntity({ materialized: true, expression: `SELECT count(*) AS n, crm.f(1) AS f FROM audit.crm_last` })
@Index("ix_n", ["n"])
export class Cnt {
  @ViewColumn() n!: string;
  @ViewColumn() f!: number;
}
