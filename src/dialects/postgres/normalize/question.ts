/** What the server is asked about an object of the desired schema: nothing but what its answer depends on. */
import { hash } from "node:crypto";
import type { Check } from "../../../objects/check/shape.js";
import type { Column } from "../../../objects/column/shape.js";
import type { Index } from "../../../objects/index/shape.js";
import type { Table } from "../../../objects/table/shape.js";
import type { SchemaObject } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { isSameData } from "../../../util/compare.js";
import { wordsOf } from "../../../util/words.js";

/** A kind of object that has SQL text; of tables, those that are partitioned. */
export type Spoken = Column | Check | Index | Table;

/** A column that an expression may be about. */
export interface ScratchColumn {
  readonly name: string;
  readonly type: string;
  readonly collation?: string | undefined;
}

/** Members of an object that the server may spell otherwise, with what they are about. */
export interface Question {
  readonly object: Spoken;
  /** The same object as the database has it. */
  readonly current: Spoken | undefined;
  /** The columns its text may mention. */
  readonly columns: readonly ScratchColumn[];
  /** The table, when the text may mention it too. */
  readonly table: string | undefined;
}

const columnMembers = ["type", "default", "generated", "collation", "storage"];
const members: Readonly<Record<Spoken["kind"], readonly string[]>> = {
  column: columnMembers,
  check: ["expression"],
  index: ["keys", "where"],
  table: ["partitionBy"],
};

/** What can be asked of an object, as plain data. */
export function spokenPart(object: Spoken): Record<string, unknown> {
  const part: Record<string, unknown> = {};
  for (const name of members[object.kind]) {
    const value: unknown = Reflect.get(object, name);
    if (value !== undefined) part[name] = value;
  }
  return part;
}

/** Whether there is nothing to ask: both say the same, letter for letter. */
function isSpokenAlike(object: Spoken, before: Spoken): boolean {
  return members[object.kind].every((name) =>
    isSameData(Reflect.get(object, name), Reflect.get(before, name)),
  );
}

/** The object with an answer's members in place of its own. */
export function withAnswer(object: Spoken, answer: Record<string, unknown>): Spoken {
  const rest: Record<string, unknown> = { ...object };
  for (const name of members[object.kind]) if (!(name in answer)) delete rest[name];
  return { ...rest, ...answer } as unknown as Spoken;
}

/** Two questions with one identity have one answer. */
export function identityOf({ object, columns, table }: Question, server: readonly unknown[]): string {
  const method = object.kind === "index" ? object.method : undefined;
  const asked = [object.kind, spokenPart(object), method, columns, table];
  return hash("sha256", JSON.stringify([server, asked]));
}

/** What has to be asked: the objects of tables that are there, whose text is not letter for letter the same. */
export function collectQuestions(desired: Schema, current: Schema): readonly Question[] {
  const questions: Question[] = [];
  for (const table of desired.ofKind("table")) {
    if (!current.has(table)) continue;
    const children = (kind: string) => desired.childrenOf(table.namespace, table.name, kind);
    const columns = children("column") as readonly Column[];
    const parts = [...columns, ...(children("check") as Check[]), ...(children("index") as Index[])];
    const spoken = isPartitioned(table) && isPartitioned(current.get(table)) ? [table, ...parts] : parts;
    for (const object of spoken) {
      const before = current.get(object) as Spoken | undefined;
      const isSame = before !== undefined && isSpokenAlike(object, before);
      if (isSame || (before === undefined && !mayBeRenamed(object, desired, current))) continue;
      questions.push(ask(object, before, columns, table.name));
    }
  }
  return questions;
}

function isPartitioned(object: SchemaObject | undefined): object is Table {
  return object?.kind === "table" && (object as Table).partitionBy !== undefined;
}

/** A check or index that only got another name is found by its content. */
function mayBeRenamed(object: Spoken, desired: Schema, current: Schema): boolean {
  if (object.kind === "column" || object.kind === "table") return false;
  return current.childrenOf(object.namespace, object.table, object.kind).some((other) => !desired.has(other));
}

function ask(
  object: Spoken,
  current: Spoken | undefined,
  columns: readonly Column[],
  table: string,
): Question {
  const texts = textsOf(object).map(wordsOf);
  const mentionsTable = object.kind !== "table" && texts.some((text) => text.mentions(table));
  const named = object.kind === "index" ? object.keys.map(({ column }) => column) : [];
  const used = columns.filter(
    ({ name }) =>
      name !== (object.kind === "column" ? object.name : undefined) &&
      (named.includes(name) || mentionsTable || texts.some((text) => text.mentions(name))),
  );
  return {
    object,
    current,
    columns: used.map(({ name, type, collation }) => ({ name, type, collation })),
    table: mentionsTable ? table : undefined,
  };
}

/** The texts that are about columns; a default cannot be. */
export function textsOf(object: Spoken): readonly string[] {
  if (object.kind === "column") return object.generated === undefined ? [] : [object.generated.expression];
  if (object.kind === "check") return [object.expression];
  if (object.kind === "table") return object.partitionBy === undefined ? [] : [object.partitionBy];
  const expressions = object.keys.flatMap(({ expression }) => (expression === undefined ? [] : [expression]));
  return object.where === undefined ? expressions : [...expressions, object.where];
}
