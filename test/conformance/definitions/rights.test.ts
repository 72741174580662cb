import { expect } from "chai";
import { type Comparison, compareModel } from "../../../src/api/comparison/comparison.js";
import type { Rights } from "../../../src/api/project/rights.js";
import { rehearse } from "../../../src/api/rehearsal/rehearse.js";
import { renderEntities } from "../../../src/codegen/entities/render-entities.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { Schema } from "../../../src/schema/schema.js";
import { type Engine, forEachEngine, itOnOne } from "../../support/engines.js";
import { enumeration, type Facts, flatten, table } from "../../support/facts.js";
import { loadRendered } from "../../support/pulled.js";
import { clean, openTrips, proveRendering, run, type TripDatabase } from "../../support/round-trip.js";
import { failureOf } from "../../support/runner.js";

const noCache = { get: () => undefined, set: () => undefined };
const none: Rights = { privileges: false, owners: false };
const both: Rights = { privileges: true, owners: true };

const odd = `"Zoë's ""team"" on TABLE x; --"`;
const roles = `DO $$ DECLARE name text; BEGIN FOREACH name IN ARRAY ARRAY['app', 'reader', 'Zoë''s "team" on TABLE x; --'] LOOP
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I', name); END IF; END LOOP; END $$`;

interface State {
  readonly facts: Facts;
  readonly sql?: readonly string[];
}

const users = (id = "int!") => table("users", { columns: { id, name: "text!", age: "int" } });
const view = "CREATE VIEW adults AS SELECT id, name FROM users WHERE age >= 18";
const twice = "CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a * 2'";

const onDatabase = (what: string, role: string) =>
  `DO $$BEGIN EXECUTE format('GRANT ${what} ON DATABASE %I TO ${role.replaceAll("'", "''")}', current_database()); END$$`;

interface Change {
  readonly name: string;
  readonly from: State;
  readonly to: State;
  readonly up: readonly string[];
  readonly down?: readonly string[];
  /** The files of `pull` about rights, after the way there. */
  readonly pulled?: readonly string[];
}

const changes: readonly Change[] = [
  {
    name: "grants come with their table, view, function, sequence, type and namespace",
    from: { facts: [] },
    to: {
      facts: [users(), enumeration("mood", ["good"])],
      sql: [
        view,
        twice,
        "CREATE SEQUENCE ticket",
        `GRANT SELECT, INSERT ON users TO app; GRANT UPDATE (name, age) ON users TO app; GRANT SELECT ON users TO reader WITH GRANT OPTION`,
        `GRANT SELECT ON adults TO PUBLIC; GRANT SELECT (id) ON adults TO ${odd}`,
        "REVOKE ALL ON FUNCTION twice(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION twice(integer) TO app",
        "GRANT USAGE ON SEQUENCE ticket TO app; REVOKE USAGE ON TYPE mood FROM PUBLIC; GRANT CREATE ON SCHEMA public TO app",
      ],
    },
    up: [
      "create enum mood",
      "create sequence ticket",
      "create table users",
      "create function twice(integer)",
      "create view adults",
      `create privilege ${odd} on TABLE public.adults`,
      "create privilege PUBLIC on FUNCTION public.twice(integer)",
      "create privilege PUBLIC on TABLE public.adults",
      "create privilege PUBLIC on TYPE public.mood",
      "create privilege app on FUNCTION public.twice(integer)",
      "create privilege app on SCHEMA public",
      "create privilege app on SEQUENCE public.ticket",
      "create privilege app on TABLE public.users",
      "create privilege reader on TABLE public.users",
    ],
    pulled: [
      "function-public-twice.privilege.entity.ts",
      "schema-public.privilege.entity.ts",
      "sequence-public-ticket.privilege.entity.ts",
      "table-public-adults.privilege.entity.ts",
      "table-public-users.privilege.entity.ts",
      "type-public-mood.privilege.entity.ts",
    ],
  },
  {
    name: "grants change in place: columns, grant option, less on the whole than on a column",
    from: {
      facts: users(),
      sql: [
        "GRANT SELECT, INSERT, DELETE ON users TO app; GRANT UPDATE (name) ON users TO app; GRANT SELECT ON users TO reader WITH GRANT OPTION",
      ],
    },
    to: {
      facts: users(),
      sql: [
        "GRANT INSERT ON users TO app; GRANT SELECT (id), UPDATE (age) ON users TO app WITH GRANT OPTION; GRANT SELECT ON users TO reader",
      ],
    },
    up: ["alter privilege app on TABLE public.users", "alter privilege reader on TABLE public.users"],
  },
  {
    name: "what everybody may do with a function is taken and given back",
    from: { facts: [], sql: [twice] },
    to: { facts: [], sql: [twice, "REVOKE EXECUTE ON FUNCTION twice FROM PUBLIC"] },
    up: ["create privilege PUBLIC on FUNCTION public.twice(integer)"],
    down: ["drop privilege PUBLIC on FUNCTION public.twice(integer)"],
  },
  {
    name: "privileges by default, for all and in a namespace, also for a table that comes",
    from: { facts: [] },
    to: {
      facts: users(),
      sql: [
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app",
        `ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; ALTER DEFAULT PRIVILEGES FOR ROLE ${odd} GRANT USAGE ON SEQUENCES TO reader WITH GRANT OPTION`,
      ],
    },
    up: [
      "create default privilege PUBLIC on FUNCTIONS of postgres",
      "create default privilege app on TABLES of postgres in public",
      `create default privilege reader on SEQUENCES of ${odd}`,
      "create table users",
      "create privilege app on TABLE public.users",
    ],
    pulled: [
      "functions-of-postgres.default-privilege.entity.ts",
      "sequences-of-zoë-s-team-on-table-x.default-privilege.entity.ts",
      "table-public-users.privilege.entity.ts",
      "tables-of-postgres-in-public.default-privilege.entity.ts",
    ],
  },
  {
    name: "what roles may do with the database itself, whatever it is called",
    from: { facts: [], sql: [onDatabase("CONNECT", "reader")] },
    to: {
      facts: [],
      sql: [
        `DO $$BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END$$`,
        onDatabase("CONNECT, TEMPORARY", odd),
        onDatabase("CREATE", "reader"),
      ],
    },
    up: [
      `create privilege ${odd} on DATABASE`,
      "create privilege PUBLIC on DATABASE",
      "alter privilege reader on DATABASE",
    ],
    down: [
      "drop privilege PUBLIC on DATABASE",
      `drop privilege ${odd} on DATABASE`,
      "alter privilege reader on DATABASE",
    ],
    pulled: ["database.privilege.entity.ts"],
  },
  {
    name: "owners of a table, a view, a function and a type",
    from: { facts: [users(), enumeration("mood", ["good"])], sql: [view, twice] },
    to: {
      facts: [users(), enumeration("mood", ["good"])],
      sql: [
        `${view}; ALTER VIEW adults OWNER TO ${odd}`,
        `${twice}; ALTER FUNCTION twice(integer) OWNER TO app`,
        "ALTER TABLE users OWNER TO app; ALTER TYPE mood OWNER TO app",
      ],
    },
    up: [
      "create owner FUNCTION public.twice(integer)",
      "create owner TABLE public.users",
      "create owner TYPE public.mood",
      "create owner VIEW public.adults",
    ],
    pulled: [
      "function-public-twice.owner.entity.ts",
      "table-public-users.owner.entity.ts",
      "type-public-mood.owner.entity.ts",
      "view-public-adults.owner.entity.ts",
    ],
  },
  {
    name: "a view that is made anew has its grants and its owner again",
    from: {
      facts: users(),
      sql: [`${view}; GRANT SELECT ON adults TO reader; ALTER VIEW adults OWNER TO app`],
    },
    to: {
      facts: users("bigint!"),
      sql: [`${view}; GRANT SELECT ON adults TO reader; ALTER VIEW adults OWNER TO app`],
    },
    up: [
      "drop view adults",
      "alter column users.id: type bigint",
      "create view adults",
      "create owner VIEW public.adults",
      "create privilege reader on TABLE public.adults",
    ],
  },
  {
    name: "a grant to somebody who owns the table from before is nothing",
    from: { facts: users(), sql: ["ALTER TABLE users OWNER TO app"] },
    to: { facts: users(), sql: ["GRANT SELECT ON users TO app, reader"] },
    up: ["create privilege reader on TABLE public.users"],
    down: ["drop privilege reader on TABLE public.users"],
  },
  {
    name: "a table goes with its grants, and comes back with them",
    from: { facts: users(), sql: ["GRANT SELECT ON users TO reader; ALTER TABLE users OWNER TO app"] },
    to: { facts: [] },
    up: ["drop table users"],
    down: [
      "create table users",
      "create owner TABLE public.users",
      "create privilege reader on TABLE public.users",
    ],
  },
];

function modelOf({ facts, sql = [] }: State): EntityModel {
  return {
    schema: new Schema([{ kind: "namespace", namespace: "public", name: "public" }, ...flatten(facts)]),
    renames: [],
    using: new Map(),
    ignored: [],
    sources: new Map(),
    definitions: sql.map((text, index) => ({ sql: text, site: `definition ${index}` })),
  };
}

const said = (operations: Comparison["up"]): readonly string[] => operations.map(describeOperation);

describe("owners and privileges", () => {
  forEachEngine((engine: Engine) => {
    let database: TripDatabase;
    before(async () => {
      database = await openTrips(engine);
      await database.connection.script(roles);
    });
    after(() => database.close());
    beforeEach(async () => {
      await clean(database);
      await database.connection.script(
        `DROP OWNED BY app, reader, ${odd}; GRANT USAGE ON SCHEMA public TO PUBLIC; ${onDatabase("CONNECT, TEMPORARY", "PUBLIC")}`,
      );
    });
    const compare = (state: State, rights: Rights, dropsUnmanaged = true): Promise<Comparison> => {
      const { dialect, connection } = database;
      const scope = { namespaces: ["public"] };
      const around = { dialect, connection, scope, cache: noCache, dropsUnmanaged, rights };
      return compareModel(modelOf(state), around);
    };

    /** Files of `pull` after which nothing is left to do. */
    const pulledFiles = async (): Promise<readonly string[]> => {
      const { dialect, connection } = database;
      const { schema } = await dialect.introspect(connection, { namespaces: ["public"] }, { rights: true });
      const rendered = renderEntities(schema, { dialect, naming: "snake_case", namespace: "public" });
      const model = await loadRendered(rendered, dialect);
      const around = { dialect, connection, scope: { namespaces: ["public"] }, cache: noCache };
      const { up } = await compareModel(model, { ...around, dropsUnmanaged: true, rights: both });
      expect(said(up), "pulled").to.deep.equal([]);
      return rendered.files.map(({ name }) => name).filter((name) => /owner|privilege/.test(name));
    };

    const onOne = itOnOne(engine);
    for (const change of changes)
      onOne(change.name, async () => {
        await run(database, (await compare(change.from, both)).up);
        expect(said((await compare(change.from, both)).up), "the start is what was asked for").to.deep.equal(
          [],
        );
        const comparison = await compare(change.to, both);
        expect(said(comparison.up)).to.deep.equal(change.up);
        if (change.down !== undefined) expect(said(comparison.down)).to.deep.equal(change.down);
        await proveRendering(database.dialect, comparison.up, comparison.down);
        await rehearse(database.connection, database.dialect, comparison, () => undefined);
        await run(database, comparison.up);
        expect(said((await compare(change.to, both)).up), "nothing more to do").to.deep.equal([]);
        if (change.pulled !== undefined) expect(await pulledFiles()).to.deep.equal(change.pulled);
        await run(database, comparison.down);
        expect(said((await compare(change.from, both)).up), "down undoes up").to.deep.equal([]);
      });

    const granted = `CREATE TABLE users (id integer NOT NULL, name text NOT NULL, age integer); ${view}; ${twice};
      CREATE VIEW over AS SELECT id FROM adults; CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE TABLE felt (how mood);
      GRANT SELECT (id, name) ON users TO reader; GRANT SELECT ON adults TO reader WITH GRANT OPTION; GRANT SELECT (id) ON over TO ${odd};
      ALTER VIEW over OWNER TO app; COMMENT ON VIEW over IS 'over all'; REVOKE ALL ON FUNCTION twice FROM PUBLIC;
      REVOKE ALL ON TYPE mood FROM PUBLIC; GRANT USAGE ON TYPE mood TO app; ALTER TYPE mood OWNER TO reader`;
    const acls = `SELECT (SELECT json_agg(format('%s %s %s', relname, relacl::text, pg_get_userbyid(relowner)) ORDER BY relname) FROM pg_class
        WHERE relname IN ('users', 'adults', 'over')) AS relations,
      (SELECT json_agg(format('%s.%s %s', attrelid::regclass, attname, attacl::text) ORDER BY 1) FROM (SELECT * FROM pg_attribute
        WHERE attacl IS NOT NULL AND attrelid >= 16384 ORDER BY attrelid::regclass::text, attname) a) AS columns,
      (SELECT format('%s %s', proacl::text, pg_get_userbyid(proowner)) FROM pg_proc WHERE proname = 'twice') AS routine,
      (SELECT format('%s %s', typacl::text, pg_get_userbyid(typowner)) FROM pg_type WHERE typname = 'mood') AS type,
      obj_description('over'::regclass) AS comment`;

    it("are not managed unless asked for, and carried over what is made anew", async () => {
      const { connection, dialect } = database;
      await connection.script(granted);
      const start = await connection.query(acls);
      const facts = (id: string, moods: string[]) => [
        users(id),
        enumeration("mood", moods),
        table("felt", { columns: { how: "mood" } }),
      ];
      expect(said((await compare({ facts: facts("int!", ["good", "bad"]) }, none, false)).up)).to.deep.equal(
        [],
      );
      const wider = twice
        .replaceAll("integer", "numeric")
        .replace("numeric)", "integer)")
        .replace("a * 2", "a * 2.0");
      for (const sql of [[], [view, wider]]) {
        const comparison = await compare({ facts: facts("bigint!", ["bad"]), sql }, none, false);
        expect(comparison.unmodelled.map(({ what }) => what)).to.include("privileges");
        await proveRendering(dialect, comparison.up, comparison.down);
        await rehearse(connection, dialect, comparison, () => undefined);
        await run(database, comparison.up);
        expect(await connection.query(acls)).to.deep.equal(start);
        await run(database, comparison.down);
        expect(await connection.query(acls)).to.deep.equal(start);
      }
    });

    it("are taken from objects of the model alone, with a hazard", async () => {
      await database.connection.script(
        `CREATE TABLE users (id integer NOT NULL, name text NOT NULL, age integer); CREATE TABLE other (id integer);
        GRANT SELECT ON users, other TO reader; ALTER TABLE users OWNER TO app; ${view}; GRANT SELECT ON adults TO reader`,
      );
      for (const sql of [[], [twice]]) {
        const comparison = await compare({ facts: users(), sql }, both, false);
        const created = sql.length === 0 ? [] : ["create function twice(integer)"];
        expect(said(comparison.up)).to.deep.equal([
          "drop privilege reader on TABLE public.users",
          ...created,
        ]);
        expect(hazardsOf(comparison.up, database).map(({ kind }) => kind)).to.deep.equal([
          "breaksApplication",
        ]);
        await rehearse(database.connection, database.dialect, comparison, () => undefined);
      }
    });

    it("are nothing to say of the owner of a table, who has the sequence of its column too", async () => {
      const sql = ["CREATE SEQUENCE ticket", "ALTER SEQUENCE ticket OWNED BY users.id"];
      await database.connection.script(
        `CREATE TABLE users (id integer NOT NULL, name text NOT NULL, age integer); ${sql.join("; ")}; ALTER TABLE users OWNER TO app`,
      );
      const granted = "GRANT USAGE ON SEQUENCE ticket TO app; GRANT SELECT (id) ON users TO app";
      const state = { facts: users(), sql: [...sql, granted] };
      const { up } = await compare(state, { privileges: true, owners: false });
      expect(said(up)).to.deep.equal([]);
    });

    it("on the database itself are left alone until the model says one", async () => {
      await database.connection.script(onDatabase("CONNECT", "reader"));
      expect(said((await compare({ facts: [] }, both)).up)).to.deep.equal([]);
      const state = { facts: [], sql: [onDatabase("CONNECT", "app")] };
      expect(said((await compare(state, none)).up)).to.deep.equal([]);
      const { up } = await compare(state, both);
      expect(said(up)).to.deep.equal([
        "drop privilege reader on DATABASE",
        "create privilege app on DATABASE",
      ]);
    });

    it("say which role is missing", async () => {
      const state = { facts: users(), sql: ["GRANT SELECT ON users TO nobody_there"] };
      const error = await failureOf(compare(state, both));
      expect(error).to.have.property("code", "ROLE_MISSING");
      expect(error).to.have.property("where", "definition 0");
    });
  });
});
