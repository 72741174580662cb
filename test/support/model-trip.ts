/** The laws of a plan between two models with objects said in SQL, on a real database. */
import { expect } from "chai";
import { type Comparison, compareModel } from "../../src/api/comparison.js";
import { rehearse } from "../../src/api/rehearse.js";
import { SchemixError } from "../../src/errors/schemix-error.js";
import { describeOperation } from "../../src/objects/describe.js";
import { Schema } from "../../src/schema/schema.js";
import type { Engine } from "./engines.js";
import { flatten } from "./facts.js";
import type { RandomModel } from "./random-objects.js";
import { proveRendering, run, type TripDatabase } from "./round-trip.js";

const noCache = { get: () => undefined, set: () => undefined };

function compareTo({ dialect, connection }: TripDatabase, model: RandomModel): Promise<Comparison> {
  const { facts, sql } = model;
  const around = { dialect, connection, scope: { namespaces: ["public"] }, cache: noCache };
  const schema = new Schema([{ kind: "namespace", namespace: "public", name: "public" }, ...flatten(facts)]);
  const definitions = sql.map((text, index) => ({ sql: text, site: `definition ${index}` }));
  return compareModel(
    { schema, renames: [], using: new Map(), ignored: [], sources: new Map(), definitions },
    { ...around, dropsUnmanaged: true },
  );
}

async function expectThere(database: TripDatabase, model: RandomModel, when: string): Promise<void> {
  const { up, down } = await compareTo(database, model);
  expect([...up, ...down].map(describeOperation), when).to.deep.equal([]);
}

/** There and back with every law asserted; `mixed` is `to` in another order. */
export async function proveModels(
  engine: Engine,
  from: RandomModel,
  to: RandomModel,
  mixed: RandomModel,
): Promise<void> {
  const { database: place, close } = await engine.create();
  const connection = await place.connect();
  const { dialect } = place;
  const query: TripDatabase["query"] = (sql) => connection.query(sql);
  const database = { dialect, connection, major: engine.major, query, close };
  try {
    await run(database, (await compareTo(database, from)).up);
    await expectThere(database, from, "the start is what was asked for");
    const comparison = await compareTo(database, to);
    const { up, down } = await compareTo(database, mixed);
    expect({ up, down }, "the order of the input").to.deep.equal({
      up: comparison.up,
      down: comparison.down,
    });
    await proveRendering(dialect, comparison.up, comparison.down);
    await rehearse(connection, dialect, comparison, () => undefined);
    await run(database, comparison.up);
    await expectThere(database, to, "up reaches the target");
    await run(database, comparison.down);
    await expectThere(database, from, "down undoes up");
  } catch (error) {
    if (error instanceof SchemixError)
      error.message = [error.message, error.why, error.where].filter((part) => part !== undefined).join("\n");
    throw error;
  } finally {
    await connection.close();
    await close();
  }
}
