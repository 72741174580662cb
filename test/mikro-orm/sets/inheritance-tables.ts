import { Entity, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity({ inheritance: "tpt" })
export abstract class Vehicle {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "string", check: "length(brand) > 0" }) brand!: string;
}

@Entity()
export class Car extends Vehicle {
  @Property({ type: "integer" }) @Index() doors!: number;
}

@Entity()
export class Truck extends Vehicle {
  @Property({ type: "integer" }) load!: number;
  @ManyToOne({ entity: () => Car, nullable: true }) tows?: Car;
}
