import { Column, Entity, Exclusion, PrimaryGeneratedColumn } from "typeorm";

@Entity()
@Exclusion(`USING gist ("room" WITH =, tsrange("from", "to") WITH &&)`)
@Exclusion("no_overlap_of_days", `USING gist ("day" WITH &&) WHERE ("room" > 0)`)
export class Booking {
  @PrimaryGeneratedColumn() id!: number;
  @Column() room!: number;
  @Column() from!: Date;
  @Column() to!: Date;
  @Column("daterange") day!: string;
}
