import { SchemixError } from "../../../errors/schemix-error.js";
import type { Connection } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { notOfExtension } from "../introspect/catalog.js";
import { hasSecret } from "../introspect/definitions/foreign.js";
import { pgWriter } from "../sql/writer.js";

const { literal, quote } = pgWriter;

/** A namespace that is there. */
interface Former {
  readonly name: string;
  readonly owner: string;
  /** Whether the role may do what its owner may. */
  readonly isOwn: boolean;
  /** Whether it has an extension that cannot be moved, such as PostGIS. */
  readonly isHeld: boolean;
}

/**
 * Puts new namespaces in the place of those that are there, which get other names: nothing in them is dropped, so nothing
 * that others use is in the way. What lives in no namespace goes, with what stands on it. Extensions move to the new ones
 * where they can. Out of a namespace of somebody else, which only its owner can rename, and of one with an extension that
 * cannot be moved, the objects are moved. All of it ends with the transaction.
 * @throws SchemixError `PERMISSION_DENIED` when the role may do neither
 */
export async function emptyNamespaces(connection: Connection, namespaces: readonly string[]): Promise<void> {
  const list = namespaces.map(literal).join(", ");
  const [there = [], moving = [], loose = [], casts = []] = await connection.script(
    [
      `SELECT nspname AS name, pg_get_userbyid(nspowner) AS owner, pg_has_role(nspowner, 'USAGE') AS "isOwn",
        EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid AND NOT e.extrelocatable) AS "isHeld"
        FROM pg_catalog.pg_namespace n WHERE nspname = ANY (ARRAY[${list}]::name[])`,
      `SELECT e.extname AS name, n.nspname AS namespace FROM pg_catalog.pg_extension e
        JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extrelocatable AND pg_has_role(n.nspowner, 'USAGE') AND n.nspname = ANY (ARRAY[${list}]::name[])`,
      `SELECT 'PUBLICATION' AS kind, pubname AS name FROM pg_catalog.pg_publication
        UNION ALL SELECT 'EVENT TRIGGER', evtname FROM pg_catalog.pg_event_trigger
        UNION ALL SELECT 'SERVER', s.srvname FROM pg_catalog.pg_foreign_server s
          WHERE NOT ${hasSecret("s.srvoptions")} AND ${notOfExtension("pg_foreign_server", "s.oid")}
        UNION ALL SELECT 'FOREIGN DATA WRAPPER', w.fdwname FROM pg_catalog.pg_foreign_data_wrapper w
          WHERE NOT ${hasSecret("w.fdwoptions")} AND ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_server s WHERE s.srvfdw = w.oid AND ${hasSecret("s.srvoptions")})`,
      `SELECT pg_catalog.format('DROP CAST (%s AS %s) CASCADE', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS statement
        FROM pg_catalog.pg_cast c WHERE ${notOfExtension("pg_cast", "c.oid")}
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_cast'::regclass
            AND d.objid = c.oid AND d.deptype = 'i')`,
    ].join(";\n"),
  );
  const former = there as readonly unknown[] as readonly Former[];
  const foreign = former.filter(({ isOwn }) => !isOwn).map(({ name }) => name);
  const isStaying = ({ isOwn, isHeld }: Former): boolean => !isOwn || isHeld;
  const staying = new Set(former.filter(isStaying).map(({ name }) => name));
  const statements = [
    ...casts.map(({ statement }) => String(statement)),
    ...loose.map(({ kind, name }) => `DROP ${String(kind)} ${quote(String(name))} CASCADE`),
    ...former.map((each, index) => putAway(each.name, isStaying(each), `schemix away ${index}`)),
    ...namespaces.filter((name) => !staying.has(name)).map((name) => `CREATE SCHEMA ${quote(name)}`),
    ...moving.map(
      ({ name, namespace }) =>
        `ALTER EXTENSION ${quote(String(name))} SET SCHEMA ${quote(String(namespace))}`,
    ),
    ...(namespaces.includes("public") && !staying.has("public")
      ? ["GRANT USAGE ON SCHEMA public TO PUBLIC"]
      : []),
    "SET LOCAL check_function_bodies = off",
  ];
  await connection.script(statements.join(";\n")).catch((error: unknown) => {
    throw refused(error, connection, foreign);
  });
  // A right of the owner is none that somebody gave: what is read has to know the same owner.
  const owners = former.map(({ name, owner }) => `ALTER SCHEMA ${quote(name)} OWNER TO ${quote(owner)}`);
  for (const statement of owners) await connection.attempt([statement]);
}

function putAway(name: string, isStaying: boolean, away: string): string {
  if (!isStaying) return `ALTER SCHEMA ${quote(name)} RENAME TO ${quote(away)}`;
  return `CREATE SCHEMA ${quote(away)}; ${moveObjects(name, away)}`;
}

/** Moves what lives in a namespace; what an extension brought along stays, and so does what moves with something else. */
function moveObjects(from: string, to: string): string {
  const own = (catalog: string, oid: string) =>
    `${oid}namespace = ${literal(from)}::regnamespace AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.${catalog}'::regclass AND d.objid = o.oid AND d.refobjid <> o.oid AND d.deptype IN ('e', 'a', 'i'))`;
  return `DO $move$ DECLARE statement text; BEGIN
    FOR statement IN
      SELECT pg_catalog.format('ALTER TABLE %s', o.oid::regclass) FROM pg_catalog.pg_class o
        WHERE o.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND (o.relispartition OR ${own("pg_class", "rel")})
          AND o.relnamespace = ${literal(from)}::regnamespace
      UNION ALL SELECT pg_catalog.format('ALTER ROUTINE %s', o.oid::regprocedure) FROM pg_catalog.pg_proc o WHERE ${own("pg_proc", "pro")}
      UNION ALL SELECT pg_catalog.format('ALTER TYPE %s', o.oid::regtype) FROM pg_catalog.pg_type o LEFT JOIN pg_catalog.pg_class c ON c.oid = o.typrelid
        WHERE (o.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND ${own("pg_type", "typ")}
      UNION ALL SELECT pg_catalog.format('ALTER COLLATION %I.%I', ${literal(from)}, o.collname) FROM pg_catalog.pg_collation o WHERE ${own("pg_collation", "coll")}
      UNION ALL SELECT pg_catalog.format('ALTER STATISTICS %I.%I', ${literal(from)}, o.stxname) FROM pg_catalog.pg_statistic_ext o
        WHERE ${own("pg_statistic_ext", "stx").replace("'a', 'i'", "'i'")}
    LOOP EXECUTE statement || ${literal(` SET SCHEMA ${quote(to)}`)}; END LOOP; END $move$`;
}

/** The error with what to grant, where a right is lacking. */
function refused(error: unknown, { user }: Connection, foreign: readonly string[]): unknown {
  const explained = explain(error, {});
  if (!(explained instanceof SchemixError) || explained.code !== "PERMISSION_DENIED") return error;
  const role = user === undefined ? "the role" : quote(user);
  const owning = foreign.map((name) => `ALTER SCHEMA ${quote(name)} OWNER TO ${role};`);
  return new SchemixError("PERMISSION_DENIED", {
    message: `The role may not try what the model says in SQL: ${explained.message}`,
    why: "It is made in empty namespaces, in a transaction that is rolled back; that takes the right to make namespaces, and to rename those that are there.",
    fix: [`As a superuser: GRANT CREATE ON DATABASE … TO ${role};`, ...owning].join(" "),
    data: { foreign },
    cause: error,
  });
}
