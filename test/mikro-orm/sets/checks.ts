import { Check, Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity()
@Check({ name: "price_order", expression: "low <= high" })
@Check({ expression: (columns: Record<string, string>) => `${columns.low} >= 0` })
@Check({ name: "words", expression: "name in ('a', 'b''c') or name like '%x%'" })
export class Priced {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "integer" }) low!: number;
  @Property({ type: "integer", check: "high < 1000" }) high!: number;
  @Property({ type: "string" }) @Check({ expression: "length(name) > 2" }) name!: string;
}
