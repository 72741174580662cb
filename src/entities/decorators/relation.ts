/** Decorators of relations between entities. */
import type { InverseSide } from "../facts.js";
import type { OptionFault } from "../faults.js";
import { makeMark, type PropertyMark } from "../mark.js";
import type { ClassOf } from "../options/options.js";
import type {
  JoinColumnOptions,
  JoinTableOptions,
  ManyToManyOptions,
  OneToOneOptions,
  RelationOptions,
} from "../options/relations.js";
import { findUnknownOptions, readable } from "../options/unknown.js";

/** The other side of a relation: a property's name, or a function that reads it. */
type Inverse<T> = (keyof T & string) | ((target: T) => unknown);

/**
 * A reference to one row of another entity, kept in a column of this one: `team` makes `team_id`, of the type of
 * the primary key it refers to, with a foreign key. The class is named by a function, so that two files may refer to
 * each other. `@JoinColumn` names the column; `@Index()` beside it makes an index.
 *
 * @example
 * class Team { @PrimaryColumn("int") id!: number; @OneToMany(() => User, (user) => user.team) users!: User[] }
 * class User { @ManyToOne(() => Team, (team) => team.users, { onDelete: "cascade" }) team!: Team }
 * class Post { @ManyToOne(() => Team, { nullable: true }) team?: Team }
 */
export function ManyToOne<T>(target: () => ClassOf<T>, options?: RelationOptions): PropertyMark;
export function ManyToOne<T>(
  target: () => ClassOf<T>,
  inverse: Inverse<T>,
  options?: RelationOptions,
): PropertyMark;
export function ManyToOne(
  target: () => ClassOf<unknown>,
  second?: InverseSide | RelationOptions,
  third?: RelationOptions,
): PropertyMark {
  return relationMark("ManyToOne", "manyToOne", target, second, third);
}

/**
 * A reference to one row of another entity that no other row of this one may refer to: as `@ManyToOne`, with a
 * unique constraint. The side with `@JoinColumn` has the column; a side that names the other's property and has no
 * `@JoinColumn` has none.
 *
 * @example
 * class Profile { @PrimaryColumn("int") id!: number; @OneToOne(() => User, (user) => user.profile) user!: User } // no column
 * class User { @OneToOne(() => Profile, (profile) => profile.user) @JoinColumn() profile!: Profile } // profile_id
 */
export function OneToOne<T>(target: () => ClassOf<T>, options?: OneToOneOptions): PropertyMark;
export function OneToOne<T>(
  target: () => ClassOf<T>,
  inverse: Inverse<T>,
  options?: OneToOneOptions,
): PropertyMark;
export function OneToOne(
  target: () => ClassOf<unknown>,
  second?: InverseSide | OneToOneOptions,
  third?: OneToOneOptions,
): PropertyMark {
  return relationMark("OneToOne", "oneToOne", target, second, third);
}

/**
 * The other side of a `@ManyToOne`. It has no column; it is checked to name a property that is such a relation.
 *
 * @example
 * class User { @PrimaryColumn("int") id!: number; @OneToMany(() => Post, (post) => post.author) posts!: Post[] }
 * class Post { @ManyToOne(() => User, (user) => user.posts) author!: User }
 */
export function OneToMany<T>(target: () => ClassOf<T>, inverse: Inverse<T>): PropertyMark;
export function OneToMany(target: () => ClassOf<unknown>, inverse: InverseSide): PropertyMark {
  return relationMark("OneToMany", "oneToMany", target, inverse, undefined);
}

/**
 * A relation kept in a table between two entities, with one foreign key to each; the two together are its primary
 * key. The side with `@JoinTable` owns the table.
 *
 * @example
 * class Tag { @PrimaryColumn("int") id!: number; @ManyToMany(() => Post, (post) => post.tags) posts!: Post[] }
 * class Post { @PrimaryColumn("int") id!: number; @ManyToMany(() => Tag, (tag) => tag.posts) @JoinTable() tags!: Tag[] }
 */
export function ManyToMany<T>(target: () => ClassOf<T>, options?: ManyToManyOptions): PropertyMark;
export function ManyToMany<T>(
  target: () => ClassOf<T>,
  inverse: Inverse<T>,
  options?: ManyToManyOptions,
): PropertyMark;
export function ManyToMany(
  target: () => ClassOf<unknown>,
  second?: InverseSide | ManyToManyOptions,
  third?: ManyToManyOptions,
): PropertyMark {
  const options = (isInverse(second) ? third : second) ?? {};
  const inverse = isInverse(second) ? second : undefined;
  return makeMark({
    decorator: "ManyToMany",
    faults: [...targetFaults("ManyToMany", target), ...findUnknownOptions("ManyToMany", options)],
    onProperty: (facts) => {
      facts.mapping = { kind: "manyToMany", target, inverse, options };
    },
  });
}

/**
 * The column of a relation, or its columns when it refers to a composite key: name, and what it refers to. A list
 * and several decorators mean the same.
 *
 * @example
 * class Country { @PrimaryColumn("int") id!: number; @Unique() @Column("text") code!: string }
 * class City { @ManyToOne(() => Country) @JoinColumn({ name: "iso", referencedColumn: "code" }) country!: Country }
 * class Line { @PrimaryColumn("int") order!: number; @PrimaryColumn("int") no!: number }
 * class Parcel { @ManyToOne(() => Line) @JoinColumn([{ name: "order_id" }, { name: "line_no" }]) line!: Line }
 */
export function JoinColumn(
  options?: string | JoinColumnOptions | readonly JoinColumnOptions[],
): PropertyMark {
  const columns = joinColumnList(options);
  return makeMark({
    decorator: "JoinColumn",
    faults: columns.flatMap((column) => findUnknownOptions("JoinColumn", column)),
    onProperty: (facts) => {
      facts.joinColumns = [...columns.map(readable), ...(facts.joinColumns ?? [])];
    },
  });
}

function joinColumnList(
  options: string | JoinColumnOptions | readonly JoinColumnOptions[] | undefined,
): readonly JoinColumnOptions[] {
  if (options === undefined) return [];
  if (typeof options === "string") return [{ name: options }];
  return isList(options) ? options : [options];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/**
 * Marks the owning side of a `@ManyToMany` and names its table and columns.
 *
 * @example
 * class Tag { @PrimaryColumn("int") id!: number }
 * class Post { @PrimaryColumn("int") id!: number; @ManyToMany(() => Tag) @JoinTable("post_tag") tags!: Tag[] }
 * class Page { @PrimaryColumn("int") id!: number; @ManyToMany(() => Tag) @JoinTable({ joinColumn: { name: "of" } }) tags!: Tag[] }
 */
export function JoinTable(options: string | JoinTableOptions = {}): PropertyMark {
  const given = typeof options === "string" ? { name: options } : options;
  const joinTable = readable(given);
  const { joinColumn, inverseJoinColumn, joinColumns, inverseJoinColumns } = joinTable;
  const columns: readonly unknown[] = [joinColumn, inverseJoinColumn, joinColumns, inverseJoinColumns].flat();
  return makeMark({
    decorator: "JoinTable",
    faults: [
      ...findUnknownOptions("JoinTable", given),
      ...columns.flatMap((column) => findUnknownOptions("JoinColumn", column)),
    ],
    onProperty: (facts) => {
      facts.joinTable = joinTable;
    },
  });
}

function isInverse(value: unknown): value is InverseSide {
  return typeof value === "string" || typeof value === "function";
}

function relationMark(
  decorator: "ManyToOne" | "OneToOne" | "OneToMany",
  kind: "manyToOne" | "oneToOne" | "oneToMany",
  target: () => ClassOf<unknown>,
  second: InverseSide | OneToOneOptions | undefined,
  third: OneToOneOptions | undefined,
): PropertyMark {
  const options = (isInverse(second) ? third : second) ?? {};
  const inverse = isInverse(second) ? second : undefined;
  return makeMark({
    decorator,
    faults: [...targetFaults(decorator, target), ...findUnknownOptions(decorator, options)],
    onProperty: (facts) => {
      facts.mapping = { kind, target, inverse, options };
    },
  });
}

function targetFaults(decorator: string, target: unknown): readonly OptionFault[] {
  const isThunk = typeof target === "function" && !/^class\b/.test(Function.prototype.toString.call(target));
  if (isThunk) return [];
  return [
    {
      message: `@${decorator} was not given a function that names the other entity`,
      fix: `Write @${decorator}(() => Other).`,
    },
  ];
}
