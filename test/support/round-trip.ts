/**
 * The laws of a plan, on a real database: from one schema to another and back, each way its own transaction. What is
 * asked and in which order is what `generate` asks: the same functions do it.
 */
import { expect } from "chai";
import { type Comparison, compareModel } from "../../src/api/comparison/comparison.js";
import { rehearse } from "../../src/api/rehearsal/rehearse.js";
import { renderMigration } from "../../src/codegen/render-migration.js";
import type { Connection, Dialect } from "../../src/dialects/dialect.js";
import { plan, planningOn } from "../../src/diff/plan.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../src/objects/any.js";
import { isDefinition } from "../../src/objects/definition/shape.js";
import { keyOf, type SchemaObject } from "../../src/schema/object.js";
import type { RenameHint } from "../../src/schema/rename.js";
import { Schema } from "../../src/schema/schema.js";
import { compact } from "../../src/util/compact.js";
import { type Engine, engines, isInShare, runsCase, type TestDatabase } from "./engines.js";
import { evaluateMigration } from "./evaluate-migration.js";
import { type Facts, flatten } from "./facts.js";
import { provePull } from "./pulled.js";

export interface Trip {
  readonly name: string;
  /** The schema at the start; absent: nothing. */
  readonly from?: Facts;
  readonly to: Facts;
  /** The least major that has what is tested. */
  readonly since?: number;
  /** The first major that does not have it, or does it in another way. */
  readonly until?: number;
  /** SQL before everything: functions, types that are not modelled. */
  readonly setup?: string;
  /** Rows, put in at the start. */
  readonly rows?: string;
  readonly renames?: readonly RenameHint[];
  /** `table.column` → SQL for a change of its type. */
  readonly using?: Readonly<Record<string, { readonly up: string; readonly down?: string }>>;
  /** The kinds of operations of the way there: nothing more may be done than this. */
  readonly up?: readonly string[];
  readonly down?: readonly string[];
  /** A query and what it gives, as text, at the end of the way there, and at the end of the way back. */
  readonly there?: Readonly<Record<string, string>>;
  readonly back?: Readonly<Record<string, string>>;
}

/** An open database that trips are made on. */
export interface TripDatabase {
  readonly dialect: Dialect;
  readonly connection: Connection;
  readonly major: number;
  /** Whether trips are rehearsed too, as `generate` does; `false` where another engine does it. */
  readonly isRehearsing?: boolean;
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** One test for each trip on each engine. */
export function describeTrips(engine: Engine, trips: readonly Trip[]): void {
  let database: TripDatabase;
  before(async () => {
    database = await openTrips(engine);
  });
  after(() => database?.close());
  for (const trip of trips) {
    // Many have one name: what they lead to tells them apart.
    const isChosen = isInShare(JSON.stringify([trip.name, trip.to]), 2);
    if (isChosen && runsCase(engine, trip)) it(trip.name, () => travel(database, trip).catch(explained));
  }
}

/** A coded error with all that it says: a test prints the message alone. */
function explained(error: unknown): never {
  if (!(error instanceof SchemixError)) throw error;
  error.message = [error.message, error.why, error.where].filter((part) => part !== undefined).join("\n");
  throw error;
}

export async function openTrips(engine: Engine): Promise<TripDatabase> {
  const test: TestDatabase = await engine.create();
  const connection = await test.database.connect();
  return {
    dialect: test.database.dialect,
    connection,
    major: engine.major,
    isRehearsing: engines().at(-1)?.name === engine.name,
    query: (sql) => connection.query(sql),
    close: async () => {
      await connection.close();
      await test.close();
    },
  };
}

const noCache = { get: () => undefined, set: () => undefined };

/** What `generate` would find and do, and all that is in the database, declared or not. */
export interface FactComparison extends Comparison {
  readonly state: Schema;
}

/** What `generate` would find and do. */
export async function compareFacts(
  { dialect, connection }: TripDatabase,
  objects: readonly SchemaObject[],
  trip: Partial<Trip> = {},
): Promise<FactComparison> {
  const places = [...objects, ...flatten(trip.from ?? []), ...flatten(trip.to ?? [])];
  const namespaces = [...new Set(["public", ...places.map((object) => object.namespace)])];
  const own = [...new Set(["public", ...objects.map((object) => object.namespace)])];
  const standing = own.map((name) => ({ kind: "namespace", namespace: name, name }));
  const using = Object.entries(trip.using ?? {}).map(([column, texts]) => {
    const [table, name] = column.split(".") as [string, string];
    const reference = { kind: "column", namespace: "public", table, name };
    return [keyOf(reference), { up: texts.up, down: texts.down }] as const;
  });
  const model = {
    schema: new Schema([...standing, ...objects]),
    renames: trip.renames ?? [],
    using: new Map(using),
    ignored: [],
    sources: new Map(),
  };
  const scope = { namespaces };
  let state: Schema | undefined;
  const introspect: Dialect["introspect"] = async (on, within) => {
    const found = await dialect.introspect(on, within, { unmodelled: false });
    // What SQL of a trip sets up beforehand is not its subject.
    const schema = found.schema.filter((object) => !isDefinition(object));
    state ??= schema;
    return { ...found, schema };
  };
  const around = { dialect: { ...dialect, introspect }, connection, scope, cache: noCache };
  const comparison = await compareModel(model, { ...around, dropsUnmanaged: true });
  return { ...comparison, state: state ?? new Schema() };
}

/** All of the schema, in an order that does not depend on when a column was added. */
export function factsOf(schema: Schema): readonly unknown[] {
  return [...schema].map((object) => compact({ ...object, position: undefined }));
}

/** Runs operations in a transaction; one that is refused is looked for and named. */
export async function run({ connection, dialect }: TripDatabase, operations: readonly AnyOperation[]) {
  const statements = operations.flatMap((operation) => dialect.compile(operation));
  if (statements.length === 0) return;
  const script = statements.map(({ sql }) => sql).join(";\n");
  try {
    await connection.begin();
    await connection.script(script);
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    await connection.begin();
    let at = "";
    try {
      for (const { sql } of statements) {
        at = sql;
        await connection.query(sql);
      }
    } catch {
      throw new Error(`${String(error)}\nat: ${at}\nof:\n${script}`, { cause: error });
    } finally {
      await connection.rollback();
    }
    throw error;
  }
}

/** Empties the database of the test. */
export async function clean({ connection }: TripDatabase): Promise<void> {
  if (connection.isInTransaction) await connection.rollback();
  await connection.script(`DO $$ DECLARE found text; BEGIN
    FOR found IN SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
      EXECUTE 'DROP SCHEMA ' || found || ' CASCADE';
    END LOOP;
  END $$; CREATE SCHEMA public`);
}

/** The rendered source of a comparison, run, records what was rendered. */
export async function proveRendering(
  dialect: Dialect,
  up: readonly AnyOperation[],
  down: readonly AnyOperation[],
) {
  const draft = { className: "Trip", revision: "a1b2c3d4e5f6", parents: [], message: "a trip", up, down };
  const source = renderMigration(draft);
  const recorded = await evaluateMigration(source, dialect);
  expect(recorded.up, source).to.deep.equal(up.map(plain));
  expect(recorded.down, source).to.deep.equal(down.map(plain));
}

/** Without members that are `undefined`, at any depth. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A whole trip, every law asserted. */
export async function travel(database: TripDatabase, trip: Trip): Promise<void> {
  const { dialect } = database;
  const from = flatten(trip.from ?? []);
  const places = { from: trip.from ?? [], to: trip.to };
  await clean(database);
  if (trip.setup !== undefined) await database.connection.script(trip.setup);
  await run(database, await creationOf(database, from));
  if (trip.rows !== undefined) await database.connection.script(trip.rows);

  const objects = flatten(trip.to);
  const comparison = await compareFacts(database, objects, trip);
  const { up, down } = comparison;
  if (trip.up !== undefined) expect(kindsOf(up), "operations up").to.deep.equal(trip.up);
  if (trip.down !== undefined) expect(kindsOf(down), "operations down").to.deep.equal(trip.down);
  await proveRendering(dialect, up, down);
  if (database.isRehearsing !== false) await proveRehearsal(database, comparison);

  await run(database, up);
  const reached = await converged(database, objects, trip);
  if (database.isRehearsing !== false) await provePull(dialect, database.connection, placesOf(reached.state));
  await answers(database, trip.there ?? {});
  await run(database, down);
  // The start is what its facts say: at the end there is nothing to do for them, and the end is the start.
  const end = await converged(database, from, places);
  const former = factsOf(await end.normalized(end.state, comparison.state));
  expect(factsOf(end.state), "down undoes up").to.deep.equal(former);
  await answers(database, trip.back ?? {});
}

/** It passes, and finds nothing that its operations had not said. */
export async function proveRehearsal(
  { connection, dialect }: Pick<TripDatabase, "connection" | "dialect">,
  comparison: Comparison,
): Promise<void> {
  const { hazards } = await rehearse(connection, dialect, comparison, () => undefined);
  expect(hazards, "hazards that no operation declares").to.deep.equal([]);
}

function placesOf(schema: Schema): readonly string[] {
  return [...new Set(["public", ...[...schema].map(({ namespace }) => namespace)])];
}

function kindsOf(operations: readonly AnyOperation[]): readonly string[] {
  return operations.map(({ kind }) => kind);
}

/** Puts facts, and nothing else, into the database. */
export async function placeFacts(database: TripDatabase, facts: Facts): Promise<void> {
  await clean(database);
  await run(database, await creationOf(database, flatten(facts)));
}

/** What makes the objects in a database that has nothing but namespaces; not much has to be asked for that. */
async function creationOf(
  { dialect, connection }: TripDatabase,
  objects: readonly SchemaObject[],
): Promise<readonly AnyOperation[]> {
  const rows = await connection.query("SELECT nspname AS name FROM pg_namespace");
  const names = rows.map(({ name }) => String(name));
  const empty = new Schema(names.map((name) => ({ kind: "namespace", namespace: name, name })));
  const wanted = await dialect.normalize(connection, empty.with(objects), empty, noCache);
  return plan(empty, wanted, await planningOn(dialect, connection)).operations;
}

/** The database is what `objects` say: there is nothing to do, and nothing to undo. */
async function converged(
  database: TripDatabase,
  objects: readonly SchemaObject[],
  trip: Partial<Trip>,
): Promise<FactComparison> {
  const found = await compareFacts(database, objects, trip);
  expect(found.up, "nothing more to do").to.deep.equal([]);
  expect(found.down, "nothing more to undo").to.deep.equal([]);
  return found;
}

async function answers(database: TripDatabase, queries: Readonly<Record<string, string>>): Promise<void> {
  for (const [sql, expected] of Object.entries(queries)) {
    const rows = await database.query(sql);
    const text = rows.map((row) => Object.values(row).map(textOf).join("|")).join("\n");
    expect(text, sql).to.equal(expected);
  }
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
