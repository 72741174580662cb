import { defineEntity, p } from "@mikro-orm/postgresql";

export const Account = defineEntity({
  name: "Account",
  schema: "billing",
  comment: "in a schema",
  properties: {
    id: p.integer().primary(),
    email: p.string().unique().comment("unique"),
    parent: () => p.manyToOne(Account).nullable(),
    tags: () => p.manyToMany(Label),
  },
  indexes: [{ properties: ["email", "parent"] }],
  checks: [{ expression: "email <> ''" }],
});

export const Label = defineEntity({
  name: "Label",
  properties: {
    id: p.integer().primary(),
    account: () => p.manyToOne(Account),
    many: () => p.manyToMany(Account),
  },
});

export const Invoice = defineEntity({
  name: "Invoice",
  tableName: "books.invoice",
  properties: {
    id: p.bigint().primary(),
    account: () => p.manyToOne(Account),
    label: () => p.manyToOne(Label).nullable(),
  },
});

/** Belongs to a schema that is chosen when it is used, so that it is not made. */
export const Tenant = defineEntity({
  name: "Tenant",
  schema: "*",
  properties: { id: p.integer().primary() },
});
