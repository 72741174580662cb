import { Column, Entity, Exclusion, PrimaryGeneratedColumn } from "typeorm";

export const only = "1";

@Entity({ name: "Room Booking" })
@Exclusion("later", `USING gist ("span" WITH &&)`, { deferrable: "INITIALLY DEFERRED" })
export class Booking {
  @PrimaryGeneratedColumn() id!: number;
  @Column("int4range") span!: string;
}
