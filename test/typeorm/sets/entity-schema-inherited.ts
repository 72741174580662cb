/** Schemas of trees, of inheritance, of embedded schemas in embedded ones, and of views. */
import { EntitySchema, type EntitySchemaEmbeddedColumnOptions } from "typeorm";

class Shape {
  id!: number;
  type!: string;
  colour!: string;
}
class Circle extends Shape {
  radius!: number;
}
class Square extends Shape {
  side!: number;
  inside!: Circle;
}

export const ShapeSchema = new EntitySchema<Shape>({
  target: Shape,
  name: "Shape",
  inheritance: { pattern: "STI", column: { name: "type", type: "varchar", length: 10 } },
  columns: {
    id: { type: Number, primary: true, generated: "identity" as "increment" },
    colour: { type: "varchar", length: 7, default: "#000000" },
  },
  indices: [{ columns: ["colour"] }],
});
export const CircleSchema = new EntitySchema<Circle>({
  target: Circle,
  name: "Circle",
  type: "entity-child",
  columns: { radius: { type: "float", nullable: false } },
  checks: [{ expression: "radius > 0" }],
});
export const SquareSchema = new EntitySchema<Square>({
  target: Square,
  name: "Square",
  type: "entity-child",
  discriminatorValue: "sq",
  columns: { side: { type: "float" } },
  relations: { inside: { type: "many-to-one", target: "Circle", onDelete: "SET NULL" } },
  uniques: [{ columns: ["side", "colour"] }],
});

export const Chapter = new EntitySchema<Record<string, unknown>>({
  name: "chapter",
  trees: [{ type: "closure-table", options: { closureTableName: "chapter_ways" } }],
  columns: { id: { type: "int", primary: true, generated: true }, title: { type: "text" } },
  relations: {
    parent: { type: "many-to-one", target: "chapter", treeParent: true, inverseSide: "children" },
    children: { type: "one-to-many", target: "chapter", treeChildren: true, inverseSide: "parent" },
  },
});

export const Titles = new EntitySchema({
  name: "titles",
  type: "view",
  expression: `SELECT "title" FROM "chapter"`,
  columns: { title: { type: "text" } },
});

class Inner {
  value!: string;
}
class Outer {
  inner!: Inner;
  no!: number;
}
const inner = new EntitySchema<Inner>({
  name: "inner",
  target: Inner,
  columns: { value: { type: "varchar" } },
});
const outer = new EntitySchema<Outer>({
  name: "outer",
  target: Outer,
  columns: { no: { type: "int", unique: true } },
  embeddeds: { inner: { schema: inner, prefix: "in_" } as EntitySchemaEmbeddedColumnOptions },
});
export const Whole = new EntitySchema<{ id: number; a: Outer; b: Outer }>({
  name: "whole",
  columns: { id: { type: "int", primary: true } },
  embeddeds: { a: { schema: outer, prefix: "a_" }, b: { schema: outer } },
});
