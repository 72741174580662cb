import { defineEntity, p } from "@mikro-orm/postgresql";

export const Kept = defineEntity({
  name: "Kept",
  properties: { id: p.integer().primary(), hidden: p.string(), secretOne: p.string(), seen: p.string() },
});
export const Left = defineEntity({ name: "Left", properties: { id: p.integer().primary() } });
export const AuditLog = defineEntity({ name: "AuditLog", properties: { id: p.integer().primary() } });

export const options = {
  schemaGenerator: { skipTables: ["left", /^audit/], skipColumns: { kept: ["hidden", /^secret/] } },
};
