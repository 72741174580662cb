/** Relations to columns that a unique index keeps unique, and no constraint. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

@Entity()
@Index(["region", "no"], { unique: true })
export class Country {
  @PrimaryGeneratedColumn() id!: number;
  @Index({ unique: true }) @Column({ length: 2 }) iso2!: string;
  @Column() region!: string;
  @Column() no!: number;
  @ManyToOne(() => Country)
  @JoinColumn({ name: "former_code", referencedColumnName: "iso2" })
  former!: Country;
  @ManyToOne(() => Country)
  @JoinColumn([
    { name: "part_region", referencedColumnName: "region" },
    { name: "part_no", referencedColumnName: "no" },
  ])
  part!: Country;
}

@Entity()
export class Address {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Country)
  @JoinColumn({ name: "country_code", referencedColumnName: "iso2" })
  country!: Country;
}
