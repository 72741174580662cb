/** What the model says in SQL, as the server understands it: made in empty namespaces, read back, and rolled back. */
import type { Connection, Dialect } from "../../dialects/dialect.js";
import { withoutColumns, withoutParts } from "../../diff/taken-apart.js";
import type { ModelDefinition } from "../../entities/definitions.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { commentOn } from "../../objects/comment/shape.js";
import { type Definition, isDefinition, isMark } from "../../objects/definition/shape.js";
import type { Index } from "../../objects/index/shape.js";
import { keyOf, type Reference, referenceOf } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";
import { operationsFor, pass, statementsFor, statementsOf } from "./making.js";
import { fingerprint, parse, print } from "./trial-cache.js";
import type { TrialRequest, TrialResult } from "./trial-request.js";

/**
 * Makes everything anew in namespaces that are emptied for the time of a transaction, and reads what came of it: the
 * objects in the server's words, and what leans on what.
 * @throws SchemixError `SQL_INVALID` naming the definition that the server refused
 */
export async function trial(request: TrialRequest): Promise<TrialResult> {
  const { connection, dialect, cache } = request;
  const key = fingerprint(request);
  const known = cache.get(key);
  if (known !== undefined) return parse(known);
  const { emptyNamespaces } = dialect;
  if (emptyNamespaces === undefined) {
    const result = await understood(request);
    cache.set(key, print(result));
    return result;
  }
  await connection.begin({ repeatable: true });
  try {
    // Before namespaces are emptied: what privileges by default say of new ones would be said of these.
    for (const { kind: object, name } of request.revoked)
      await connection.attempt(dialect.compile({ kind: "dropObject", object, name }).map(({ sql }) => sql));
    await emptyNamespaces(connection, request.scope.namespaces);
    const made = new Map<number, readonly Reference[]>();
    const kept = await makeAll(request, made);
    const rights = request.rights.privileges || request.rights.owners;
    const { schema } = await dialect.introspect(connection, request.scope, { unmodelled: false, rights });
    const result = { schema, kept, made };
    cache.set(key, print(result));
    return result;
  } finally {
    await connection.rollback();
  }
}

/** What the definitions make, where that is known without making it. */
async function understood(request: TrialRequest): Promise<TrialResult> {
  const { model, base, there, contested, dialect, connection } = request;
  const definitions = model.definitions ?? [];
  const around = base.with([...there, ...contested, ...request.indexes]);
  const texts = definitions.map(({ sql }) => sql);
  const found = await dialect.understand?.(connection, texts, around);
  if (found === undefined) return { schema: around, kept: new Set(), made: new Map() };
  const declared = new Set(found.made.map(keyOf));
  // The index of a view that is declared stays as well: it may be what makes the view fast, and no text says it.
  const kept = [...there, ...contested, ...request.indexes].map(keyOf).filter((key) => !declared.has(key));
  const comments = found.made.flatMap((reference, index) => {
    const text = definitions[index]?.comment;
    return text === undefined || text === "" ? [] : [commentOn(reference, text)];
  });
  const followed = found.made.flatMap((reference, index) =>
    definitions[index]?.renamedFrom === undefined ? [] : [[index, [reference]] as const],
  );
  return { schema: found.schema.with(comments), kept: new Set(kept), made: new Map(followed) };
}

async function makeAll(
  request: TrialRequest,
  made: Map<number, readonly Reference[]>,
): Promise<ReadonlySet<string>> {
  const { model, base, dialect, connection } = request;
  const works = async (sql: string) => connection.attempt([dialect.repeatable(sql)]);
  const all = model.definitions ?? [];
  const isFirst = ({ sql }: ModelDefinition): boolean => dialect.rulesLater?.(sql) ?? false;
  const isLast = ({ sql }: ModelDefinition): boolean => dialect.sparesParts?.(sql) ?? false;
  const others = all.filter((each) => !isFirst(each) && !isLast(each));
  let said: readonly ModelDefinition[] = [...all.filter(isFirst), ...others];
  const say = async (definition: ModelDefinition): Promise<boolean> => {
    if (definition.renamedFrom === undefined) return works(definition.sql);
    const before = await definitionsIn(request);
    if (!(await works(definition.sql))) return false;
    const after = await definitionsIn(request);
    made.set(
      all.indexOf(definition),
      [...after].filter((object) => !before.has(object)),
    );
    return true;
  };
  let foundation = await statementsFor(base, request);
  /** What waits for something else is tried again as long as anything comes about. */
  const settle = async (): Promise<void> => {
    for (let before = -1; before !== said.length + foundation.length; ) {
      before = said.length + foundation.length;
      said = await pass(said, say);
      if (foundation.length > 0 && (await connection.attempt(foundation))) foundation = [];
      else foundation = await pass(foundation, works);
    }
  };
  await settle();
  const isCircle = (): boolean => said.length > 0 && foundation.length > 0;
  if (isCircle()) {
    const apart = await statementsApart(base, request);
    foundation = foundation.flatMap((statement) => apart.get(statement) ?? [statement]);
    await settle();
  }
  // Not before: a check can be added to a domain only as long as nothing but plain columns has it.
  if (isCircle()) {
    said = said.flatMap((definition) => inSteps(definition, dialect));
    await settle();
  }
  const settleWaiting = async (): Promise<void> => {
    if (said.length + foundation.length > 0) await settle();
  };
  const last = async (): Promise<void> => {
    said = [...said, ...all.filter(isLast)];
    await settleWaiting();
  };
  const kept = await keepThere(request, works, settleWaiting, last);
  const texts = [...all.map(({ sql }) => sql), ...request.there.map(({ definition }) => definition)];
  for (const statement of dialect.handDown?.(base, texts) ?? []) await works(statement);
  const [refused] = said;
  if (refused !== undefined) throw await refusal(connection, dialect, refused.sql, refused.site);
  const [unmade] = foundation;
  if (unmade !== undefined) throw await refusal(connection, dialect, unmade, undefined);
  return kept;
}

/**
 * Makes what is there and nobody declares; whatever waits is tried again behind each.
 * @param last makes what is declared and comes behind all that is there, but for what comes last of that
 */
async function keepThere(
  request: TrialRequest,
  works: (sql: string) => Promise<boolean>,
  settle: () => Promise<void>,
  last: () => Promise<void>,
): Promise<ReadonlySet<string>> {
  const { there, contested, connection, dialect } = request;
  const kept = new Set<string>();
  const keep = async (object: Definition): Promise<void> => {
    // Extensions have stayed, and what is declared may have moved them.
    if (object.kind !== "extension" && !(await works(object.definition))) return;
    kept.add(keyOf(object));
    if (object.kind !== "materializedView") return;
    for (const index of request.indexes.filter(({ namespace, table }) => isNamed(object, namespace, table)))
      if (await works(indexStatement(index, request))) kept.add(keyOf(index));
  };
  for (const object of contested.filter(({ table }) => table === undefined)) {
    const parts = contested.filter(
      ({ namespace, table }) => namespace === object.namespace && table === object.name,
    );
    const whole = object.kind === "table" ? [object, ...parts] : [object];
    if (await connection.attempt(await statementsFor(new Schema(whole), request)))
      for (const each of whole) kept.add(keyOf(each));
    await settle();
  }
  // One at a time while something waits: what is declared under the same name has the right to it.
  const objects = there.filter((object) => !isMark(object));
  const isLast = ({ definition }: Definition): boolean => dialect.sparesParts?.(definition) ?? false;
  for (const object of objects.filter((each) => !isLast(each))) {
    await keep(object);
    await settle();
  }
  await last();
  for (const object of objects) if (!kept.has(keyOf(object))) await keep(object);
  for (const mark of await marksLeft(request)) await keep(mark);
  return kept;
}

/** A definition that waits in the steps in which it can be taken; one that says what it was called stays whole. */
function inSteps(definition: ModelDefinition, { stepsOf }: Dialect): readonly ModelDefinition[] {
  if (definition.renamedFrom !== undefined || stepsOf === undefined) return [definition];
  return stepsOf(definition.sql).map((sql) => ({ ...definition, sql }));
}

/**
 * What makes a table → what makes it first, and then its columns, checks and defaults: those may call, or be of, what leans on the
 * table.
 */
async function statementsApart(
  schema: Schema,
  request: TrialRequest,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const apart = new Map<string, readonly string[]>();
  for (const operation of await operationsFor(schema, request)) {
    if (operation.kind !== "createTable") continue;
    const [create, ...rest] = statementsOf(operation, request);
    const { partitionBy = "" } = operation;
    const [bare, ...parts] = withoutParts(operation, () => true, request.connection);
    const made =
      bare?.kind === "createTable" ? withoutColumns(bare, ({ name }) => !partitionBy.includes(name)) : [];
    const [table, ...others] = [...made, ...parts].map((each) => statementsOf(each, request));
    if (create === undefined) continue;
    const first = (table ?? []).filter((statement) => !rest.includes(statement));
    apart.set(create, [...first, ...others.flat()]);
  }
  return apart;
}

/** The marks of tables that nothing has made by now: making one again would not be refused. */
async function marksLeft({
  there,
  dialect,
  connection,
  scope,
}: TrialRequest): Promise<readonly Definition[]> {
  const marks = there.filter(isMark);
  if (marks.length === 0) return [];
  const { schema } = await dialect.introspect(connection, scope, { unmodelled: false });
  return marks.filter((mark) => !schema.has(mark));
}

/** The objects said in SQL that there are just now. */
async function definitionsIn({ dialect, connection, scope }: TrialRequest): Promise<Schema> {
  const { schema } = await dialect.introspect(connection, scope, { unmodelled: false });
  return schema.filter(isDefinition).map(referenceOf);
}

function isNamed(object: Definition, namespace: string, name: string): boolean {
  return object.namespace === namespace && object.name === name;
}

function indexStatement({ kind: _, ...index }: Index, { dialect }: TrialRequest): string {
  return dialect
    .compile({ kind: "createIndex", ...index })
    .map(({ sql }) => sql)
    .join(";");
}

async function refusal(
  connection: Connection,
  dialect: Dialect,
  sql: string,
  site: string | undefined,
): Promise<Error> {
  try {
    await connection.script(dialect.repeatable(sql));
  } catch (error) {
    const explained = dialect.explain(error, { statement: sql });
    const coded = explained instanceof SchemixError ? explained : undefined;
    if (coded !== undefined && coded.code !== "STATEMENT_FAILED") {
      const { message, why, fix, data, cause } = coded;
      return new SchemixError(coded.code, { message, where: site ?? sql, why, fix, data, cause });
    }
    return new SchemixError("SQL_INVALID", {
      message: `The database refuses ${site ?? "what the entities ask for"}: ${explained.message}`,
      where: site ?? sql,
      why: "It was made in empty namespaces, next to all that the model declares, and rolled back.",
      fix: "Correct the SQL, or declare what it needs: entities, other definitions, an extension.",
      data: { sql, ...coded?.data },
      cause: error,
    });
  }
  return new SchemixError("INTERNAL", { message: `What was refused is accepted now: ${sql}` });
}
