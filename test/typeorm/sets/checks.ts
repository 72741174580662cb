import { Check, Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
@Check('"age" > 18')
@Check("ck_name", `"name" <> '' AND length("name") < 100`)
@Check(`"kind" IN ('a', 'b', 'it''s')`)
@Check(`("from" IS NULL) = ("to" IS NULL)`)
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Check(`"age" < 200`) @Column() age!: number;
  @Column() name!: string;
  @Column({ length: 4 }) kind!: string;
  @Column("date", { nullable: true }) from!: string | null;
  @Column("date", { nullable: true }) to!: string | null;
}
