/** `identity`, as MikroORM's option `generated` says it. */
import type { Identity } from "../../objects/column/shape.js";

/** An option of an identity in SQL → ours. */
const numbers = {
  start: "start",
  increment: "increment",
  minvalue: "minValue",
  maxvalue: "maxValue",
  cache: "cache",
};

/** The identity that `generated` asks for; `undefined` when it asks for something else. */
export function identityOf(generated: string | undefined): Identity | undefined {
  const [isMeant, isByDefault, options = ""] =
    /^\s*(by default as )?identity\s*(?:\(([^)]*)\))?\s*$/i.exec(generated ?? "") ?? [];
  if (isMeant === undefined) return undefined;
  const found = [
    ...options.matchAll(/(start|increment|minvalue|maxvalue|cache)\s+(?:with\s+|by\s+)?(-?\d+)/gi),
  ];
  const said = found.map(([, name = "", value = ""]) => [
    numbers[name.toLowerCase() as keyof typeof numbers],
    value,
  ]);
  const cycle = /\bcycle\b/i.test(options) && !/\bno\s+cycle\b/i.test(options);
  return {
    mode: isByDefault === undefined ? "always" : "byDefault",
    ...Object.fromEntries(said),
    ...(cycle ? { cycle } : {}),
  };
}
