import { shortenName } from "./names.js";
import type { Schema } from "./schema.js";

/** A name that nothing in the namespace has, within any of the schemas. */
export function freeName(wanted: string, namespace: string, schemas: readonly Schema[]): string {
  const taken = new Set(
    schemas.flatMap((schema) =>
      [...schema].filter((object) => object.namespace === namespace).map(({ name }) => name),
    ),
  );
  for (let attempt = 0; ; attempt++) {
    const name = shortenName(attempt === 0 ? wanted : `${wanted}_${attempt}`, { count: 63, unit: "bytes" });
    if (!taken.has(name)) return name;
  }
}
