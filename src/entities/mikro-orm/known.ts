/** What MikroORM's decorators and schemas have made, told apart from everything else without loading MikroORM. */
import type { EntitySchema } from "@mikro-orm/core";
import { isOrm } from "../typeorm/known.js";

/** A class, or a schema that stands for one. */
export type MikroEntity = EntitySchema | (abstract new (...args: never[]) => unknown);

/** Where its decorators write down in which file a class is, on the class itself. */
const path = Symbol.for("@mikro-orm/core/MetadataStorage.PATH_SYMBOL");
/** Class → the schema that stands for it; all copies of the package share it. */
const schemas = Symbol.for("@mikro-orm/core/EntitySchema.REGISTRY");

/** Those of the exports of modules, and of classes, that are entities of MikroORM. */
export function mikroEntitiesIn(values: readonly unknown[]): readonly MikroEntity[] {
  return [...new Set(values.flatMap((value) => entityOf(value) ?? []))];
}

function entityOf(value: unknown): MikroEntity | undefined {
  if (typeof value === "object" && value !== null) return isSchema(value) ? value : undefined;
  if (typeof value !== "function") return undefined;
  const known = (globalThis as { readonly [schemas]?: ReadonlyMap<unknown, EntitySchema> })[schemas];
  return known?.get(value) ?? (Object.hasOwn(value, path) ? (value as unknown as MikroEntity) : undefined);
}

/** MikroORM tells its own in the same way; TypeORM has a class of the same name. */
function isSchema(value: object): value is EntitySchema {
  return value.constructor?.name === "EntitySchema" && "meta" in value && !isOrm(value, "EntitySchema");
}
