/** A database whose dialect knows the kinds of plugins as well. */
import type { Definition } from "../objects/definition/shape.js";
import type { Reference } from "../schema/object.js";
import type { Schema } from "../schema/schema.js";
import type { Connection, Database, Dialect, Introspection, Scope, Scratch } from "./dialect.js";
import {
  compileForKind,
  customKindOf,
  foundObject,
  type KnownKind,
  kindsOn,
  type ObjectKind,
} from "./object-kind.js";

/** The database with the kinds added to its dialect; so have its scratch databases. Without kinds: itself. */
export function extendedDatabase(database: Database, kinds: readonly ObjectKind[]): Database {
  const known = kindsOn(kinds, database.dialect.name);
  return known.length === 0 ? database : withDialect(database, extendedDialect(database.dialect, known));
}

function withDialect(database: Database, dialect: Dialect): Database {
  const { display, isLocal } = database;
  return {
    dialect,
    display,
    isLocal,
    connect: (options) => database.connect(options),
    createScratch: async (options) => scratchWithDialect(await database.createScratch(options), dialect),
  };
}

function scratchWithDialect(scratch: Scratch, dialect: Dialect): Scratch {
  const { copy } = scratch;
  return {
    ...scratch,
    database: withDialect(scratch.database, dialect),
    ...(copy === undefined
      ? {}
      : { copy: async (options) => scratchWithDialect(await copy(options), dialect) }),
  };
}

function extendedDialect(base: Dialect, kinds: readonly KnownKind[]): Dialect {
  const compile: Dialect["compile"] = (operation) => {
    const kind = customKindOf(operation);
    if (kind === undefined) return base.compile(operation);
    const statements = compileForKind(operation, kind, kinds, (text) => base.writer.literal(text));
    return statements.map((sql) => ({ sql }));
  };
  const introspect: Dialect["introspect"] = async (connection, scope, options) =>
    withoutFound(await base.introspect(connection, scope, { ...options, kinds }), kinds);
  const { emptyNamespaces } = base;
  return {
    ...base,
    additions: fingerprint(kinds),
    compile,
    introspect,
    alterDefinition: (before, after) => {
      const known = kinds.find(({ kind }) => kind === after.kind);
      if (known === undefined) return base.alterDefinition(before, after);
      return known.alter?.(foundObject(before), foundObject(after));
    },
    ...(emptyNamespaces !== undefined && {
      emptyNamespaces: async (connection: Connection, namespaces: readonly string[]) => {
        for (const object of await withoutNamespace(connection, { namespaces }, introspect, kinds)) {
          const { kind: _, ...target } = object;
          const operation = {
            kind: "dropObject",
            object: object.kind as Definition["kind"],
            ...target,
          } as const;
          for (const { sql } of compile(operation)) await connection.script(sql);
        }
        await emptyNamespaces(connection, namespaces);
      },
    }),
  };
}

/** What lives in no namespace would be in the way of what is made in empty ones. */
async function withoutNamespace(
  connection: Connection,
  scope: Scope,
  introspect: Dialect["introspect"],
  kinds: readonly KnownKind[],
): Promise<readonly Reference[]> {
  const { schema } = await introspect(connection, scope, { unmodelled: false });
  return kinds.flatMap(({ kind }) => schema.ofKind(kind)).filter(({ namespace }) => namespace === "");
}

/** What a plugin has found is not without a word any more. */
function withoutFound({ schema, unmodelled }: Introspection, kinds: readonly KnownKind[]): Introspection {
  const isFound = (what: string, where: string): boolean =>
    kinds.some(({ kind, reportedAs }) => reportedAs === what && isAmong(schema, kind, where));
  return { schema, unmodelled: unmodelled.filter(({ what, where }) => !isFound(what, where)) };
}

/** Names of such objects may go on behind a blank, as in `by_length USING btree`. */
function isAmong(schema: Schema, kind: string, where: string): boolean {
  return schema.ofKind(kind).some(({ namespace, name }) => {
    const place = namespace === "" ? name : `${namespace}.${name}`;
    return place === where || place.startsWith(`${where} `);
  });
}

/** What tells caches apart: what a database says depends on what it is asked. */
function fingerprint(kinds: readonly KnownKind[]): string {
  const asked = { serverVersion: 0, namespaces: "", notOfExtension: () => "" };
  return JSON.stringify(kinds.map(({ kind, select }) => [kind, select(asked)]));
}
