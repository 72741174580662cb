/** Where in the project's code an object of the schema comes from. */
import type { EntityModel } from "../../entities/to-schema.js";
import { isSchemixError, SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { keyOf, type Reference } from "../../schema/object.js";

/** `User.email in src/user.entity.ts`; the table's class when the object itself has no place of its own. */
export function siteOf(model: EntityModel, reference: Reference): string | undefined {
  const { namespace, table } = reference;
  const owner =
    table === undefined ? undefined : model.sources.get(keyOf({ kind: "table", namespace, name: table }));
  const source = model.sources.get(keyOf(reference)) ?? owner;
  if (source === undefined) return undefined;
  const member = source.property === undefined ? source.className : `${source.className}.${source.property}`;
  return source.file === undefined ? member : `${member} in ${source.file}`;
}

/** The site of what an operation is about. */
export function siteOfOperation(
  model: EntityModel,
  operation: AnyOperation,
  defaultNamespace: string,
): string | undefined {
  const {
    namespace = defaultNamespace,
    table,
    name,
  } = operation as {
    readonly namespace?: string;
    readonly table?: string;
    readonly name?: string;
  };
  if (operation.kind === "alterEnum") {
    const [use] = operation.columns;
    return use === undefined
      ? undefined
      : siteOf(model, {
          kind: "column",
          table: use.table,
          namespace: use.namespace ?? namespace,
          name: use.column,
        });
  }
  if (table === undefined) return undefined;
  const column = operation.kind === "addColumn" ? operation.column.name : name;
  const kinds = ["column", "index", "check", "unique", "primaryKey", "foreignKey"];
  const inner = column === undefined ? [] : kinds.map((kind) => ({ kind, namespace, table, name: column }));
  const known = inner.find((reference) => model.sources.has(keyOf(reference)));
  return siteOf(model, known ?? { kind: "table", namespace, name: table });
}

interface Refused {
  readonly object: string;
  readonly reference: Reference;
}

/** An `SQL_INVALID` error with the classes and properties that the refused texts stand in. */
export function withSites(error: unknown, model: EntityModel): unknown {
  if (!isSchemixError(error, "SQL_INVALID")) return error;
  const refused = (error.data.refused ?? []) as readonly Refused[];
  const sites = refused.map(({ reference }) => siteOf(model, reference)).filter((site) => site !== undefined);
  if (sites.length === 0) return error;
  const { message, why, fix, data, cause } = error;
  const where = [...new Set(sites)].join(", ");
  return new SchemixError("SQL_INVALID", { message, where, why: why ?? error.where, fix, data, cause });
}
