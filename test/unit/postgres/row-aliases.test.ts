import { expect } from "chai";
import { withoutRowAliases } from "../../../src/dialects/postgres/introspect/row-aliases.js";
import type { Column } from "../../../src/objects/column/shape.js";
import type { Definition } from "../../../src/objects/definition/shape.js";

const columns = ["id", "title", 'No"te'].map(
  (name, index): Column => ({
    kind: "column",
    namespace: "public",
    table: "Item",
    name,
    type: "text",
    nullable: true,
    position: index + 1,
  }),
);

const items = functionOf("items(lowest bigint)", 'SETOF public."Item"');
const first = functionOf('"First (one)"()', 'public."Item"');
const typed = functionOf('typed("Kind (a)")', 'SETOF public."Item"');
const others = functionOf("others()", "SETOF integer");

function functionOf(name: string, result: string): Definition {
  const definition = `CREATE FUNCTION public.${name}\n RETURNS ${result}\n LANGUAGE sql\nAS $$ SELECT 1 $$`;
  return { kind: "function", namespace: "public", name: name.replace(/lowest /, ""), definition };
}

function viewOf(query: string): string | undefined {
  const view: Definition = {
    kind: "view",
    namespace: "public",
    name: "v",
    definition: query,
    parts: { query },
  };
  const [found] = withoutRowAliases([view, items, first, typed, others], columns);
  expect((found?.parts as { query?: string } | undefined)?.query).to.equal(found?.definition);
  return found?.definition;
}

describe("What a query calls the columns of a function's rows", () => {
  const left: readonly (readonly [query: string, plain: string])[] = [
    [`SELECT 1 FROM public.items(1) items(id, title, "No""te")`, "SELECT 1 FROM public.items(1) items"],
    [
      `SELECT 1 FROM public.items(length(')('::text)) "a b"(id, title, "No""te"), public."First (one)"() f(id, title, "No""te")`,
      `SELECT 1 FROM public.items(length(')('::text)) "a b", public."First (one)"() f`,
    ],
    ["SELECT 1 FROM public.typed(NULL) t(id, title)", "SELECT 1 FROM public.typed(NULL) t"],
    ["SELECT 1 FROM public.items(1) items(id, title)", "SELECT 1 FROM public.items(1) items"],
  ];
  for (const [query, plain] of left)
    it(`is left away where that is what they are called: ${query}`, () =>
      expect(viewOf(query)).to.equal(plain));

  const kept = [
    `SELECT 1 FROM public.items(1) items(title, id, "No""te")`,
    `SELECT 1 FROM public.items(1) items(id, other, "No""te")`,
    `SELECT 1 FROM public.items(1) WITH ORDINALITY items(id, title, "No""te", place)`,
    `SELECT 1 FROM public.others() items(id)`,
    `SELECT 1 FROM elsewhere.items(1) items(id)`,
    `SELECT 1 FROM ( VALUES (1,2)) t(id, title)`,
    `SELECT 'public.items(1) items(id, title)'::text`,
  ];
  for (const query of kept) it(`is kept otherwise: ${query}`, () => expect(viewOf(query)).to.equal(query));
});
