import { Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class A {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToMany(
    () => B,
    (b) => b.as,
  )
  @JoinTable()
  bs!: B[];
}

@Entity()
export class B {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToMany(
    () => A,
    (a) => a.bs,
  )
  as!: A[];
}
