import { Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class City {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) name!: string;
}

@Entity()
export class Airport {
  @PrimaryColumn() hub!: number;
  @PrimaryColumn() gate!: number;
  @ForeignKey(() => City) @Column() cityId!: number;
  @ForeignKey(() => City, "name", { name: "fk_airport_city", onDelete: "CASCADE" })
  @Column()
  cityName!: string;
  @ForeignKey<City>("City", { deferrable: "INITIALLY DEFERRED", onUpdate: "CASCADE" })
  @Column({ nullable: true })
  other!: number;
}

@Entity()
@ForeignKey(() => Airport, ["hub", "gate"], ["hub", "gate"])
export class Flight {
  @PrimaryGeneratedColumn() id!: number;
  @Column() hub!: number;
  @Column() gate!: number;
}
