/** Entities for SQL Server as schemas, which both lines of TypeORM read. */
import { EntitySchema } from "typeorm";

class Being {
  id!: number;
  kind!: string;
}
class Animal extends Being {
  legs!: number;
}
const beings = new EntitySchema<Being>({
  target: Being,
  name: "Being",
  inheritance: { pattern: "STI", column: { name: "kind", type: "nvarchar", length: 20 } },
  columns: { id: { type: "int", primary: true, generated: true } },
});
const animals = new EntitySchema<Animal>({
  target: Animal,
  name: "Animal",
  type: "entity-child",
  columns: { legs: { type: "tinyint", default: 4 } },
  indices: [{ columns: ["legs"] }],
  relations: { eats: { type: "many-to-one", target: "Being", onDelete: "NO ACTION" } } as object,
});

const special = new EntitySchema<Record<string, unknown>>({
  name: "special",
  columns: {
    id: {
      type: "uniqueidentifier",
      primary: true,
      generated: "uuid",
      primaryKeyConstraintName: "special_key",
    },
    token: { type: "uniqueidentifier", generated: "uuid", nullable: true },
    made: { type: "datetimeoffset", createDate: true },
    changed: { type: "datetime2", precision: 3, updateDate: true },
    gone: { type: "datetime2", deleteDate: true },
    version: { type: "int", version: true },
    first: { type: "nvarchar", length: 40 },
    last: { type: "nvarchar", length: 40, nullable: true },
    whole: { type: "nvarchar", asExpression: "[first] + ' ' + [last]", nullable: true },
    kept: { type: "int", asExpression: "len([first])", generatedType: "STORED", nullable: true },
  },
  checks: [{ name: "special_first", expression: "len([first]) > 1" }, { expression: "[version] >= 0" }],
  uniques: [{ columns: ["first", "last"] }],
  indices: [
    { columns: ["last"], where: "[last] IS NOT NULL" },
    { name: "special_first_last", columns: ["last", "first"], unique: true, where: "([gone] IS NULL)" },
    { name: "by_hand", columns: ["first"], synchronize: false },
  ],
});

const money = new EntitySchema<Record<string, unknown>>({
  name: "money",
  columns: {
    amount: { type: "decimal", precision: 19, scale: 4, default: 0 },
    currency: { type: "char", length: 3, default: "EUR" },
  },
});
const bill = new EntitySchema<Record<string, unknown>>({
  name: "bill",
  columns: {
    id: { type: "bigint", primary: true, generated: "increment" },
    state: { type: "simple-enum", enum: ["open", "paid"], default: "open" },
  },
  embeddeds: { net: { schema: money, prefix: "net_" }, tax: { schema: money } },
  relations: {
    special: {
      type: "one-to-one",
      target: "special",
      joinColumn: { name: "special_id", foreignKeyConstraintName: "bill_special" },
      onDelete: "CASCADE",
    },
    corrects: { type: "many-to-one", target: "bill", nullable: true },
    also: {
      type: "many-to-many",
      target: "special",
      joinTable: { name: "bill_also", joinColumn: { name: "bill" }, inverseJoinColumn: { name: "also" } },
    },
  },
});

export const schemas = {
  "are several classes in one table, as schemas": [beings, animals],
  "have special and computed columns, named keys and filtered indexes": [special],
  "have embedded columns and relations of every kind, as schemas": [special, bill],
};
