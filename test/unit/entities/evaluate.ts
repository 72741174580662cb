/** Entity source files, compiled as a project would and evaluated, in either kind of decorators. */
import { createRequire } from "node:module";
import ts from "typescript";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import * as declaration from "../../../src/entities/declarations.js";
import * as column from "../../../src/entities/decorators/column.js";
import * as entity from "../../../src/entities/decorators/entity.js";
import * as relation from "../../../src/entities/decorators/relation.js";
import * as rule from "../../../src/entities/decorators/rule.js";
import * as part from "../../../src/entities/decorators/table-part.js";
import * as view from "../../../src/entities/decorators/view.js";
import { defineObject } from "../../../src/entities/definitions.js";
import type { EntityFault } from "../../../src/entities/faults.js";
import type { EntityDialect } from "../../../src/entities/plan/plan.js";
import { collectEntities } from "../../../src/entities/registry.js";
import { type EntityModel, toSchema } from "../../../src/entities/to-schema.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyObject } from "../../../src/objects/any.js";
import type { Naming } from "../../../src/schema/names.js";
import { sql } from "../../../src/schema/sql.js";

const require = createRequire(import.meta.url);
const schemix = {
  ...column,
  ...entity,
  ...relation,
  ...rule,
  ...part,
  ...view,
  ...declaration,
  defineObject,
  sql,
};

export type Mode = "legacy" | "standard";
export const modes: readonly Mode[] = ["legacy", "standard"];

export const dialect = postgresDialect;

const prelude = `import { ${Object.keys(schemix).join(", ")} } from "@schemix/migrate";\n`;

/** Evaluates files (name → source, without their imports of Schemix) and returns their exports. */
export function load(
  files: Readonly<Record<string, string>>,
  mode: Mode,
): Record<string, Record<string, unknown>> {
  if (mode === "legacy") require("reflect-metadata");
  const loaded: Record<string, Record<string, unknown>> = {};
  const evaluate = (name: string): Record<string, unknown> => {
    const known = loaded[name];
    if (known !== undefined) return known;
    const exports: Record<string, unknown> = {};
    loaded[name] = exports;
    const { outputText } = ts.transpileModule(prelude + (files[name] ?? ""), {
      fileName: `${name}.ts`,
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.CommonJS,
        experimentalDecorators: mode === "legacy",
        emitDecoratorMetadata: mode === "legacy",
        useDefineForClassFields: true,
      },
    });
    const resolve = (specifier: string): unknown => {
      if (specifier === "@schemix/migrate") return schemix;
      return evaluate(specifier.replace(/^\.\//, "").replace(/\.js$/, ""));
    };
    new Function("require", "exports", outputText)(resolve, exports);
    return exports;
  };
  for (const name of Object.keys(files)) evaluate(name);
  return loaded;
}

export interface ModelOptions {
  readonly mode?: Mode;
  readonly naming?: Naming;
  readonly namespace?: string;
  /** Default: PostgreSQL's. */
  readonly dialect?: EntityDialect;
}

/** The model of entity files, or of one source. */
export function model(source: string | Record<string, string>, options: ModelOptions = {}): EntityModel {
  const files = typeof source === "string" ? { app: source } : source;
  const loaded = load(files, options.mode ?? "standard");
  const modules = Object.entries(loaded).map(([name, exports]) => ({ file: `${name}.ts`, exports }));
  const { namespace = "public", naming = "snake_case", dialect: meant = dialect } = options;
  return toSchema(collectEntities(modules), meant, { namespace, naming });
}

/** The objects of one kind, without what is the same for all: kind and namespace. */
export function objects<K extends AnyObject["kind"]>(from: EntityModel, kind: K): Record<string, unknown>[] {
  return from.schema.ofKind(kind).map(({ kind: _, namespace, ...rest }) => ({
    ...(namespace === "public" ? {} : { namespace }),
    ...rest,
  }));
}

/** Columns of a table as one line each: `email varchar(320) not null`. */
export function columns(from: EntityModel, table: string): string[] {
  const found = (from.schema.ofKind("column") as Extract<AnyObject, { kind: "column" }>[]).filter(
    (each) => each.table === table,
  );
  found.sort((a, b) => a.position - b.position);
  return found.map(({ name, type, nullable, default: value, identity, generated, collation }) =>
    [
      name,
      type,
      collation === undefined ? "" : `collate ${collation}`,
      nullable ? "null" : "",
      value === undefined ? "" : `default ${value}`,
      identity === undefined ? "" : `identity ${identity.mode}`,
      generated === undefined
        ? ""
        : `as (${generated.expression}) ${generated.stored ? "stored" : "virtual"}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  );
}

/** The faults of entities that contradict themselves, as `User.email: message`. */
export function faults(source: string | Record<string, string>, options: ModelOptions = {}): string[] {
  return rawFaults(source, options).map(
    (fault) => `${fault.class}${fault.property === undefined ? "" : `.${fault.property}`}: ${fault.message}`,
  );
}

export function rawFaults(
  source: string | Record<string, string>,
  options: ModelOptions = {},
): EntityFault[] {
  try {
    model(source, options);
  } catch (error) {
    if (!isSchemixError(error, "ENTITIES_INVALID")) throw error;
    return (error.data.faults ?? [{ class: "", message: error.message, fix: error.fix }]) as EntityFault[];
  }
  return [];
}
