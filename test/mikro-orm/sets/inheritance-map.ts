import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity({ discriminatorColumn: "type", discriminatorMap: { a: "First", b: "Second" } })
export class Root {
  @PrimaryKey({ type: "integer" }) id!: number;
}

@Entity()
export class First extends Root {
  @Property({ type: "string" }) one!: string;
}

@Entity()
export class Second extends Root {
  @Property({ type: "integer", unique: true }) two!: number;
}
