/** What functions of SQL Server give within a statement: one value, or another one for each row. */
import type { Dialect } from "../../dialect.js";

const volatile = new Set(["newid", "newsequentialid"]);

const steady = new Set([
  ...["getdate", "getutcdate", "sysdatetime", "sysutcdatetime", "sysdatetimeoffset", "lower", "upper"],
  ...["concat", "concat_ws", "format", "coalesce", "nullif", "greatest", "least", "trim", "ltrim", "rtrim"],
  ...["left", "right", "replace", "substring", "round", "floor", "ceiling", "abs", "power", "sqrt", "pi"],
  ...["cast", "convert", "isnull", "json_object", "json_array", "host_name", "db_name", "suser_sname"],
  ...["user_name", "any", "all"],
]);

export const steadinessOf: Dialect["steadinessOf"] = (name) => {
  if (volatile.has(name)) return "volatile";
  return steady.has(name) ? "steady" : undefined;
};
