import {
  Embeddable,
  Embedded,
  Entity,
  Enum,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from "@mikro-orm/decorators/legacy";

@Embeddable()
export class Point {
  @Property({ type: "double" }) x!: number;
  @Property({ type: "double", nullable: true }) y?: number;
}

@Entity()
export class Land {
  @PrimaryKey({ type: "integer" }) id!: number;
}

@Embeddable()
export class Address {
  @Property({ type: "string", length: 100 }) @Index() street!: string;
  @Property({ type: "string", fieldName: "zip" }) postCode!: string;
  @Enum({ items: ["home", "work"] }) kind!: string;
  @Embedded({ entity: () => Point }) at!: Point;
  @ManyToOne({ entity: () => Land, nullable: true }) land?: Land;
}

@Entity()
@Unique({ properties: ["home.postCode", "home.street"] as never })
export class Person {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Embedded({ entity: () => Address }) home!: Address;
  @Embedded({ entity: () => Address, prefix: "job_", nullable: true }) work?: Address;
  @Embedded({ entity: () => Point, prefix: false }) spot!: Point;
  @Embedded({ entity: () => Address, object: true, nullable: true }) kept?: Address;
  @Embedded({ entity: () => Point, array: true }) path: Point[] = [];
}
