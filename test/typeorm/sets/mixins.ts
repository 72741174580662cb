/** Columns that functions put on classes, and classes that are made while the program runs. */
import { Column, CreateDateColumn, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

type Class<T = object> = new (...args: never[]) => T;

function Dated<T extends Class>(base: T) {
  abstract class WithDates extends (base as Class) {
    @CreateDateColumn({ type: "timestamptz" }) madeAt!: Date;
    @Index() @Column("timestamptz", { nullable: true }) seenAt!: Date | null;
  }
  return WithDates as unknown as T;
}

function Owned<T extends Class>(base: T, owner: () => Class) {
  abstract class WithOwner extends (base as Class) {
    @ManyToOne(owner, { onDelete: "CASCADE", nullable: false }) owner!: object;
  }
  return WithOwner as unknown as T;
}

abstract class Id {
  @PrimaryGeneratedColumn({ type: "bigint" }) id!: string;
}
class Empty extends Id {}

@Entity()
export class Person extends Dated(Empty) {
  @Column() name!: string;
}

@Entity()
export class Paper extends Owned(Dated(Empty), () => Person) {
  @Column() title!: string;
}

function logOf(name: string) {
  @Entity(`${name}_log`)
  @Index([`${name}Id`])
  class Log extends Id {
    @Column("text") text!: string;
  }
  Column("bigint", { name: `${name}_id` })(Log.prototype, `${name}Id`);
  return Log;
}
export const PersonLog = logOf("person");
export const PaperLog = logOf("paper");
