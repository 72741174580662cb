/** Decorators of classes: the entity itself and sequences. */

import { type AnyMark, type ClassMark, makeMark } from "../mark.js";
import type { EntityOptions } from "../options/options.js";
import type { SequenceDecoratorOptions } from "../options/rules.js";
import { findUnknownOptions, readable } from "../options/unknown.js";

/**
 * A class whose instances are rows of a table. The table is named after the class (`BlogPost` → `blog_post`).
 * Columns of the classes it extends are its own, whether those have `@Entity` or not.
 *
 * @example
 * export @Entity() class User { @Column("text") name!: string }
 * export @Entity("people") class Person { @Column("text") name!: string }
 * export @Entity({ namespace: "billing", comment: "What was sold", renamedFrom: "sale" })
 * class Order { @PrimaryColumn("int") no!: number }
 */
export function Entity(options?: EntityOptions): ClassMark;
export function Entity(name: string, options?: Omit<EntityOptions, "name">): ClassMark;
export function Entity(first: string | EntityOptions = {}, second: EntityOptions = {}): ClassMark {
  const given = typeof first === "string" ? second : first;
  const options: EntityOptions = {
    ...readable(given),
    ...(typeof first === "string" ? { name: first } : {}),
  };
  return makeMark({
    decorator: "Entity",
    faults: [...findUnknownOptions("Entity", given), ...findUnknownOptions("primaryKey", options.primaryKey)],
    onClass: (facts) => {
      facts.entity = options;
    },
  });
}

/**
 * Not managed: the table is never made, changed or dropped, but relations may refer to it. On a column or relation the same
 * goes for the column, and for what is built on it. `ignore: true` in `@Entity` and `@Column` says the same.
 *
 * @example
 * export @Ignore() @Entity() class LegacyAccount { @PrimaryColumn("bigint") id!: bigint }
 * class Payment { @PrimaryColumn("int") no!: number; @Ignore() @Column("tsvector") search!: string }
 */
export function Ignore(): AnyMark {
  const write = (facts: { isIgnored?: boolean }): void => {
    facts.isIgnored = true;
  };
  return makeMark({ decorator: "Ignore", onClass: write, onProperty: write });
}

/**
 * A sequence that is declared beside an entity, in its namespace. Identity columns have their own and need none.
 *
 * @example
 * export @Entity() @Sequence({ name: "invoice_no", start: 1000, ownedBy: "no" })
 * class Invoice { @PrimaryColumn("bigint", { default: sql`nextval('invoice_no')` }) no!: bigint }
 */
export function Sequence(options: SequenceDecoratorOptions): ClassMark {
  return makeMark({
    decorator: "Sequence",
    faults: findUnknownOptions("Sequence", options),
    onClass: (facts) => {
      facts.rules.push({ kind: "sequence", options: readable(options) });
    },
  });
}
