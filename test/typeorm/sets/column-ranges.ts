import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Ranges {
  @PrimaryColumn() id!: number;
  @Column("int4range") ints!: string;
  @Column("int8range") bigs!: string;
  @Column("numrange") numbers!: string;
  @Column("tsrange") times!: string;
  @Column("tstzrange") zoned!: string;
  @Column("daterange", { nullable: true }) dates!: string | null;
}
