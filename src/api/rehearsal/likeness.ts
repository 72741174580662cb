/** The structure of one database made again on an empty one, by the planner itself. */
import type { Connection, Dialect, Scope } from "../../dialects/dialect.js";
import { plan, planningOn } from "../../diff/plan.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation } from "../../objects/describe.js";
import { allOf } from "../../objects/find.js";
import type { Schema } from "../../schema/schema.js";

/** What a database is made of, beyond what its scope shows. */
export interface Structure {
  readonly schema: Schema;
  readonly namespaces: readonly string[];
  /** Patterns of tables that are there only because others need them. */
  readonly hidden: readonly string[];
}

/** An operation that could not be done, and what the server said. */
export interface Unmade {
  readonly operation: AnyOperation;
  readonly message: string;
}

/** Operations that share a transaction. */
const batch = 200;

/**
 * Reads all that is in the namespaces of a scope and in those that its foreign keys lead to, whatever the scope's
 * filters say: what they leave out may be what the rest stands on.
 *
 * @param own patterns of tables that are not looked at: those that keep the revisions
 */
export async function structureOf(
  connection: Connection,
  dialect: Dialect,
  scope: Scope,
  own: readonly string[],
): Promise<Structure> {
  const read = async (part: Scope) =>
    (await dialect.introspect(connection, part, { unmodelled: false, bodies: true })).schema;
  const namespaces = new Set(scope.namespaces);
  for (;;) {
    const before = namespaces.size;
    const schema = await read({ namespaces: [...namespaces], excludeTables: own });
    for (const { references } of allOf(schema, "foreignKey"))
      if (references.namespace !== undefined) namespaces.add(references.namespace);
    if (namespaces.size > before) continue;
    const shown = await read(scope);
    const tables = schema.ofKind("table").filter((table) => !shown.has(table));
    const hidden = tables.map(({ namespace, name }) => `${namespace}.${name}`);
    return { schema, namespaces: [...namespaces], hidden };
  }
}

/**
 * Makes a structure on an empty database: as far as it goes together, then what waits for something else, again as
 * long as anything comes about.
 * @returns what could not be made
 */
export async function buildStructure(
  connection: Connection,
  dialect: Dialect,
  { schema, namespaces }: Structure,
  proceed: () => void,
): Promise<readonly Unmade[]> {
  const there = await dialect.introspect(connection, { namespaces }, { unmodelled: false });
  // What every database of this server begins with is not to be dropped when the other one has lost it.
  const wanted = schema.with([...there.schema].filter((object) => !schema.has(object)));
  const { operations } = plan(there.schema, wanted, await planningOn(dialect, connection));
  let waiting: readonly AnyOperation[] = operations;
  for (let before = -1; before !== waiting.length && waiting.length > 0; ) {
    before = waiting.length;
    const left: AnyOperation[] = [];
    for (let start = 0; start < waiting.length; start += batch) {
      proceed();
      left.push(...(await make(connection, dialect, waiting.slice(start, start + batch))));
    }
    waiting = left;
  }
  const unmade: Unmade[] = [];
  for (const operation of waiting)
    unmade.push({ operation, message: await complaint(connection, dialect, operation) });
  return unmade;
}

/** The operations of one transaction that the server refused. */
async function make(
  connection: Connection,
  dialect: Dialect,
  operations: readonly AnyOperation[],
): Promise<readonly AnyOperation[]> {
  await connection.begin({ repeatable: true });
  try {
    const refused: AnyOperation[] = [];
    if (!(await connection.attempt(operations.flatMap((operation) => textsOf(dialect, operation)))))
      for (const operation of operations)
        if (!(await connection.attempt(textsOf(dialect, operation)))) refused.push(operation);
    await connection.commit();
    return refused;
  } catch (error) {
    await connection.rollback().catch(() => undefined);
    throw error;
  }
}

function textsOf(dialect: Dialect, operation: AnyOperation): readonly string[] {
  return dialect.compile(operation).map(({ sql }) => dialect.repeatable(sql));
}

async function complaint(connection: Connection, dialect: Dialect, operation: AnyOperation): Promise<string> {
  await connection.begin();
  try {
    for (const sql of textsOf(dialect, operation)) await connection.query(sql);
    return "";
  } catch (error) {
    return dialect.explain(error, {}).message;
  } finally {
    await connection.rollback().catch(() => undefined);
  }
}

/** What could not be made, for people. */
export function describeUnmade(unmade: readonly Unmade[]): readonly string[] {
  return unmade.map(
    ({ operation, message }) => `It was not possible to ${describeOperation(operation)}: ${message}`,
  );
}
