/**
 * What the operations say that they do to rows, against what a rehearsal sees them do: whatever it finds that nobody has
 * said is among its hazards, or ends it.
 */
import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import type { Schema } from "../../../src/schema/schema.js";
import { fastestEngine, isInShare } from "../../support/engines.js";
import { clean, openTrips, type TripDatabase } from "../../support/round-trip.js";

/** What is said of the way there, and of the way back. */
interface Row {
  readonly a: string;
  readonly b: string;
  readonly up: string;
  readonly down: string;
}

const parts = "CREATE TABLE p (k int NOT NULL, x text) PARTITION BY LIST (k);";
const checking = "longLock mayFail";

const rows: Readonly<Record<string, Row>> = {
  "a partition with other bounds": {
    a: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    b: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1, 2)`,
    up: checking,
    down: checking,
  },
  "a table that becomes a partition": {
    a: `${parts} CREATE TABLE p1 (k int NOT NULL, x text)`,
    b: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    up: checking,
    down: "",
  },
  "a partition that comes": {
    a: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    b: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2)`,
    up: "",
    down: "dataLoss",
  },
  "storage parameters of a partition": {
    a: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    b: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) WITH (fillfactor = 70)`,
    up: "",
    down: "",
  },
  "a partition that is not logged": {
    a: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    b: `${parts} CREATE UNLOGGED TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    up: "dataLoss rewrite",
    down: "rewrite",
  },
  "a partition in another access method": {
    a: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)`,
    b: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) USING heap2`,
    up: "rewrite",
    down: "rewrite",
  },
  "storage and compression of a column": {
    a: "CREATE TABLE t (x text, y text)",
    b: "CREATE TABLE t (x text STORAGE external, y text COMPRESSION pglz)",
    up: "",
    down: "",
  },
  "an access method": {
    a: "CREATE TABLE t (x text)",
    b: "CREATE TABLE t (x text) USING heap2",
    up: "rewrite",
    down: "rewrite",
  },
  "a table that is not logged": {
    a: "CREATE TABLE t (x text)",
    b: "CREATE UNLOGGED TABLE t (x text)",
    up: "dataLoss rewrite",
    down: "rewrite",
  },
  "a composite type in use that gets an attribute": {
    a: "CREATE TYPE c AS (x int); CREATE TABLE t (c c)",
    b: "CREATE TYPE c AS (x int, y text); CREATE TABLE t (c c)",
    up: "",
    down: "dataLoss",
  },
  "a composite type in use with an attribute of another type": {
    a: "CREATE TYPE c AS (x int); CREATE TABLE t (c c, d c[])",
    b: "CREATE TYPE c AS (x bigint); CREATE TABLE t (c c, d c[])",
    up: "mayFail rewrite",
    down: "mayFail rewrite",
  },
  "a domain with a check more": {
    a: "CREATE DOMAIN d AS int; CREATE TABLE t (d d)",
    b: "CREATE DOMAIN d AS int CHECK (VALUE > -100000000); CREATE TABLE t (d d)",
    up: checking,
    down: "",
  },
  "a domain that takes no NULL": {
    a: "CREATE DOMAIN d AS int; CREATE TABLE t (d d)",
    b: "CREATE DOMAIN d AS int NOT NULL; CREATE TABLE t (d d)",
    up: checking,
    down: "",
  },
  "a domain over another type": {
    a: "CREATE DOMAIN d AS int; CREATE TABLE t (d d)",
    b: "CREATE DOMAIN d AS bigint; CREATE TABLE t (d d)",
    up: "mayFail rewrite",
    down: "mayFail rewrite",
  },
  "a column of a domain with a check": {
    a: "CREATE DOMAIN d AS int CHECK (VALUE > -100000000); CREATE TABLE t (x int)",
    b: "CREATE DOMAIN d AS int CHECK (VALUE > -100000000); CREATE TABLE t (x int, d d)",
    up: "rewrite",
    down: "dataLoss",
  },
  "a column of a domain that takes everything": {
    a: "CREATE DOMAIN d AS int; CREATE TABLE t (x int)",
    b: "CREATE DOMAIN d AS int; CREATE TABLE t (x int, d d)",
    up: "",
    down: "dataLoss",
  },
  "a default that is the same in all rows": {
    a: "CREATE TABLE t (x int)",
    b: "CREATE TABLE t (x int, y varchar(10) DEFAULT 'f(x)'::varchar(10), z timestamptz DEFAULT now() + interval '1 day')",
    up: "",
    down: "dataLoss",
  },
  "another expression of a stored column": {
    a: "CREATE TABLE t (x int, y int GENERATED ALWAYS AS (x + 1) STORED)",
    b: "CREATE TABLE t (x int, y int GENERATED ALWAYS AS (x + 2) STORED)",
    up: "rewrite",
    down: "rewrite",
  },
  "a stored column that stops being computed": {
    a: "CREATE TABLE t (x int, y int GENERATED ALWAYS AS (x + 1) STORED)",
    b: "CREATE TABLE t (x int, y int)",
    up: "",
    down: "dataLoss rewrite",
  },
  "a stored column that comes": {
    a: "CREATE TABLE t (x int)",
    b: "CREATE TABLE t (x int, y int GENERATED ALWAYS AS (x + 1) STORED)",
    up: "rewrite",
    down: "dataLoss",
  },
  "another query of a materialized view": {
    a: "CREATE TABLE t (x int); CREATE MATERIALIZED VIEW m AS SELECT x FROM t",
    b: "CREATE TABLE t (x int); CREATE MATERIALIZED VIEW m AS SELECT x + 1 AS x FROM t",
    up: "breaksApplication",
    down: "breaksApplication",
  },
  "a materialized view in another access method": {
    a: "CREATE MATERIALIZED VIEW m AS SELECT 1 AS x",
    b: "CREATE MATERIALIZED VIEW m USING heap2 AS SELECT 1 AS x",
    up: "rewrite",
    down: "rewrite",
  },
  "an enum with a value less": {
    a: "CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd'); CREATE TABLE t (e e)",
    b: "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (e e)",
    up: "mayFail rewrite",
    down: "",
  },
  "a column that takes no NULL": {
    a: "CREATE TABLE t (x int)",
    b: "CREATE TABLE t (x int NOT NULL)",
    up: checking,
    down: "",
  },
  "a column that becomes an identity": {
    a: "CREATE TABLE t (x int NOT NULL)",
    b: "CREATE TABLE t (x int GENERATED ALWAYS AS IDENTITY)",
    up: "",
    down: "",
  },
  "an identity that comes": {
    a: "CREATE TABLE t (x int)",
    b: "CREATE TABLE t (x int, y int GENERATED BY DEFAULT AS IDENTITY)",
    up: "rewrite",
    down: "dataLoss",
  },
  "options of an identity": {
    a: "CREATE TABLE t (x int GENERATED ALWAYS AS IDENTITY)",
    b: "CREATE TABLE t (x int GENERATED BY DEFAULT AS IDENTITY (INCREMENT 5))",
    up: "",
    down: "",
  },
  "a wider and a narrower type": {
    a: "CREATE TABLE t (x int, y varchar(10), z numeric(4,2))",
    b: "CREATE TABLE t (x bigint, y varchar(20), z numeric(6,2))",
    up: "rewrite",
    down: "mayFail rewrite",
  },
  "types that hold as many values and more, and are stored alike": {
    a: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); ALTER TABLE p ALTER x TYPE varchar(5);
      CREATE TABLE t (y varchar(10), z numeric(4,2))`,
    b: `${parts} CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE t (y varchar(20), z numeric(6,2))`,
    up: "",
    down: "mayFail rewrite",
  },
  "a check and one that has seen no rows": {
    a: "CREATE TABLE t (x int); ALTER TABLE t ADD CONSTRAINT d CHECK (x IS NULL OR x > -100000000) NOT VALID",
    b: "CREATE TABLE t (x int CONSTRAINT c CHECK (x IS NULL OR x > -100000000)); ALTER TABLE t ADD CONSTRAINT d CHECK (x IS NULL OR x > -100000000)",
    up: checking,
    down: "",
  },
  "an exclusion constraint": {
    a: "CREATE TABLE t (x int4range)",
    b: "CREATE TABLE t (x int4range, CONSTRAINT e EXCLUDE USING gist (x WITH &&))",
    up: checking,
    down: "",
  },
  "a table that inherits": {
    a: "CREATE TABLE a (x int); CREATE TABLE b (x int)",
    b: "CREATE TABLE a (x int); CREATE TABLE b (x int) INHERITS (a)",
    up: "",
    down: "breaksApplication",
  },
};

describe("what operations say that they do to rows", () => {
  let database: TripDatabase;
  before(async () => {
    database = await openTrips(fastestEngine());
    await database.connection.script("CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler");
  });
  after(() => database.close());

  const made = async (sql: string): Promise<Schema> => {
    await clean(database);
    await database.connection.script(sql);
    const { dialect, connection } = database;
    return (await dialect.introspect(connection, { namespaces: ["public"] }, { unmodelled: false })).schema;
  };

  const shown = async (from: string, schema: Schema): Promise<string> => {
    await made(from);
    const { dialect, connection } = database;
    const model = { schema, renames: [], using: new Map(), ignored: [], sources: new Map() };
    const cache = { get: () => undefined, set: () => undefined };
    const scope = { namespaces: ["public"] };
    const comparison = await compareModel(model, { dialect, connection, scope, cache, dropsUnmanaged: true });
    const { hazards, isSpared } = await rehearse(connection, dialect, comparison, () => undefined);
    expect(hazards).to.deep.equal([]);
    const said = hazardsOf(comparison.up, {
      dialect,
      goal: comparison.desired,
      formerType: comparison.formerType,
      isSpared,
    }).map(({ kind }) => kind);
    return [...new Set(said)].sort().join(" ");
  };

  for (const [what, { a, b, up, down }] of Object.entries(rows).filter(([name]) => isInShare(name, 4)))
    it(what, async () => {
      const wanted = await made(b);
      const there = await shown(a, wanted);
      const former = await made(a);
      expect([there, await shown(b, former)]).to.deep.equal([up, down]);
    });
});
