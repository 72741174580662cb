import { Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Person {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

/** Keys that are relations, without properties for their columns. */
@Entity()
export class Membership {
  @PrimaryColumn("uuid") personId!: string;
  @PrimaryColumn() team!: string;
  @ManyToOne(() => Person, { onDelete: "CASCADE" }) @JoinColumn({ name: "personId" }) person!: Person;
}

@Entity()
export class Fee {
  @PrimaryGeneratedColumn() id!: number;
  @OneToOne(() => Membership, { onDelete: "CASCADE" })
  @JoinColumn([
    { name: "personId", referencedColumnName: "personId" },
    { name: "team", referencedColumnName: "team" },
  ])
  membership!: Membership;
}
