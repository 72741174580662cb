/** Embedded classes in embedded ones, with every prefix, and what may be declared inside of them. */
import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from "typeorm";

@Entity()
export class Land {
  @PrimaryColumn({ length: 2 }) code!: string;
}

class Geo {
  @Column("double precision", { nullable: true }) lat!: number;
  @Column("double precision", { name: "lng", nullable: true }) longitude!: number;
  @Index() @Column({ length: 5 }) cell!: string;
}

@Index(["street"])
@Unique(["street", "zip"])
class Address {
  @Column() street!: string;
  @Column({ name: "zip_code" }) zip!: string;
  @Column(() => Geo) geo!: Geo;
  @Column(() => Geo, { prefix: "at_" }) exact!: Geo;
  @ManyToOne(() => Land) @JoinColumn({ name: "land" }) land!: Land;
  @ManyToMany(() => Land) @JoinTable() former!: Land[];
  @Column("enum", { enum: ["home", "work"], default: "home" }) kind!: string;
}

class Stamps {
  @CreateDateColumn({ type: "timestamptz", precision: 3 }) made!: Date;
  @UpdateDateColumn({ type: "timestamp", default: () => "now()" }) changed!: Date;
  @VersionColumn() version!: number;
}

class Key {
  @PrimaryColumn("uuid") tenant!: string;
  @PrimaryColumn("int") no!: number;
}

@Entity()
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Address) home!: Address;
  @Column(() => Address, { prefix: "office" }) work!: Address;
  @Column(() => Stamps, { prefix: false }) stamps!: Stamps;
  @Column(() => Geo, { prefix: "", array: true }) places!: Geo[];
}

@Entity()
export class Keyed {
  @Column(() => Key, { prefix: false }) key!: Key;
  @ManyToOne(() => Keyed) parent!: Keyed;
}
