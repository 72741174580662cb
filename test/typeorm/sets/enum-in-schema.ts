import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE SCHEMA "app"; CREATE SCHEMA "Other App"`;

@Entity({ schema: "app" })
export class Car {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["red", "blue"], default: "red" }) color!: string;
  @Column("enum", { enum: ["a", "b"], enumName: "grade", array: true }) grades!: string[];
}

@Entity({ schema: "Other App", name: "Car Park" })
export class CarPark {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["x"], default: "x" }) kind!: string;
}
