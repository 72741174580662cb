import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from "typeorm";

@Entity()
export class Country {
  @PrimaryColumn({ length: 2 }) code!: string;
  @Column({ unique: true }) name!: string;
  @OneToMany(
    () => City,
    (city) => city.country,
  )
  cities!: City[];
}

@Entity()
export class City {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @ManyToOne(
    () => Country,
    (country) => country.cities,
    { nullable: false },
  )
  country!: Country;
  @ManyToOne(() => Country) @JoinColumn({ name: "twin", referencedColumnName: "name" }) twin!: Country;
  @ManyToOne(() => City, { onDelete: "SET NULL" }) @JoinColumn({ name: "Parent Id" }) parent!: City;
  @Index() @ManyToOne(() => City) capital!: City;
}
