/** Decorators of columns. */
import { type CustomColumnType, isCustomColumnType } from "../../schema/column-type.js";
import { describe } from "../describe.js";
import type { ColumnOptions } from "../facts.js";
import type { OptionFault } from "../faults.js";
import { makeMark, type PropertyMark } from "../mark.js";
import type {
  BareEnumColumnOptions,
  ColumnArguments,
  ColumnOptionsOf,
  ColumnType,
  CommonColumnOptions,
  CustomColumnOptions,
  EnumColumnOptions,
  IdentityOptions,
  InferredColumnOptions,
  NativeColumnOptions,
  TypedColumnOptions,
} from "../options/column-types.js";
import type { ClassOf } from "../options/options.js";
import type { EmbeddedOptions } from "../options/relations.js";
import { findUnknownOptions, readable } from "../options/unknown.js";

type ColumnDecorator = "Column" | "PrimaryColumn" | "PrimaryGeneratedColumn";

/** Options of `@PrimaryColumn`: those of `@Column` without the ones that a key cannot have. */
export type KeyOptions<O> = O extends unknown
  ? Omit<O, "nullable" | "primary"> & { readonly nullable?: never }
  : never;

/**
 * A column. Its type is the first argument or `type`: a portable name (`"string"`, `"int"`, `"timestamptz"`…) or any
 * type of the database (`"citext"`, `"vector(3)"`), or what a function made by `defineColumnType` returns. Without one it is taken from the property, where the compiler
 * writes that down (`experimentalDecorators`, `emitDecoratorMetadata` and `reflect-metadata`).
 * Columns are NOT NULL unless `nullable` says otherwise.
 *
 * @example
 * class User { @Column("varchar", { length: 320, unique: true }) email!: string }
 * class Event { @Column({ type: "timestamptz", default: sql`now()` }) createdAt!: Date }
 * class Order { @Column({ enum: ["draft", "paid"], default: "draft" }) status!: string }
 * class Member { @Column("text", { nullable: true, renamedFrom: "nick" }) nickname?: string }
 */
export function Column(options?: InferredColumnOptions): PropertyMark;
export function Column(options: BareEnumColumnOptions): PropertyMark;
export function Column(options: CustomColumnOptions): PropertyMark;
export function Column(type: CustomColumnType, options?: NativeColumnOptions): PropertyMark;
export function Column<T extends ColumnType>(options: TypedColumnOptions<T>): PropertyMark;
export function Column<T extends ColumnType>(type: T, ...rest: ColumnArguments<T>): PropertyMark;
export function Column(first?: string | object, second?: object): PropertyMark {
  return columnMark("Column", first, second, {});
}

/** The arguments of `@PrimaryColumn` after the type. */
export type KeyArguments<T extends string> = T extends "enum"
  ? [options: KeyOptions<EnumColumnOptions>]
  : [options?: KeyOptions<ColumnOptionsOf<T>>];

/**
 * A column of the primary key. Several in one class make a composite key, in the order of declaration.
 *
 * @example
 * class User { @PrimaryColumn({ identity: true }) id!: number } // bigint, generated always as identity
 * class Page { @PrimaryColumn("uuid") site!: string; @PrimaryColumn("text") path!: string }
 */
export function PrimaryColumn(options?: KeyOptions<InferredColumnOptions>): PropertyMark;
export function PrimaryColumn(options: KeyOptions<BareEnumColumnOptions>): PropertyMark;
export function PrimaryColumn(options: KeyOptions<CustomColumnOptions>): PropertyMark;
export function PrimaryColumn(
  type: CustomColumnType,
  options?: KeyOptions<NativeColumnOptions>,
): PropertyMark;
export function PrimaryColumn<T extends ColumnType>(options: KeyOptions<TypedColumnOptions<T>>): PropertyMark;
export function PrimaryColumn<T extends ColumnType>(type: T, ...rest: KeyArguments<T>): PropertyMark;
export function PrimaryColumn(first?: string | object, second?: object): PropertyMark {
  return columnMark("PrimaryColumn", first, second, { primary: true });
}

/** Options of a primary key that the database numbers. */
export interface GeneratedIdentityOptions
  extends Omit<CommonColumnOptions, "nullable" | "primary" | "array"> {
  /** Default `bigint`. */
  readonly type?: "smallint" | "int" | "integer" | "bigint" | undefined;
  readonly identity?: "always" | "byDefault" | IdentityOptions | undefined;
}

/** Options of a primary key that the database fills with random UUIDs. */
export type GeneratedUuidOptions = Omit<CommonColumnOptions, "nullable" | "primary" | "array">;

/**
 * A primary key that the database makes: numbers (`identity`, the default; a `bigint`) or random UUIDs (`uuid`).
 *
 * @example
 * class A { @PrimaryGeneratedColumn() id!: number }
 * class B { @PrimaryGeneratedColumn("identity", { type: "int", identity: { start: 1000 } }) id!: number }
 * class C { @PrimaryGeneratedColumn("uuid") id!: string }
 */
export function PrimaryGeneratedColumn(kind?: "identity", options?: GeneratedIdentityOptions): PropertyMark;
export function PrimaryGeneratedColumn(kind: "uuid", options?: GeneratedUuidOptions): PropertyMark;
export function PrimaryGeneratedColumn(kind: string = "identity", options: object = {}): PropertyMark {
  if (kind === "uuid") {
    return columnMark("PrimaryGeneratedColumn", options, undefined, { primary: true, type: "uuid" }, true);
  }
  const extra: OptionFault[] =
    kind === "identity"
      ? []
      : [
          {
            message: `@PrimaryGeneratedColumn does not know ${describe(kind)}`,
            fix: 'Write "identity" (numbers, also in the place of TypeORM\'s "increment") or "uuid".',
          },
        ];
  const given: ColumnOptions = options;
  const implied: ColumnOptions = { type: "bigint", identity: true, ...given, primary: true };
  return columnMark("PrimaryGeneratedColumn", implied, undefined, {}, false, extra);
}

function columnMark(
  decorator: ColumnDecorator,
  first: string | object | undefined,
  second: object | undefined,
  implied: ColumnOptions,
  isUuid = false,
  extra: readonly OptionFault[] = [],
): PropertyMark {
  const isType = typeof first === "string" || isCustomColumnType(first);
  const given: ColumnOptions = (isType ? second : first) ?? {};
  const type = isType ? { type: first } : {};
  const options: ColumnOptions = { ...given, ...type, ...implied };
  const identity = typeof given.identity === "object" ? given.identity : undefined;
  const unique = typeof given.unique === "boolean" ? undefined : given.unique;
  return makeMark({
    decorator,
    faults: [
      ...extra,
      ...findUnknownOptions(decorator, given),
      ...findUnknownOptions("identity", identity),
      ...findUnknownOptions("Unique", unique),
    ],
    onProperty: (facts, { reflected }) => {
      facts.mapping = { kind: "column", options, isUuid, reflected };
    },
  });
}

/**
 * A value object whose columns stand in the entity's own table. Its class declares them with `@Column` and has no
 * `@Entity`; it may embed others in turn.
 *
 * @example
 * class Address { @Column("text") street!: string; @Column("text") city!: string }
 * class Order { @Embedded(() => Address) billing!: Address } // columns billing_street and billing_city
 * class Parcel { @Embedded(() => Address, { prefix: "ship_", nullable: true }) shipping?: Address }
 */
export function Embedded(target: () => ClassOf<unknown>, options: EmbeddedOptions = {}): PropertyMark {
  return makeMark({
    decorator: "Embedded",
    faults: findUnknownOptions("Embedded", options),
    onProperty: (facts) => {
      facts.mapping = { kind: "embedded", target, options: readable(options) };
    },
  });
}
