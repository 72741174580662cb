import { Entity, Index, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity()
@Index({ name: "by_lower", expression: `create index "by_lower" on "expressed" (lower("name"))` })
@Index({
  name: "by_both",
  expression: (columns, table, name) =>
    `create unique index "${name}" on "${table.name}" (upper(${columns.name}), (age + 1) desc) where ${columns.age} > 5`,
})
export class Expressed {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "string" }) name!: string;
  @Property({ type: "integer" })
  @Index({ expression: `create index age_by_gist on expressed using btree (abs(age))` })
  age!: number;
}
