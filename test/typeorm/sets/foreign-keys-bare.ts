/** Foreign keys without relations, of several columns, to uniques, to other schemas, by text and by function. */
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from "typeorm";

export const setup = `CREATE SCHEMA "base"`;

@Entity({ schema: "base" })
@Unique(["country", "city"])
export class Town {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 2 }) country!: string;
  @Column() city!: string;
  @Column({ unique: true }) code!: string;
}

@Entity()
export class Street {
  @PrimaryColumn() name!: string;
  @PrimaryColumn() @ForeignKey(() => Town, { onDelete: "CASCADE", onUpdate: "CASCADE" }) townId!: number;
}

@Entity()
@ForeignKey(() => Street, ["street", "townId"], ["name", "townId"], {
  name: "house_street",
  onDelete: "RESTRICT",
})
@ForeignKey(() => Town, ["country", "city"], ["country", "city"], { deferrable: "INITIALLY DEFERRED" })
export class House {
  @PrimaryGeneratedColumn() id!: number;
  @Column() street!: string;
  @Column() townId!: number;
  @Column({ length: 2, nullable: true }) country!: string;
  @Column({ nullable: true }) city!: string;
  @Index()
  @Column({ nullable: true })
  @ForeignKey<Town>("Town", "code", { onDelete: "SET NULL" })
  townCode!: string;
  @Column({ nullable: true }) @ForeignKey(() => House, { name: "house_beside" }) besideId!: number;
}
