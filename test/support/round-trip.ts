/**
 * The laws of a plan, on a real database: from one schema to another and back, each way its own transaction. What is
 * asked and in which order is what `generate` asks: the same functions do it.
 */
import { expect } from "chai";
import { type Comparison, compareModel } from "../../src/api/comparison.js";
import { rehearse } from "../../src/api/rehearse.js";
import { renderMigration } from "../../src/codegen/render-migration.js";
import type { Connection, Dialect } from "../../src/dialects/dialect.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../src/objects/any.js";
import { compact } from "../../src/operations/recording.js";
import { keyOf, type SchemaObject } from "../../src/schema/object.js";
import type { RenameHint } from "../../src/schema/rename.js";
import { Schema } from "../../src/schema/schema.js";
import { type Engine, runsCase, type TestDatabase } from "./engines.js";
import { evaluateMigration } from "./evaluate-migration.js";
import { type Facts, flatten } from "./facts.js";

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
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** One test for each trip on each engine. */
export function describeTrips(engine: Engine, trips: readonly Trip[]): void {
  let database: TripDatabase;
  before(async () => {
    database = await openTrips(engine);
  });
  after(() => database.close());
  for (const trip of trips) {
    const isHere = engine.major >= (trip.since ?? 0) && engine.major < (trip.until ?? 99);
    if (isHere && runsCase(engine, trip.since)) it(trip.name, () => travel(database, trip).catch(explained));
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
    query: (sql) => connection.query(sql),
    close: async () => {
      await connection.close();
      await test.close();
    },
  };
}

const noCache = { get: () => undefined, set: () => undefined };

/** What `generate` would find and do. */
export function compareFacts(
  { dialect, connection }: TripDatabase,
  objects: readonly SchemaObject[],
  trip: Partial<Trip> = {},
): Promise<Comparison> {
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
  return compareModel(model, { dialect, connection, scope, cache: noCache, dropsUnmanaged: true });
}

/** All of the schema, in an order that does not depend on when a column was added. */
export function factsOf(schema: Schema): readonly unknown[] {
  return [...schema].map((object) => compact({ ...object, position: undefined }));
}

export async function run({ connection, dialect }: TripDatabase, operations: readonly AnyOperation[]) {
  await connection.begin();
  try {
    for (const operation of operations)
      for (const { sql, parameters } of dialect.compile(operation)) {
        try {
          await connection.query(sql, parameters);
        } catch (error) {
          const all = operations.flatMap((one) => dialect.compile(one)).map((one) => one.sql);
          throw new Error(`${String(error)}\nat: ${sql}\nof:\n${all.join(";\n")}`, { cause: error });
        }
      }
    await connection.commit();
  } catch (error) {
    await connection.rollback();
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
  await clean(database);
  if (trip.setup !== undefined) await database.connection.script(trip.setup);
  const places = { from: trip.from ?? [], to: trip.to };
  const start = await make(database, flatten(trip.from ?? []), places);
  if (trip.rows !== undefined) await database.connection.script(trip.rows);

  const objects = flatten(trip.to);
  const comparison = await compareFacts(database, objects, trip);
  const { up, down } = comparison;
  if (trip.up !== undefined)
    expect(
      up.map(({ kind }) => kind),
      "operations up",
    ).to.deep.equal(trip.up);
  if (trip.down !== undefined)
    expect(
      down.map(({ kind }) => kind),
      "operations down",
    ).to.deep.equal(trip.down);
  await proveRendering(dialect, up, down);
  await rehearse(database.connection, dialect, comparison, () => undefined);

  await run(database, up);
  await converged(database, objects, trip);
  await answers(database, trip.there ?? {});
  await run(database, down);
  const end = await compareFacts(database, flatten(trip.from ?? []), places);
  const former = factsOf(await end.normalized(end.current, start));
  expect(factsOf(end.current), "down undoes up").to.deep.equal(former);
  expect(end.up, "nothing to do after down").to.deep.equal([]);
  await answers(database, trip.back ?? {});
}

async function make(
  database: TripDatabase,
  objects: readonly SchemaObject[],
  places: Partial<Trip>,
): Promise<Schema> {
  const { up, down } = await compareFacts(database, objects, places);
  await proveRendering(database.dialect, up, down);
  await run(database, up);
  return converged(database, objects, places);
}

/** The database is what `objects` say, in the server's words; gives what it is. */
async function converged(
  database: TripDatabase,
  objects: readonly SchemaObject[],
  trip: Partial<Trip>,
): Promise<Schema> {
  const found = await compareFacts(database, objects, trip);
  expect(found.up, "nothing more to do").to.deep.equal([]);
  expect(found.down, "nothing more to undo").to.deep.equal([]);
  const facts = factsOf(found.current);
  expect(facts, "the database is what was asked for").to.deep.equal(
    factsOf(await found.normalized(found.current)),
  );
  return found.current;
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
