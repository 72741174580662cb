import { find } from "../../../objects/find.js";
import { keyOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import { isSameData } from "../../../util/compare.js";
import { wordsOf } from "../../../util/words.js";
import type { Connection, NormalizeCache, Row } from "../../dialect.js";
import { refusedTexts } from "../../refused-texts.js";
import { explain } from "../driver/explain.js";
import { savepoint, takenBack } from "../driver/taken-back.js";
import { canonical } from "./canonical.js";
import { readGround } from "./ground.js";
import {
  collectQuestions,
  identityOf,
  type Question,
  type Spoken,
  spokenPart,
  textsOf,
  withAnswer,
} from "./question.js";
import { findRefused } from "./refused.js";
import { type Asked, layOut, readScratch, scratchScript } from "./scratch.js";

type Answer = Record<string, unknown>;
type Answers = Map<string, Answer>;

/**
 * `desired` in the server's words, where `current` has the same object or one it may be a new name of. Everything
 * that differs by a letter is put into temporary tables and read back; all of it is rolled back. Text that the
 * cache has seen is not asked when that proves it to be what `current` says.
 *
 * @throws SchemixError `SQL_INVALID` naming every text the server refused
 */
export async function normalize(
  connection: Connection,
  desired: Schema,
  current: Schema,
  cache: NormalizeCache,
): Promise<Schema> {
  const plain = desired.map(canonical);
  const questions = collectQuestions(plain, current);
  if (questions.length === 0) return plain;
  try {
    const first = await settle(connection, plain, questions, cache);
    return await settleAgain(connection, first, current);
  } catch (error) {
    throw explain(error, {});
  }
}

async function settle(
  connection: Connection,
  plain: Schema,
  questions: readonly Question[],
  cache: NormalizeCache,
): Promise<Schema> {
  const ground = await readGround(connection, plain);
  const server = [connection.server, connection.serverVersion, ground.searchPath];
  const answers: Answers = new Map();
  const open = new Map<string, Question>();
  const identified = questions.map((question) => ({ question, identity: identityOf(question, server) }));
  const cached = cachedAnswers(cache);
  for (const { question, identity } of identified) {
    const known = proven(question, cached(identity));
    if (known !== undefined) answers.set(identity, known);
    else open.set(identity, question);
  }
  if (open.size > 0) {
    for (const [identity, answer] of await ask(connection, open, ground.statements)) {
      answers.set(identity, answer);
      cache.set(identity, JSON.stringify(answer));
    }
  }
  return answered(plain, identified, answers);
}

/**
 * What the server says of a text it may say in yet another way when it reads its own words: a list of `varchar`
 * constants is the best known. A text counts as unchanged when either side, said once more, is the other. The same
 * finds expressions that a column's new type leaves as they are, because the server carries them over.
 */
async function settleAgain(connection: Connection, first: Schema, current: Schema): Promise<Schema> {
  const differing = collectQuestions(first, current).filter(
    ({ object, current: before }) => before !== undefined && isSameButText(object, before),
  );
  if (differing.length === 0) return first;
  const ground = await readGround(connection, first);
  const wanted = await tryAsking(connection, differing, ground.statements);
  const had = await tryAsking(connection, formerQuestions(differing, first, current), ground.statements);
  const back = await askBack(connection, differing, current);
  const changed = new Map<string, Spoken>();
  for (const { object, current: before } of differing) {
    if (before === undefined) continue;
    const key = keyOf(object);
    const left = [spokenPart(object), wanted.get(key)];
    const right = [spokenPart(before), had.get(key)];
    const isSame = left.some((one) => one !== undefined && right.some((other) => isSameData(one, other)));
    const returned = back.get(keyOf(object));
    const leadsBack = returned === undefined || isSameData(returned, spokenPart(before));
    if (isSame && leadsBack) changed.set(key, withAnswer(object, spokenPart(before)));
  }
  return changed.size === 0 ? first : first.map((object) => changed.get(keyOf(object)) ?? object);
}

/**
 * What the server would make of the wanted texts by carrying them over to the types that columns have now: where that is not what it
 * says now, the way back has to say it anew, and so has the way there.
 */
async function askBack(
  connection: Connection,
  differing: readonly Question[],
  current: Schema,
): Promise<Answers> {
  const isRetyped = ({ object: { namespace, table = "" }, columns }: Question): boolean =>
    columns.some(({ name, type }) => {
      const former = find(current, { kind: "column", namespace, table, name });
      return former !== undefined && former.type !== type;
    });
  const retyped = differing.filter(isRetyped).map(({ object }) => object);
  if (retyped.length === 0) return new Map();
  const ground = await readGround(connection, current);
  return await tryAsking(connection, collectQuestions(current.with(retyped), current), ground.statements);
}

/** The same questions about the texts that the database has, except those about columns that go. */
function formerQuestions(
  differing: readonly Question[],
  first: Schema,
  current: Schema,
): readonly Question[] {
  const former = differing.flatMap(({ object, current: before }) => {
    if (before === undefined) return [];
    const texts = textsOf(before).map(wordsOf);
    const columns = current.childrenOf(object.namespace, object.table ?? object.name, "column");
    const isGoing = columns.some(
      (column) => !first.has(column) && texts.some((text) => text.mentions(column.name)),
    );
    return isGoing ? [] : [withAnswer(object, spokenPart(before))];
  });
  return collectQuestions(first.with(former), first);
}

/** Whether two differ in nothing but expressions: another option or type is a difference however it is said. */
function isSameButText(object: Spoken, before: Spoken): boolean {
  return isSameData(withoutText(object), withoutText(before));
}

function withoutText(object: Spoken): unknown {
  if (object.kind === "check" || object.kind === "table") return undefined;
  if (object.kind === "column")
    return [object.type, object.collation, object.storage, object.generated?.stored];
  const keys = object.keys.map(({ expression, ...rest }) => ({
    ...rest,
    isExpression: expression !== undefined,
  }));
  return [keys, object.where === undefined];
}

/** Object key → answer. Nothing where the server refuses a question: then nothing is proven. */
async function tryAsking(
  connection: Connection,
  questions: readonly Question[],
  ground: readonly string[],
): Promise<Answers> {
  const answers: Answers = new Map();
  const asked = questions.map((question, index) => ({ question, label: `schemix_asked_${index}` }));
  if (asked.length === 0) return answers;
  await takenBack(connection, async () => {
    const results = await askAll(connection, asked, ground);
    if ("error" in results) return;
    for (const { question, label } of asked) {
      const answer = results.answers.get(label);
      if (answer !== undefined) answers.set(keyOf(question.object), answer);
    }
  });
  return answers;
}

/** The cached answer, if it is what the database has. */
function proven({ current }: Question, answer: Answer | undefined): Answer | undefined {
  if (current === undefined || answer === undefined) return undefined;
  return isSameData(answer, spokenPart(current)) ? answer : undefined;
}

/** Reads each entry once: tables by the hundred ask the same. */
function cachedAnswers(cache: NormalizeCache): (identity: string) => Answer | undefined {
  const known = new Map<string, Answer | undefined>();
  return (identity) => {
    if (!known.has(identity)) known.set(identity, readCached(cache.get(identity)));
    return known.get(identity);
  };
}

/** The cache is a file that anything may have happened to. */
function readCached(text: string | undefined): Answer | undefined {
  if (text === undefined) return undefined;
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null ? (answer as Answer) : undefined;
  } catch {
    return undefined;
  }
}

function answered(
  schema: Schema,
  identified: readonly { readonly question: Question; readonly identity: string }[],
  answers: Answers,
): Schema {
  const changed = new Map<string, Spoken>();
  for (const { question, identity } of identified) {
    const answer = answers.get(identity);
    if (answer !== undefined) changed.set(keyOf(question.object), withAnswer(question.object, answer));
  }
  return schema.with(changed.values());
}

/** Identity → answer. */
async function ask(
  connection: Connection,
  questions: ReadonlyMap<string, Question>,
  ground: readonly string[],
): Promise<Answers> {
  const asked = [...questions].map(([identity, question], index) => ({
    identity,
    question,
    label: `schemix_asked_${index}`,
  }));
  return await takenBack(connection, async () => {
    const results = await askAll(connection, asked, ground);
    if ("error" in results) throw await refusal(connection, asked, ground, results.error);
    const answers: Answers = new Map();
    for (const { identity, label } of asked) {
      const answer = results.answers.get(label);
      if (answer !== undefined) answers.set(identity, answer);
    }
    return answers;
  });
}

async function askAll(
  connection: Connection,
  asked: readonly Asked[],
  ground: readonly string[],
): Promise<{ readonly answers: Answers } | { readonly error: unknown }> {
  const answers: Answers = new Map();
  let preamble = ground;
  for (const tables of layOut(asked)) {
    let results: readonly (readonly Row[])[];
    try {
      const script = scratchScript(tables, connection.serverVersion);
      results = await connection.script([...preamble, script].join(";\n"));
    } catch (error) {
      return { error };
    }
    for (const [label, answer] of readScratch(results)) answers.set(label, answer);
    preamble = [];
  }
  return { answers };
}

/** Which texts it was: all of them, asked again one by one. */
async function refusal(
  connection: Connection,
  asked: readonly Asked[],
  ground: readonly string[],
  error: unknown,
): Promise<unknown> {
  await connection.script(`ROLLBACK TO SAVEPOINT ${savepoint}`);
  const refused = await findRefused(connection, asked, ground);
  return refused.length === 0 ? error : refusedTexts(refused, error);
}
