import { defineDomain, defineFunction, sql } from "@schemix/migrate";

export const email = defineDomain({
  name: "email",
  type: "text",
  checks: [{ name: "has_at", expression: sql`position('@' in VALUE) > 1` }],
});

export const touch = defineFunction({
  name: "touch",
  returns: "trigger",
  language: "plpgsql",
  body: "BEGIN NEW.updated_at = now(); RETURN NEW; END",
  comment: "Keeps updated_at as it says",
});

export const initials = defineFunction({
  name: "initials",
  arguments: [{ name: "name", type: "text" }],
  returns: "text",
  volatility: "immutable",
  strict: true,
  body: { file: "./initials.sql" },
});
