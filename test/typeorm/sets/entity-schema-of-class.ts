import { EntitySchema } from "typeorm";

export class Person {
  id!: number;
  name!: string;
  boss!: Person;
}

export const personSchema = new EntitySchema<Person>({
  name: "Person",
  target: Person,
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    name: { type: "text", array: true },
  },
  relations: {
    boss: {
      type: "many-to-one",
      target: "Person",
      joinColumn: true,
      nullable: true,
      deferrable: "INITIALLY DEFERRED",
    },
  },
  indices: [{ columns: ["name"], where: `"name" IS NOT NULL` }],
});
