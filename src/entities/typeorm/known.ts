/** What TypeORM's decorators and schemas have made, told apart from everything else without loading TypeORM. */
import type { EntitySchema } from "typeorm";

/** A class, or a schema that stands for one. */
export type OrmEntity = abstract new (...args: never[]) => unknown;

/** Where TypeORM's decorators write down what they are told; all copies and versions of it share one. */
interface ArgsStorage {
  readonly tables: readonly { readonly target: unknown }[];
}

function storage(): ArgsStorage | undefined {
  return (globalThis as { readonly typeormMetadataArgsStorage?: ArgsStorage }).typeormMetadataArgsStorage;
}

/** Whether a value calls itself an instance of one of TypeORM's classes: of whichever copy of the package. */
export function isOrm(value: unknown, className: string): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Record<string, unknown>)["@instanceof"] === Symbol.for(className)
  );
}

/** Those of some values that are entities of TypeORM; lists and plain objects are looked into. */
export function ormEntitiesIn(values: readonly unknown[]): readonly (OrmEntity | EntitySchema)[] {
  const targets = new Set(storage()?.tables.map(({ target }) => target));
  return membersOf(values, (value) => targets.has(value) || isOrm(value, "EntitySchema"));
}

/** Every class and schema among some values, as TypeORM itself looks for them in files. */
export function classesIn(values: readonly unknown[]): readonly (OrmEntity | EntitySchema)[] {
  return membersOf(values, (value) => typeof value === "function" || isOrm(value, "EntitySchema"));
}

function membersOf(
  values: readonly unknown[],
  isMeant: (value: unknown) => boolean,
): readonly (OrmEntity | EntitySchema)[] {
  const found = new Set<unknown>();
  const look = (value: unknown, depth: number): void => {
    if (isMeant(value)) found.add(value);
    else if (typeof value === "object" && value !== null && depth > 0)
      for (const member of Object.values(value)) look(member, depth - 1);
  };
  for (const value of values) look(value, 2);
  return [...found] as (OrmEntity | EntitySchema)[];
}
