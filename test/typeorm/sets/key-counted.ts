import { Column, Entity, Generated, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Counted {
  @PrimaryGeneratedColumn() id!: number;
  @Column() @Generated("increment") number!: number;
}

@Entity()
export class CountedBig {
  @PrimaryGeneratedColumn("increment", { type: "bigint" }) id!: string;
}

@Entity("counted_Small")
export class CountedSmall {
  @PrimaryGeneratedColumn({ type: "smallint", name: "theId" }) id!: number;
  @Column("int8") @Generated() more!: string;
}

@Entity("a_table_with_a_name_that_is_nearly_as_long_as_names_may_be")
export class CountedLong {
  @PrimaryGeneratedColumn() anIdentifierOfConsiderableLength!: number;
}

@Entity()
export class CountedTwice {
  @PrimaryColumn() @Generated() first!: number;
  @PrimaryColumn() second!: number;
}
