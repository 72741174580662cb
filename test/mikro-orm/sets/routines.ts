import { defineEntity, p, Routine } from "@mikro-orm/postgresql";

export const Payment = defineEntity({
  name: "Payment",
  properties: { id: p.integer().primary(), amount: p.integer() },
});

const addTwo = new Routine({
  name: "add_two",
  type: "function",
  params: { a: { type: "int" }, b: { type: "int", defaultRaw: "2" } },
  returns: { runtimeType: "number", columnType: "int" },
  deterministic: true,
  body: "select a + b",
});
const shout = new Routine({
  name: "shout",
  type: "function",
  language: "plpgsql",
  security: "definer",
  params: { word: { type: "text" } },
  returns: { runtimeType: "string", columnType: "text" },
  body: "declare loud text;\nbegin\n  loud := upper(word);\n\n  return loud || '!';\nend",
});
const clean = new Routine({
  name: "clean",
  type: "procedure",
  schema: "tools",
  params: { least: { type: "int" } },
  body: "delete from payment where amount < least",
});

export const setup = "create schema tools";
export const options = { routines: [addTwo, shout, clean] };
