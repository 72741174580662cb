/** The types of a database. */
import type { Binding } from "../operations/recording.js";
import type { Schema } from "../schema/schema.js";

/** What became of a type change: see `reference` in docs/entities.md, "Changing a type". */
export type TypeChange =
  | { readonly grade: "safe" }
  /** The server checks each row by itself and may refuse; nothing is lost. */
  | { readonly grade: "checked" }
  /** There is a cast but no assignment cast; `using` spells it. */
  | { readonly grade: "cast"; readonly using: string }
  /** The cast rounds or cuts in silence: old and new value must be the same in the type `through`, by default the former one. */
  | { readonly grade: "lossy"; readonly using?: string | undefined; readonly through?: string | undefined }
  /** No cast, or one whose meaning nobody can guess. */
  | { readonly grade: "undecided"; readonly why: string };

/** Where the types of a change are declared that are not the database's own. */
export interface TypeSides {
  readonly before: Schema;
  readonly after: Schema;
  readonly defaultNamespace: string;
}

/** The types of a database as entities and migrations spell them. */
export interface TypeSystem {
  /**
   * The native spelling of a portable or native type of an entity.
   * @returns `undefined` when options and type contradict each other is never returned: see `refuse`
   */
  resolve(type: string, options: TypeOptions): string;
  /** The type that stands for a JavaScript class found by reflection (`String`, `Number`…), or nothing. */
  infer(constructorName: string, options: { readonly identity: boolean }): string | undefined;
  /** The server's spelling of a native type where it is known without asking; else the text as given. */
  canonical(type: string): string;
  /** The short spelling for people and migration files: `character varying(3)` → `varchar(3)`. */
  display(type: string): string;
  /** How values of a type come and go. */
  binding(type: string): Binding;
  /** A JavaScript value as SQL text for a column of this type. */
  literal(value: unknown, type: string): string;
  /** How an entity says a type in the server's spelling: what {@link resolve} makes of it is that type again. */
  entityType(type: string): EntityType;
  /** Whether the server looks at the values of a type of its own, for which it writes the table when a column of it comes. */
  isChecked?(type: string): boolean;
  /** SQL that makes a random UUID, where the database has a function for it. */
  readonly randomUuid?: string | undefined;
}

export interface TypeOptions {
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly array?: boolean | number | undefined;
  /** Text of one byte for each character is enough, where the database keeps a type for that. */
  readonly ascii?: boolean | undefined;
}

/** A native type as a decorator says it. */
export interface EntityType {
  readonly type: string;
  readonly length?: number | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly array?: boolean | undefined;
  readonly ascii?: boolean | undefined;
  /** The TypeScript type of one value of it; an array's elements are of it. */
  readonly property: string;
}
