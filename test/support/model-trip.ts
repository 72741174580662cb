/** The laws of a plan between two models with objects said in SQL, on a real database. */
import { expect } from "chai";
import { type Comparison, compareModel } from "../../src/api/comparison/comparison.js";
import { rehearse } from "../../src/api/rehearsal/rehearse.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { describeOperation } from "../../src/objects/describe.js";
import { Schema } from "../../src/schema/schema.js";
import type { Engine } from "./engines.js";
import { flatten } from "./facts.js";
import type { Given, RandomModel } from "./random-objects.js";
import { proveRendering, run, type TripDatabase } from "./round-trip.js";

const noCache = { get: () => undefined, set: () => undefined };

/** Two models, and what both may use. */
interface ModelTrip {
  readonly given: readonly Given[];
  readonly from: RandomModel;
  readonly to: RandomModel;
  /** `to` in another order. */
  readonly mixed: RandomModel;
}

type Compare = (model: RandomModel) => Promise<Comparison>;

/** Roles belong to a whole server, and stay there. */
const roles = `DO $$ DECLARE name text; BEGIN FOREACH name IN ARRAY ARRAY['app', 'reader', 'keeper'] LOOP
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I', name); END IF; END LOOP; END $$`;

function compareTo(
  { dialect, connection }: TripDatabase,
  { facts, sql }: RandomModel,
  managesRights: boolean,
): Promise<Comparison> {
  const around = { dialect, connection, scope: { namespaces: ["public"] }, cache: noCache };
  const schema = new Schema([{ kind: "namespace", namespace: "public", name: "public" }, ...flatten(facts)]);
  const definitions = sql.map((text, index) => ({ sql: text, site: `definition ${index}` }));
  return compareModel(
    { schema, renames: [], using: new Map(), ignored: [], sources: new Map(), definitions },
    { ...around, dropsUnmanaged: true, rights: { privileges: managesRights, owners: managesRights } },
  );
}

async function expectThere(compare: Compare, model: RandomModel, when: string): Promise<void> {
  const { up, down } = await compare(model);
  expect([...up, ...down].map(describeOperation), when).to.deep.equal([]);
}

/** There and back with every law asserted. */
export async function proveModels(engine: Engine, { given, from, to, mixed }: ModelTrip): Promise<void> {
  const { database: place, close } = await engine.create();
  const connection = await place.connect();
  const { dialect } = place;
  const query: TripDatabase["query"] = (sql) => connection.query(sql);
  const database = { dialect, connection, major: engine.major, query, close };
  const compare: Compare = (model) => compareTo(database, model, given.includes("rights"));
  try {
    if (given.includes("rights")) await query(roles);
    await run(database, (await compare(from)).up);
    await expectThere(compare, from, "the start is what was asked for");
    const comparison = await compare(to);
    const { up, down } = await compare(mixed);
    expect({ up, down }, "the order of the input").to.deep.equal({
      up: comparison.up,
      down: comparison.down,
    });
    await proveRendering(dialect, comparison.up, comparison.down);
    await rehearse(connection, dialect, comparison, () => undefined);
    await run(database, comparison.up);
    await expectThere(compare, to, "up reaches the target");
    await run(database, comparison.down);
    await expectThere(compare, from, "down undoes up");
  } catch (error) {
    if (error instanceof SchemixError)
      error.message = [error.message, error.why, error.where].filter((part) => part !== undefined).join("\n");
    throw error;
  } finally {
    await connection.close();
    await close();
  }
}
