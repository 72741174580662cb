import { Column, defineFunction, defineObject, Entity, Index, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { defineOperatorClass, flags } from "../plugin/index.js";

@Entity()
export class Word {
  @PrimaryGeneratedColumn() id!: number;

  @Index({ method: "hash", operatorClass: "any_case" })
  @Column("text")
  text!: string;

  /** Noun, verb, adjective, in that order. */
  @Column(flags(3), { default: [true, false, false] }) parts!: string;
}

export const hashAnyCase = defineFunction({
  name: "hash_any_case",
  arguments: [{ name: "value", type: "text" }],
  returns: "int",
  language: "sql",
  volatility: "immutable",
  strict: true,
  body: "SELECT hashtext(lower(value))",
});

export const sameInAnyCase = defineFunction({
  name: "same_in_any_case",
  arguments: [
    { name: "one", type: "text" },
    { name: "other", type: "text" },
  ],
  returns: "boolean",
  language: "sql",
  volatility: "immutable",
  strict: true,
  body: "SELECT lower(one) = lower(other)",
});

export const same = defineObject(sql`
  CREATE OPERATOR ~= (FUNCTION = same_in_any_case, LEFTARG = text, RIGHTARG = text, COMMUTATOR = ~=, HASHES)`);

export const anyCase = defineOperatorClass({
  name: "any_case",
  type: "text",
  using: "hash",
  operators: { "1": "~=(text,text)" },
  functions: { "1": "hash_any_case(text)" },
});
