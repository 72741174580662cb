/** Which kinds of operations lead from one state to another: the shape of a plan. */
import { type Comparison, compareModel } from "../../src/api/comparison/comparison.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../src/objects/any.js";
import type { CorpusCase } from "../corpus-runner/cases.js";
import { desiredOf } from "../corpus-runner/desired.js";
import { madeAnew } from "../corpus-runner/made-anew.js";
import { rolesOf, statementsOfScript } from "../corpus-runner/sql-script.js";
import { newestEngine } from "./engines.js";

/** Each kind of operation once, sorted: `alterColumn createObject:view`; or the code of an error. */
export interface Shape {
  readonly up: string;
  readonly down: string;
  /** What is dropped and made anew though nothing beneath it changes and the server could alter it. */
  readonly wasted: readonly string[];
}

export async function shapeOfCase(each: CorpusCase): Promise<Shape> {
  try {
    const { up, down, sides } = await comparisonOf(each);
    const { before, after } = sides;
    const anew = [...madeAnew(up, sides), ...madeAnew(down, { ...sides, before: after, after: before })];
    const wasted = anew.flatMap(({ object, why }) => (why === undefined ? [object] : []));
    return { up: shapeOf(up), down: shapeOf(down), wasted: [...new Set(wasted)] };
  } catch (error) {
    if (!(error instanceof SchemixError)) throw error;
    return { up: error.code, down: error.code, wasted: [] };
  }
}

export function shapeOf(operations: readonly AnyOperation[]): string {
  const kinds = operations.map((operation) =>
    "object" in operation ? `${operation.kind.replace("Object", "")}:${operation.object}` : operation.kind,
  );
  return [...new Set(kinds)].sort().join(" ");
}

interface Compared extends Comparison {
  readonly sides: Parameters<typeof madeAnew>[1];
}

async function comparisonOf(each: CorpusCase): Promise<Compared> {
  const target = await loaded([each.b]);
  const model = await target.use(async ({ dialect, connection, scope }) => {
    const found = await desiredOf(dialect, connection, scope, "facts");
    return { ...found, namespaces: scope.namespaces };
  });
  const subject = await loaded([each.a, each.seed]);
  return subject.use(async ({ dialect, connection, scope }) => {
    const namespaces = [...new Set([...scope.namespaces, ...model.namespaces])];
    const cache = { get: () => undefined, set: () => undefined };
    const { schema: before } = await dialect.introspect(connection, scope, { rights: true });
    const { defaultNamespace, serverVersion: version } = connection;
    const comparison = await compareModel(model.model, {
      dialect,
      connection,
      scope: { namespaces },
      cache,
      dropsUnmanaged: true,
    });
    return { ...comparison, sides: { before, after: model.schema, defaultNamespace, version } };
  });
}

/** A database with what the scripts make, for one piece of work. */
export async function loaded(scripts: readonly string[]) {
  const test = await newestEngine().create();
  const statements = scripts.flatMap(statementsOfScript);
  // A server that was emptied keeps its roles.
  const rolesThere = await test.query("SELECT rolname::text AS name FROM pg_roles");
  const roles = new Set(rolesThere.map(({ name }) => String(name)));
  const make = async (role: string): Promise<void> => {
    if (!roles.has(role)) await test.query(`CREATE ROLE "${role}"`);
    roles.add(role);
  };
  for (const role of rolesOf(statements)) await make(role);
  for (const statement of statements) {
    const role = /^\s*CREATE ROLE (\w+)\s*;?\s*$/i.exec(statement)?.[1];
    await (role === undefined ? test.query(statement) : make(role));
  }
  const connection = await test.database.connect();
  const rows = await connection.query(
    "SELECT nspname::text AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  const { dialect } = test.database;
  const place = { dialect, connection, scope: { namespaces: rows.map(({ name }) => String(name)) } };
  return {
    use: async <T>(work: (on: typeof place) => Promise<T>): Promise<T> => {
      try {
        return await work(place);
      } finally {
        await connection.close();
        await test.close();
      }
    },
  };
}
