import { Entity, Enum, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity({ abstract: true, discriminatorColumn: "kind" })
export abstract class Animal {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Enum({ items: ["dog", "cat"] }) kind!: string;
  @Property({ type: "string" }) name!: string;
}

@Entity({ discriminatorValue: "dog" })
export class Dog extends Animal {
  @Property({ type: "boolean" }) barks!: boolean;
}

@Entity({ discriminatorValue: "cat" })
export class Cat extends Animal {
  @Property({ type: "smallint" }) lives!: number;
  @ManyToOne({ entity: () => Dog }) enemy!: Dog;
}
