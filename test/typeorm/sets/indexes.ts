import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

@Entity()
@Index(["first", "last"])
@Index("ix_by_name", ["last", "first"])
@Index(["code", "last"], { unique: true })
@Index("ix_by_map", (person: Person) => [person.code, person.first])
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column() first!: string;
  @Index("ix_last") @Column() last!: string;
  @Index({ unique: true }) @Column({ name: "Code" }) code!: string;
  @Index("an_index_name_that_is_a_good_deal_longer_than_the_sixty_three_bytes_of_a_name")
  @Column()
  long!: string;
}
