/** Databases that live for a moment, on the server of another one. */
import { SchemixError } from "../../../errors/schemix-error.js";
import type { Connection, Database, Row, Scratch, SessionOptions } from "../../dialect.js";
import {
  cancellable,
  type Home,
  once,
  reachServer,
  scratchName,
  scratchRemark,
  scratchUnavailable,
} from "../../scratch-database.js";
import { pgWriter } from "../sql/writer.js";
import { type Address, clientUrl } from "./address.js";
import { explain } from "./explain.js";

const { literal, quote } = pgWriter;

/** What a scratch database has in common with the one that it is made beside. */
interface Likeness {
  /** The options of CREATE DATABASE. */
  readonly options: string;
  readonly namespace: string;
  readonly searchPath: string;
  /** Settings that the database, or the role in it, gives to its sessions. */
  readonly settings: readonly (readonly [name: string, value: string])[];
}

/**
 * Makes an empty database on the server of another one, like it in all that decides how texts are compared.
 * @throws SchemixError `SCRATCH_UNAVAILABLE`, `ABORTED`, and those of connecting
 */
export async function createScratch(home: Home<Address>, session: SessionOptions = {}): Promise<Scratch> {
  return make(home, session, async (connection, name) => {
    const like = await likenessOf(connection);
    await create(connection, name, like.options, session.signal);
    return like;
  });
}

/** Makes a database by `creating` it under a new name. */
async function make(
  home: Home<Address>,
  session: SessionOptions,
  creating: (connection: Connection, name: string) => Promise<Likeness>,
): Promise<Scratch> {
  const { connection, address } = await reachServer(home, "postgres", session);
  const name = scratchName();
  const drop = once(() => dropDatabase(home, address, name));
  let like: Likeness;
  try {
    like = await creating(connection, name);
  } catch (error) {
    // Whether the server got as far as making it is not known when the session broke.
    await drop().catch(() => undefined);
    throw unavailable(error, connection, home.at(address).display);
  } finally {
    await connection.close().catch(() => undefined);
  }
  const own = { ...address, database: name };
  return {
    database: scratchAt(home, own, like),
    url: clientUrl(own),
    drop,
    copy: (options = {}) => copyScratch(home, { ...like, options: `TEMPLATE ${quote(name)}` }, options),
  };
}

/** Milliseconds for which sessions that have just ended may still be on a database that is to be copied. */
const patience = 5000;

function copyScratch(home: Home<Address>, like: Likeness, session: SessionOptions): Promise<Scratch> {
  return make(home, session, async (connection, name) => {
    for (let pause = 5, waited = 0; ; waited += pause, pause *= 2) {
      try {
        await create(connection, name, like.options, session.signal);
        return like;
      } catch (error) {
        if (!isInUse(error) || waited > patience) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  });
}

/** object_in_use */
function isInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "55006";
}

/** Columns of pg_database come and go with the versions: the row is read as a whole. */
const likenessQuery = `SELECT to_jsonb(d)::text AS facts, pg_encoding_to_char(d.encoding) AS encoding,
    current_setting('search_path') AS path,
    (SELECT coalesce(json_agg(pg_catalog.json_build_array(s.name, s.value) ORDER BY s.role), '[]')::text
      FROM (SELECT split_part(text, '=', 1) AS name, substr(text, strpos(text, '=') + 1) AS value, r.setrole AS role
        FROM pg_catalog.pg_db_role_setting r CROSS JOIN unnest(r.setconfig) AS u(text)
        WHERE r.setdatabase = d.oid AND r.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))) AS s
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_settings p
        WHERE p.name = s.name AND (p.context <> 'user' OR p.source = 'session'))) AS settings
  FROM pg_catalog.pg_database d WHERE d.datname = current_database()`;

async function likenessOf(connection: Connection): Promise<Likeness> {
  const [row = {}] = await connection.query(likenessQuery);
  const facts = JSON.parse(String(row.facts)) as Row;
  return {
    options: createOptions(facts, String(row.encoding), connection.serverVersion),
    namespace: connection.defaultNamespace,
    searchPath: String(row.path),
    settings: JSON.parse(String(row.settings)) as Likeness["settings"],
  };
}

/** The locale provider has a word since 15, and changed some of them in 17. */
function createOptions(facts: Row, encoding: string, version: number): string {
  const options = [
    `TEMPLATE template0 ENCODING ${literal(encoding)}`,
    `LC_COLLATE ${literal(facts.datcollate)} LC_CTYPE ${literal(facts.datctype)}`,
  ];
  if (version < 150_000) return options.join(" ");
  const locale = facts.datlocale ?? facts.daticulocale;
  if (facts.datlocprovider === "i") {
    options.push(`LOCALE_PROVIDER icu ICU_LOCALE ${literal(locale)}`);
    if (typeof facts.daticurules === "string") options.push(`ICU_RULES ${literal(facts.daticurules)}`);
  } else if (facts.datlocprovider === "b") {
    options.push(`LOCALE_PROVIDER builtin BUILTIN_LOCALE ${literal(locale)}`);
  } else options.push("LOCALE_PROVIDER libc");
  return options.join(" ");
}

async function create(
  connection: Connection,
  name: string,
  options: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await cancellable(connection, signal, async () => {
    await connection.query(`CREATE DATABASE ${quote(name)} ${options}`);
    await connection.query(`COMMENT ON DATABASE ${quote(name)} IS ${literal(scratchRemark(connection))}`);
  });
}

function scratchAt(home: Home<Address>, address: Address, like: Likeness): Database {
  return {
    ...home.at(address),
    connect: async (session = {}) => {
      const connection = await home
        .connect(address, { ...session, namespace: session.namespace ?? like.namespace })
        .catch((error: unknown) => {
          throw notReached(error);
        });
      const settings = [...like.settings, ["search_path", like.searchPath] as const];
      const calls = settings.map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, false)`);
      await connection.query(`SELECT ${calls.join(", ")}`);
      return connection;
    },
  };
}

/** A session of its own, and no signal: it must go whatever has become of the run. */
async function dropDatabase({ connect }: Home<Address>, address: Address, name: string): Promise<void> {
  const connection = await connect(address);
  try {
    if (connection.serverVersion >= 130_000) {
      await connection.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`);
      return;
    }
    await connection.query(
      `SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = ${literal(name)}`,
    );
    await connection.query(`DROP DATABASE IF EXISTS ${quote(name)}`);
  } catch (error) {
    throw explain(error, { statement: `DROP DATABASE ${quote(name)}` });
  } finally {
    await connection.close().catch(() => undefined);
  }
}

const elsewhere =
  'choose the embedded PostgreSQL for it (`scratch: "pglite"` in the configuration, or `--scratch pglite`), or another server by its address';

function unavailable(error: unknown, { user }: Connection, where: string): Error {
  return scratchUnavailable(explain(error, {}), {
    where,
    user,
    who: `role ${user}`,
    grant: `Let a superuser run ALTER ROLE ${quote(user ?? "role")} CREATEDB`,
    elsewhere,
    cause: error,
  });
}

/** The server made it, and the way to it is not the way to the server: a pooler knows its databases by name. */
function notReached(error: unknown): unknown {
  if (!(error instanceof SchemixError) || error.code === "ABORTED") return error;
  return new SchemixError("SCRATCH_UNAVAILABLE", {
    message: `The scratch database was created and cannot be connected to: ${error.message}`,
    where: error.where,
    why:
      error.why ??
      "A pooler in front of the server, or its pg_hba.conf, lets only databases through that it knows.",
    fix: `Connect to the server without a pooler; or ${elsewhere}.`,
    data: error.data,
    cause: error,
  });
}
