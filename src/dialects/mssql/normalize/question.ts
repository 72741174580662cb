/** What the server is asked about an object of the desired schema: the expressions that differ from those it has. */
import { hash } from "node:crypto";
import type { Check } from "../../../objects/check/shape.js";
import type { Column } from "../../../objects/column/shape.js";
import { allOf } from "../../../objects/find.js";
import type { Index } from "../../../objects/index/shape.js";
import type { Schema } from "../../../schema/schema.js";

/** What has an expression: the default of a column or what it is computed from, a check, the filter of an index. */
export type Spoken = Column | Check | Index;

/** A text to be said in the server's words. */
export interface Question {
  readonly object: Spoken;
  readonly text: string;
  /** The text that the database has for it. */
  readonly former: string | undefined;
  /** The columns of its table as they are wanted: the text may be about any of them. */
  readonly columns: readonly Column[];
}

/** The expression of an object; of a column either the one or the other. */
export function textOf(object: Spoken): string | undefined {
  if (object.kind === "check") return object.expression;
  if (object.kind === "index") return object.where;
  return object.generated?.expression ?? object.default;
}

/** The object with another text for the same thing. */
export function withText(object: Spoken, text: string): Spoken {
  if (object.kind === "check") return { ...object, expression: text };
  if (object.kind === "index") return { ...object, where: text };
  if (object.generated === undefined) return { ...object, default: text };
  return { ...object, generated: { ...object.generated, expression: text } };
}

/** What has to be asked: objects of tables that are there, whose text is not letter for letter the same. */
export function collectQuestions(desired: Schema, current: Schema): readonly Question[] {
  const questions: Question[] = [];
  for (const table of allOf(desired, "table")) {
    if (!current.has(table)) continue;
    const children = (kind: string) => desired.childrenOf(table.namespace, table.name, kind);
    const columns = children("column") as readonly Column[];
    for (const object of [...columns, ...(children("check") as Check[]), ...(children("index") as Index[])]) {
      const text = textOf(object);
      const before = current.get(object) as Spoken | undefined;
      if (text === undefined || (before === undefined && !mayBeRenamed(object, desired, current))) continue;
      const former = before === undefined ? undefined : textOf(before);
      if (text !== former) questions.push({ object, text, former, columns });
    }
  }
  return questions;
}

/** A check or index that only got another name is found by its content. */
function mayBeRenamed(object: Spoken, desired: Schema, current: Schema): boolean {
  if (object.kind === "column") return false;
  return current.childrenOf(object.namespace, object.table, object.kind).some((other) => !desired.has(other));
}

/** Two questions with one identity have one answer. */
export function identityOf({ object, text, columns }: Question, server: readonly unknown[]): string {
  const own = object.kind === "column" ? [object.type, object.generated !== undefined] : [];
  const about = columns.map(({ name, type, collation }) => [name, type, collation]);
  return hash("sha256", JSON.stringify([server, object.kind, own, text, about]));
}
