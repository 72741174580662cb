import { defineEntity, p } from "@mikro-orm/postgresql";

export const Document = defineEntity({
  name: "Document",
  properties: { id: p.integer().primary(), tenant: p.integer(), title: p.string() },
  policies: [
    { name: "of_tenant", using: "tenant = current_setting('app.tenant')::int" },
    { command: "select", type: "restrictive", roles: ["public"], using: "title <> ''" },
    { command: "insert", check: "tenant > 0" },
  ],
  rowLevelSecurity: "force",
});
export const Locked = defineEntity({
  name: "Locked",
  properties: { id: p.integer().primary() },
  rowLevelSecurity: true,
});
export const Filtered = defineEntity({
  name: "Filtered",
  properties: { id: p.integer().primary(), owner: p.integer() },
  filters: { mine: { name: "mine", cond: (args: { user: number }) => ({ owner: args.user }), rls: true } },
});
