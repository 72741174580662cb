import { EntitySchema } from "@mikro-orm/postgresql";

export interface Base {
  id: number;
  createdAt: Date;
}
export interface Article extends Base {
  title: string;
  author: Writer;
  tags: unknown;
}
export class Writer {
  id!: number;
  name!: string;
}

export const BaseSchema = new EntitySchema<Base>({
  name: "Base",
  abstract: true,
  properties: {
    id: { type: "integer", primary: true },
    createdAt: { type: "datetime", defaultRaw: "now()" },
  },
});
export const WriterSchema = new EntitySchema<Writer>({
  class: Writer,
  tableName: "writers",
  comment: "who writes",
  uniques: [{ properties: ["name"] }],
  properties: { id: { type: "integer", primary: true }, name: { type: "string", length: 60 } },
});
export const ArticleSchema = new EntitySchema<Article, Base>({
  name: "Article",
  extends: BaseSchema,
  indexes: [{ name: "article_title", properties: ["title"] }],
  properties: {
    title: { type: "string" },
    author: { kind: "m:1", entity: () => Writer, deleteRule: "cascade" },
    tags: { kind: "m:n", entity: () => Writer, pivotTable: "article_reader" },
  },
});
