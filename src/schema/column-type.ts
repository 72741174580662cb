/** Types of columns that are no names but values of somebody's package: what they come to is text of the database. */
import { SchemixError } from "../errors/schemix-error.js";
import type { CodeData, ImportedName } from "../util/code.js";

const marker = Symbol.for("@schemix/migrate:column-type");

/** The arguments as `sql` takes them: what `read` returns is held against them, and does not decide about them. */
type Known<Arguments> = Arguments extends infer Each extends readonly CodeData[] ? Each : never;

/** What a custom column type is made of: see {@link defineColumnType}. */
export interface ColumnTypeDefinition<Arguments extends readonly CodeData[]> {
  /** What the function is called where it is exported. */
  readonly name: string;
  /** The module that exports it: a package, or a path that begins with a dot, from the folder of the configuration. */
  readonly from: string;
  /** The type in SQL, for each dialect that has it: `{ postgres: (dimensions) => `vector(${dimensions})` }`. */
  readonly sql: Readonly<Record<string, (...args: Arguments) => string>>;
  /**
   * The arguments that make a type which a database reports, as its catalog spells it; nothing for a type that is another
   * one. Without it such columns keep their native type in generated files.
   */
  readonly read?:
    | Readonly<Record<string, (type: string) => readonly [...Known<Arguments>] | undefined>>
    | undefined;
  /** The TypeScript type of a value, in classes that `pull` writes; default `unknown`. */
  readonly property?: string | undefined;
  /** A default value as SQL; default: as for any type of the database. */
  readonly literal?: ((value: never) => string) | undefined;
}

/** What {@link defineColumnType} returns: a function that makes types, with what it is made of. */
export interface ColumnTypeMaker<Arguments extends readonly CodeData[]> {
  (...args: Arguments): CustomColumnType;
  readonly definition: ColumnTypeDefinition<Arguments>;
}

/** A definition whatever its arguments. */
export interface KnownColumnType extends ImportedName {
  readonly sql: Readonly<Record<string, (...args: never) => string>>;
  readonly read?: Readonly<Record<string, (type: string) => readonly CodeData[] | undefined>> | undefined;
  readonly property?: string | undefined;
  readonly literal?: ((value: never) => string) | undefined;
}

/** A type for `@Column` and for columns in migrations. */
export interface CustomColumnType {
  readonly [marker]: true;
  readonly definition: KnownColumnType;
  readonly arguments: readonly CodeData[];
}

/**
 * A column type of your own, as a value. Entities and migrations call the function; schemas and the database see the type
 * that it stands for, so it is compared as any other. With `read`, and the plugin in the configuration, generated migrations
 * and classes call it too, and import it.
 *
 * @throws SchemixError `CONFIG_INVALID` when name or module cannot be imported
 * @example
 * export const vector = defineColumnType({
 *   name: "vector",
 *   from: "acme-schemix",
 *   sql: { postgres: (dimensions: number) => `vector(${dimensions})` },
 *   read: { postgres: (type) => { const found = /^vector\((\d+)\)$/.exec(type); return found ? [Number(found[1])] : undefined; } },
 *   property: "number[]",
 *   literal: (value: readonly number[]) => `'[${value.join(",")}]'`,
 * });
 * class Document { @Column(vector(3)) embedding!: number[] }
 */
export function defineColumnType<Arguments extends readonly CodeData[]>(
  definition: ColumnTypeDefinition<Arguments>,
): ColumnTypeMaker<Arguments> {
  checkImport(definition, "defineColumnType");
  const make = (...args: Arguments): CustomColumnType =>
    Object.freeze({ [marker]: true as const, definition, arguments: Object.freeze(args) });
  return Object.freeze(Object.assign(make, { definition }));
}

/** Whether a value was made by a function of {@link defineColumnType}; true across copies of the package. */
export function isCustomColumnType(value: unknown): value is CustomColumnType {
  return typeof value === "object" && value !== null && marker in value;
}

/**
 * The type in SQL.
 * @throws SchemixError `OPERATION_INVALID` when the dialect does not have it, or an argument means nothing to it
 */
export function columnTypeText({ definition, arguments: args }: CustomColumnType, dialect: string): string {
  const { name, sql } = definition;
  const make = Object.hasOwn(sql, dialect)
    ? (sql[dialect] as unknown as (...args: readonly CodeData[]) => string)
    : undefined;
  if (make === undefined) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `The column type ${name} is not known for ${dialect}`,
      why: `It is for ${Object.keys(sql).join(", ")}.`,
      fix: "Use another type there, or say in its `sql` what it is.",
    });
  }
  const text: unknown = make(...args);
  if (typeof text === "string" && text.trim() !== "") return text;
  throw new SchemixError("OPERATION_INVALID", {
    message: `The column type ${name} gives no type for ${JSON.stringify(args)}`,
    fix: `Correct its \`sql.${dialect}\`: it returns a type as the database spells it.`,
  });
}

/** A default value of such a type as SQL, where the type says how. */
export function customLiteral({ definition }: CustomColumnType, value: unknown): string | undefined {
  const { literal } = definition;
  return (literal as ((value: unknown) => string) | undefined)?.(value);
}

/** The call that makes a type which a database reports, where one of the makers knows it. */
export function readColumnType(
  makers: readonly { readonly definition: KnownColumnType }[],
  type: string,
  dialect: string,
): CustomColumnType | undefined {
  for (const { definition } of makers) {
    const args = definition.read?.[dialect]?.(type);
    if (args !== undefined) return { [marker]: true, definition, arguments: args };
  }
  return undefined;
}

/** @throws SchemixError `CONFIG_INVALID` when source cannot import what it is to call */
export function checkImport(
  { name, from }: { readonly name: unknown; readonly from: unknown },
  call: string,
): void {
  const isName = typeof name === "string" && /^[A-Za-z_$][\w$]*$/.test(name);
  if (isName && typeof from === "string" && from.trim() !== "") return;
  throw new SchemixError("CONFIG_INVALID", {
    message: isName
      ? `${call}: the module of ${name} has no name`
      : `${call}: ${JSON.stringify(name)} is no name of a function`,
    where: call,
    why: "Generated files import the function: `name` is what it is called there, `from` the module that exports it.",
    fix: 'Write { name: "vector", from: "acme-schemix" }.',
  });
}
