/** Sixty tables that refer to each other. */
import { EntitySchema } from "typeorm";

const count = 60;
export const tables = Array.from(
  { length: count },
  (_, no) =>
    new EntitySchema<Record<string, unknown>>({
      name: `Part${no}`,
      tableName: `part_${no}`,
      columns: {
        id: {
          type: no % 3 === 0 ? "uuid" : "int",
          primary: true,
          generated: no % 3 === 0 ? "uuid" : "increment",
        },
        title: { type: "varchar", length: 10 + no, default: `part ${no}` },
        state: { type: "enum", enum: ["a", "b", `c${no}`], default: "a" },
        sum: { type: "numeric", precision: 10, scale: no % 5, nullable: no % 2 === 0 },
      },
      relations: {
        next: { type: "many-to-one", target: `Part${(no * 7 + 1) % count}`, onDelete: "SET NULL" },
        same: { type: "one-to-one", target: `Part${(no + 11) % count}`, joinColumn: true, nullable: true },
        ...(no % 10 === 0
          ? { others: { type: "many-to-many" as const, target: `Part${(no + 5) % count}`, joinTable: true } }
          : {}),
      },
      indices: [{ columns: ["title", "state"], unique: no % 4 === 0 }],
    }),
);
