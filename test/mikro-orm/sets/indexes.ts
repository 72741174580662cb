import { Entity, Index, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";

@Entity()
@Index({ properties: ["a", "b"] })
@Index({ name: "by_b_and_a", properties: ["b", "a"] })
@Index({
  name: "ordered",
  columns: [
    { name: "a", sort: "DESC" },
    { name: "b", nulls: "FIRST" },
  ],
})
@Index({
  name: "ordered_more",
  columns: [
    { name: "a", sort: "DESC", nulls: "FIRST" },
    { name: "b", sort: "DESC", nulls: "LAST" },
  ],
})
@Index({ name: "covering", properties: ["a"], include: ["b"], fillFactor: 70 })
@Index({ name: "partial", properties: ["a"], where: "b is not null" })
@Index({ name: "partial_by_filter", properties: ["b"], where: { a: { $gt: 5 }, c: { $in: ["x", "y"] } } })
@Unique({ name: "one_of_partial", properties: ["c"], where: "a > 0" })
@Unique({ name: "unique_pair", properties: ["a", "c"] })
@Unique({ name: "late", properties: ["b", "c"], deferMode: "deferred" })
@Unique({ name: "covering_unique", properties: ["c"], include: ["a", "b"], fillFactor: 80 })
export class Indexed {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "integer" }) @Index() a!: number;
  @Property({ type: "integer", nullable: true, index: "b_index" }) b?: number;
  @Property({ type: "string", unique: "c_unique" }) c!: string;
  @Property({ type: "string" }) @Unique({ deferMode: "immediate" }) d!: string;
}
