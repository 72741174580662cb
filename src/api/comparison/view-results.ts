/** What classes say of the results of views, against what the server says of them. */
import type { Dialect } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { Definition, ViewColumn } from "../../objects/definition/shape.js";
import { keyOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { closest } from "../../util/closest.js";

interface Mismatch {
  readonly class: string;
  readonly property?: string | undefined;
  readonly file?: string | undefined;
  readonly message: string;
  readonly fix: string;
}

/**
 * The schema with views as their classes want them made, after their columns were compared.
 * @throws SchemixError `VIEW_DIFFERS`
 */
export function withViews(schema: Schema, model: EntityModel, dialect: Dialect): Schema {
  refuseViews(schema, model, dialect);
  const unfilled = new Set(
    (model.views ?? []).flatMap(({ view, isEmpty }) => (isEmpty ? [keyOf(view)] : [])),
  );
  if (unfilled.size === 0) return schema;
  return schema.map((object) =>
    unfilled.has(keyOf(object))
      ? { ...object, creation: dialect.unfilled((object as Definition).definition) }
      : object,
  );
}

/**
 * Compares the columns of views with what their classes say of them, where it is known what a view gives.
 * @throws SchemixError `VIEW_DIFFERS` listing every column that the query does not give, or gives otherwise
 */
export function refuseViews(schema: Schema, { views = [] }: EntityModel, dialect: Dialect): void {
  const found: Mismatch[] = [];
  for (const { view, columns } of views) {
    const made = schema.get(view) as Definition | undefined;
    if (made?.result === undefined) continue;
    for (const { site, ...column } of columns) {
      const difference = differenceOf(column, made.result, dialect);
      if (difference === undefined) continue;
      const { className, property, file } = site;
      found.push({ class: className, property, file, ...difference });
    }
  }
  if (found.length > 0) throw mismatch(found);
}

function differenceOf(
  { name, type }: ViewColumn,
  result: readonly ViewColumn[],
  { types }: Dialect,
): Pick<Mismatch, "message" | "fix"> | undefined {
  const given = result.find((each) => each.name === name);
  if (given === undefined) {
    const names = result.map((each) => each.name);
    const near = closest(name, names);
    const fix =
      near === undefined
        ? `It gives ${names.join(", ")}.`
        : `It gives ${near}: say so with @Column({ name }).`;
    return { message: `the query gives no column ${name}`, fix };
  }
  if (isSameType(types.canonical(type), types.canonical(given.type))) return undefined;
  const shown = types.display(given.type);
  return {
    message: `its column ${name} is declared as ${type}, the query gives ${shown}`,
    fix: `Write @Column(${JSON.stringify(shown)}), or a cast into the query.`,
  };
}

/** The server names a type with its namespace; a person may leave that out, and the quotes. */
function isSameType(declared: string, given: string): boolean {
  const [own, other] = [declared, given].map((type) => type.replaceAll('"', ""));
  return own === other || other?.endsWith(`.${own}`) === true;
}

function mismatch(found: readonly Mismatch[]): SchemixError {
  const lines = found.map((each) => `${placeOf(each)}: ${each.message}. ${each.fix}`);
  const [only] = found;
  return new SchemixError("VIEW_DIFFERS", {
    message:
      found.length === 1 && only !== undefined
        ? `A view is not what its class says: ${only.message}`
        : `Views are not what their classes say, in ${found.length} columns`,
    where: found.length === 1 && only !== undefined ? placeOf(only) : undefined,
    why: found.length === 1 ? undefined : lines.join("\n"),
    fix: found.length === 1 && only !== undefined ? only.fix : "Correct the properties, or the queries.",
    data: { faults: found },
  });
}

function placeOf({ class: className, property, file }: Mismatch): string {
  const member = property === undefined ? className : `${className}.${property}`;
  return file === undefined ? member : `${member} in ${file}`;
}
