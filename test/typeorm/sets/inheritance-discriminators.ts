import { ChildEntity, Column, Entity, PrimaryGeneratedColumn, TableInheritance } from "typeorm";

enum Kind {
  Cat = "cat",
  Dog = "dog",
}

@Entity()
@TableInheritance({ column: "kind" })
export class Animal {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Kind }) kind!: Kind;
}

@ChildEntity(Kind.Cat)
export class Cat extends Animal {
  @Column() lives!: number;
}

class Chip {
  @Column() no!: string;
}

@Entity()
@TableInheritance({ column: { type: "varchar", length: 20 } })
export class Pet {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Chip) chip!: Chip;
}

@ChildEntity()
export class Fish extends Pet {
  @Column({ nullable: false }) fins!: number;
}

@Entity()
@TableInheritance({ column: { type: "int", name: "Sort", default: 7 } })
export class Plant {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@ChildEntity(1)
export class Tree extends Plant {
  @Column("decimal", { precision: 5, scale: 2 }) height!: string;
}
