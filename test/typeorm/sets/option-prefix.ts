import {
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeParent,
} from "typeorm";

export const options = { entityPrefix: "app_" };

@Entity()
export class Team {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["a", "b"] }) kind!: string;
}

@Entity("people")
@Tree("closure-table")
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column({ unique: true }) email!: string;
  @ManyToOne(() => Team) team!: Team;
  @ManyToMany(() => Team) @JoinTable() guests!: Team[];
  @TreeChildren() children!: Person[];
  @TreeParent() parent!: Person;
}
