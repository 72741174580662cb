/** Tables that refer to each other in circles, with columns that may not be null. */
import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from "typeorm";

@Entity()
export class A {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => B, { nullable: false, deferrable: "INITIALLY DEFERRED" }) b!: Relation<B>;
}
@Entity()
export class B {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => C, { nullable: false, deferrable: "INITIALLY IMMEDIATE" }) c!: Relation<C>;
}
@Entity()
export class C {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => A) a!: A;
  @OneToOne(() => B) @JoinColumn() b!: B;
}
@Entity()
export class Owner {
  @PrimaryColumn("uuid") id!: string;
  @OneToOne(() => Owned, { nullable: true }) @JoinColumn({ name: "main" }) main!: Relation<Owned>;
}
@Entity()
export class Owned {
  @OneToOne(() => Owner, { onDelete: "CASCADE" }) @JoinColumn({ name: "id" }) owner!: Owner;
  @PrimaryColumn("uuid") id!: string;
  @Column() text!: string;
}
