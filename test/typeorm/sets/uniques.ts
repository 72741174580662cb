import { Column, Entity, PrimaryGeneratedColumn, Unique } from "typeorm";

@Entity()
@Unique(["first", "last"])
@Unique("uq_by_name", ["last", "code"])
@Unique("uq_deferred", ["code"], { deferrable: "INITIALLY DEFERRED" })
@Unique("uq_immediate", ["first"], { deferrable: "INITIALLY IMMEDIATE" })
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Column() first!: string;
  @Column() last!: string;
  @Column({ unique: true }) email!: string;
  @Column({ name: "Code" }) code!: string;
}
