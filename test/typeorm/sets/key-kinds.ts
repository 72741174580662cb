/** Every way to say a primary key, and columns that count and are none. */
import { Column, Entity, Generated, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class A {
  @PrimaryGeneratedColumn({ type: "smallint" }) id!: number;
}
@Entity()
export class B {
  @PrimaryGeneratedColumn("increment", { type: "bigint", comment: "counts" }) id!: string;
}
@Entity()
export class C {
  @PrimaryGeneratedColumn("identity", { type: "bigint", generatedIdentity: "ALWAYS" }) id!: string;
}
@Entity()
export class D {
  @PrimaryGeneratedColumn("identity", { type: "smallint", generatedIdentity: "BY DEFAULT" }) id!: number;
}
@Entity()
export class E {
  @PrimaryColumn({ type: "int", generated: true }) id!: number;
}
@Entity()
export class F {
  @PrimaryColumn("uuid", { generated: "uuid" }) id!: string;
  @Column() @Generated() no!: number;
}
@Entity()
export class G {
  @PrimaryColumn("uuid", { default: () => "gen_random_uuid()" }) id!: string;
  @Column("uuid") @Generated("uuid") token!: string;
}
@Entity()
export class H {
  @PrimaryColumn() @Generated() id!: number;
  @PrimaryColumn("date") day!: string;
  @Column({ type: "bigint", generated: "identity" }) no!: string;
}
@Entity()
export class I {
  @Column({ primary: true, nullable: true }) id!: string;
  @Column({ generated: "uuid", nullable: true, type: "uuid" }) token!: string;
}
@Entity()
export class J {
  @PrimaryColumn({ type: "timestamptz", precision: 3, default: () => "now()" }) at!: Date;
  @PrimaryColumn("text", { array: true }) tags!: string[];
}
@Entity()
export class K {
  @PrimaryColumn({ type: "enum", enum: ["x", "y"], default: "x", primaryKeyConstraintName: "key_of_k" })
  kind!: string;
}
@Entity()
export class L {
  @PrimaryColumn({ type: "decimal", precision: 10, scale: 2, default: 1 }) no!: string;
  @Column({ type: Number, nullable: true }) n!: number;
  @Column({ type: Date }) d!: Date;
  @Column({ type: Boolean, default: false }) b!: boolean;
  @Column({ type: String }) s!: string;
}
