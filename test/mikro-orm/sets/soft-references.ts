import { Entity, Filter, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity()
@Filter({ name: "alive", cond: { deletedAt: null }, default: true })
export class Customer {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "datetime", nullable: true }) deletedAt?: Date;
}

@Entity()
export class Order {
  @PrimaryKey({ type: "integer" }) id!: number;
  @ManyToOne({ entity: () => Customer, createForeignKeyConstraint: false, index: true }) soft!: Customer;
  @ManyToOne({ entity: () => Customer, mapToPk: true }) key!: number;
  @ManyToOne({ entity: () => Customer, persist: false }) loose!: Customer;
}
