import { randomBytes } from "node:crypto";
import type { Definition } from "../../../objects/definition/shape.js";
import type { Sequence } from "../../../objects/sequence/shape.js";
import { keyOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { Connection, NormalizeCache, RefusedText, Row } from "../../dialect.js";
import { refusedTexts } from "../../refused-texts.js";
import { explain } from "../driver/explain.js";
import { explanationOf } from "../driver/explain-numbers.js";
import { transientNumbers } from "../driver/number-kinds.js";
import { plainExpression } from "../sql/expression.js";
import { canonical } from "./canonical.js";
import { collectQuestions, identityOf, type Question, type Spoken, withText } from "./question.js";
import { type Asked, answersIn, type Complaint, complaintIn, scratchScript } from "./scratch.js";
import { settleUsual } from "./usual.js";

/** Identity of a question → the text in the server's words. */
type Answers = Map<string, string>;

/**
 * `desired` in the server's words, where `current` has the same object or one it may be a new name of. Every text that differs by a
 * letter is put on a scratch table beside its own and read back; all of it is rolled back. Text that the cache has seen is not
 * asked when that proves it to be what `current` says.
 *
 * @throws SchemixError `SQL_INVALID` naming every text the server refused; within a transaction, which ends with the first, that one
 */
export async function normalize(
  connection: Connection,
  desired: Schema,
  current: Schema,
  cache: NormalizeCache,
): Promise<Schema> {
  const plain = await settleUsual(connection, desired.map(canonical), current);
  const server = ["mssql 1", connection.server, connection.serverVersion, connection.defaultNamespace];
  const identified = collectQuestions(plain, current).map((question) => ({
    question,
    identity: identityOf(question, server),
  }));
  const answers: Answers = new Map();
  const open = new Map<string, Question>();
  for (const { question, identity } of identified) {
    const known = cache.get(identity);
    if (known !== undefined && known === question.former) answers.set(identity, known);
    else open.set(identity, question);
  }
  if (open.size > 0) {
    try {
      for (const [identity, answer] of await askAll(connection, open, groundOf(plain))) {
        answers.set(identity, answer);
        cache.set(identity, answer);
      }
    } catch (error) {
      throw explain(error, {});
    }
  }
  return answered(plain, identified, answers);
}

function answered(
  schema: Schema,
  identified: readonly { readonly question: Question; readonly identity: string }[],
  answers: Answers,
): Schema {
  const changed = new Map<string, Spoken>();
  for (const { question, identity } of identified) {
    const text = answers.get(identity);
    if (text === undefined) continue;
    const key = keyOf(question.object);
    changed.set(key, withText(changed.get(key) ?? question.object, text));
  }
  return changed.size === 0 ? schema : schema.with(changed.values());
}

/** The most questions of a batch; those about one table stay together. */
const most = 200;

async function askAll(
  connection: Connection,
  open: ReadonlyMap<string, Question>,
  ground: readonly Ground[],
): Promise<Answers> {
  const asked = [...open].map(([identity, question], index) => ({
    identity,
    question,
    label: `schemix_asked_${index}`,
  }));
  const answers: Answers = new Map();
  const refused: RefusedText[] = [];
  for (const part of batchesOf(asked)) {
    const found = await askUntilAnswered(connection, part, ground, refused);
    for (const { identity, label } of part) {
      const answer = found.get(label);
      if (answer !== undefined) answers.set(identity, plainExpression(answer));
    }
  }
  if (refused.length > 0) throw refusedTexts(refused, undefined);
  return answers;
}

function batchesOf<T extends Asked>(asked: readonly T[]): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let table: string | undefined;
  for (const item of asked) {
    const own = `${item.question.object.namespace}\0${item.question.object.table}`;
    const last = batches.at(-1);
    if (last === undefined || (last.length >= most && own !== table)) batches.push([item]);
    else last.push(item);
    table = own;
  }
  return batches;
}

/** Asks again without what was refused, as long as there is a transaction of our own to ask in; what was is noted. */
async function askUntilAnswered(
  connection: Connection,
  asked: readonly Asked[],
  ground: readonly Ground[],
  refused: RefusedText[],
): Promise<ReadonlyMap<string, string>> {
  const isNested = connection.isInTransaction;
  let left = asked;
  while (left.length > 0) {
    const found = await ask(connection, left, ground);
    if (!("message" in found)) return found;
    const { object, text } = found;
    if (object === undefined || !isAboutText(found)) throw toError(found);
    const message = isNested ? found.message : await wholeMessage(connection, left, ground, found);
    refused.push({ object, text, message });
    if (isNested) throw refusedTexts(refused, undefined);
    const rest = without(left, found);
    // What everything stands on is refused: there is nothing to be asked without it.
    if (rest.length === left.length) throw refusedTexts(refused, undefined);
    left = rest;
  }
  return new Map();
}

/** Of several errors of a statement only the last is caught, which tends to be that there are others (1750). */
async function wholeMessage(
  connection: Connection,
  asked: readonly Asked[],
  ground: readonly Ground[],
  { label, object, message }: Complaint,
): Promise<string> {
  const table = object?.table ?? object?.name;
  const isMeant = ({ question, label: own }: Asked): boolean =>
    label === undefined
      ? question.object.namespace === object?.namespace && question.object.table === table
      : own === label;
  const { bare } = scratchScript(asked.filter(isMeant), mentionedIn(asked, ground), newMark());
  try {
    await inScratch(connection, bare);
    return message;
  } catch (error) {
    return explain(error, {}).message;
  }
}

/** The questions that are not about what was refused, and do not stand on it. */
function without(asked: readonly Asked[], { label, object }: Complaint): readonly Asked[] {
  if (label !== undefined) return asked.filter((item) => item.label !== label && !standsOn(item, object));
  const table = object?.table ?? object?.name;
  return asked.filter(
    ({ question }) => question.object.namespace !== object?.namespace || question.object.table !== table,
  );
}

/** A computed column that is refused is missed by all that may be about it. */
function standsOn({ question }: Asked, refused: Complaint["object"]): boolean {
  if (refused?.kind !== "column" || (refused as Spoken & { kind: "column" }).generated === undefined)
    return false;
  return question.object.namespace === refused.namespace && question.object.table === refused.table;
}

async function ask(
  connection: Connection,
  asked: readonly Asked[],
  ground: readonly Ground[],
): Promise<ReadonlyMap<string, string> | Complaint> {
  const mark = newMark();
  const script = scratchScript(asked, mentionedIn(asked, ground), mark);
  const results = await inScratch(connection, script.sql);
  return complaintIn(results, script) ?? answersIn(results, asked, mark);
}

function newMark(): string {
  return randomBytes(6).toString("hex");
}

type Ground = Sequence | Definition;

/** What texts and types of columns may stand on, those that others stand on first. */
function groundOf(schema: Schema): readonly Ground[] {
  const found = new Map<string, Ground>();
  const visited = new Set<string>();
  const visit = (object: Ground): void => {
    const key = keyOf(object);
    if (visited.has(key)) return;
    visited.add(key);
    for (const needed of schema.dependenciesOf(object)) {
      const other = grounds.has(needed.kind) ? (schema.get(needed) as Ground | undefined) : undefined;
      if (other !== undefined) visit(other);
    }
    found.set(key, object);
  };
  for (const kind of grounds) for (const object of schema.ofKind(kind) as readonly Ground[]) visit(object);
  return [...found.values()];
}

const grounds: ReadonlySet<string> = new Set(["sequence", "domain", "tableType", "function"]);

/** Those that texts mention, types of columns, or others that are mentioned. */
function mentionedIn(asked: readonly Asked[], ground: readonly Ground[]): readonly Ground[] {
  const texts = asked.flatMap(({ question: { text, columns } }) => [
    text,
    ...columns.map(({ type }) => type),
  ]);
  const said = new Set(texts.map((text) => text.toLowerCase()));
  const mentioned = new Set<Ground>();
  for (const object of [...ground].reverse()) {
    const name = object.name.toLowerCase();
    if (![...said].some((text) => text.includes(name))) continue;
    mentioned.add(object);
    if (object.kind !== "sequence") said.add(object.definition.toLowerCase());
  }
  return ground.filter((object) => mentioned.has(object));
}

const savepoint = "schemix_normalize";

/** Runs a script where everything it makes is gone afterwards. */
async function inScratch(connection: Connection, sql: string): Promise<readonly (readonly Row[])[]> {
  const isNested = connection.isInTransaction;
  if (!isNested) await connection.begin();
  else await connection.script(`SAVE TRANSACTION ${savepoint}`);
  try {
    return await connection.script(sql);
  } finally {
    const undo = isNested
      ? connection.script(`IF XACT_STATE() = 1 ROLLBACK TRANSACTION ${savepoint}`)
      : connection.rollback();
    // A connection that is gone has rolled back already; the error of the work is the one to tell.
    await undo.catch(() => undefined);
  }
}

/** Whether it is an answer to what was asked, and not that the server cannot just now or the login may not. */
function isAboutText({ number, severity }: Complaint): boolean {
  const isTransient = transientNumbers.has(number);
  return severity <= 16 && !isTransient && explanationOf(number, "").code === "STATEMENT_FAILED";
}

/** The error that the server would have thrown, had it not been caught there. */
function toError({ number, message, text }: Complaint): Error {
  return explain(Object.assign(new Error(message), { number, code: "EREQUEST" }), { statement: text });
}
