import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from "typeorm";

class Point {
  @Column({ comment: "West to east" }) x!: number;
  @Column({ name: "why" }) y!: number;
}

class Address {
  @Column() street!: string;
  @Column({ nullable: true }) zip!: string;
  @Column(() => Point) at!: Point;
  @ManyToOne(() => Country) country!: Relation<Country>;
  @ManyToOne(() => Country) @JoinColumn({ name: "taxed" }) taxedIn!: Relation<Country>;
}

@Unique(["a"])
@Index(["a", "b"])
class Pair {
  @Column() a!: number;
  @Column() b!: number;
}

class Key {
  @PrimaryColumn() left!: number;
  @PrimaryColumn() right!: number;
}

@Entity()
export class Country {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity()
export class Company {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Address) home!: Address;
  @Column(() => Address, { prefix: "work" }) office!: Address;
  @Column(() => Point, { prefix: false }) plain!: Point;
  @Column(() => Pair) pair!: Pair;
}

@Entity()
export class Keyed {
  @Column(() => Key) key!: Key;
  @Column() text!: string;
}
