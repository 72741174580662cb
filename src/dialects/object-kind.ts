/** Kinds of objects that a plugin knows, said in SQL like views and functions, and what a dialect is told of them. */
import { SchemixError } from "../errors/schemix-error.js";
import type { AnyOperation, OperationOf } from "../objects/any.js";
import {
  type CustomKind,
  type Definition,
  type DefinitionOperation,
  isCustomKind,
} from "../objects/definition/shape.js";
import type { CodeData } from "../util/code.js";

/** What a SELECT of the objects of a kind is written for. */
export interface ObjectQueryContext {
  /** PostgreSQL: `server_version_num`. */
  readonly serverVersion: number;
  /** SQL condition that keeps the namespaces in sight; PostgreSQL: over `pg_namespace n`. */
  readonly namespaces: string;
  /** SQL condition that an object belongs to no extension: `notOfExtension("pg_opclass", "o.oid")`. */
  readonly notOfExtension: (catalog: string, oid: string) => string;
}

/** An object of a kind, as a database or an operation names it. */
export interface ObjectTarget {
  /** Absent: the default one. Empty: it lives in none. */
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** An object as a database has it. */
export interface FoundObject extends ObjectTarget {
  readonly namespace: string;
  /** The SQL that makes it. */
  readonly definition: string;
  /** What it is made of, when the SELECT says so. */
  readonly options: CodeData;
}

/** What a kind is on one dialect. */
export interface ObjectKindDialect {
  /**
   * One SELECT of all such objects that are in sight. Its columns: `catalog` and `oid`, the row that the object is, by which
   * dependencies and comments are found; `namespace`, empty for none; `name`; `definition`, the one statement that makes it;
   * and, when there is something to tell, `options`, a JSON object of what it is made of, as what declares it takes it; and
   * `parts`, a JSON list of `{ catalog, oid }`, rows whose dependencies are the object's as well. On PostgreSQL it runs while
   * no namespace is visible, so that names in what the server prints are whole.
   */
  readonly select: (context: ObjectQueryContext) => string;
  /** The statement that drops it, or several. */
  readonly drop: (object: ObjectTarget) => string | readonly string[];
  /** What renames it; absent: it is dropped and made anew. */
  readonly rename?: ((object: ObjectTarget, to: string) => string | readonly string[]) | undefined;
  /** The statements that change it in place; nothing where it has to be dropped and made anew. */
  readonly alter?: ((before: FoundObject, after: FoundObject) => readonly string[] | undefined) | undefined;
  /** What a statement calls it, such as COMMENT ON: `OPERATOR CLASS "x" USING btree`. Absent: it can have no comment. */
  readonly words?: ((object: ObjectTarget) => string) | undefined;
}

/** A kind as the dialects see it. */
export interface ObjectKind {
  /** The plugin's name and its own: `acme:operatorClass`. */
  readonly kind: CustomKind;
  /** What Schemix calls such objects where it reports what it has no word for: `operator class`. */
  readonly reportedAs?: string | undefined;
  readonly dialects: Readonly<Record<string, ObjectKindDialect>>;
}

/** A kind on one dialect. */
export interface KnownKind extends ObjectKindDialect {
  readonly kind: CustomKind;
  readonly reportedAs?: string | undefined;
}

/** The kinds that there are on a dialect. */
export function kindsOn(kinds: readonly ObjectKind[], dialect: string): readonly KnownKind[] {
  return kinds.flatMap(({ kind, reportedAs, dialects }) => {
    const found = Object.hasOwn(dialects, dialect) ? dialects[dialect] : undefined;
    return found === undefined ? [] : [{ ...found, kind, reportedAs }];
  });
}

/** The kind of a plugin that an operation is about, if it is about one. */
export function customKindOf(operation: AnyOperation): CustomKind | undefined {
  const kind =
    operation.kind === "comment" ? operation.on.kind : "object" in operation ? operation.object : "";
  return isCustomKind(kind) ? kind : undefined;
}

type KindOperation = DefinitionOperation | OperationOf<"comment">;

/**
 * The statements of an operation on an object of a plugin's kind.
 * @param literal writes a text as SQL
 * @throws SchemixError `PLUGIN_MISSING` when no plugin knows the kind, `OPERATION_INVALID` for what it cannot do
 */
export function compileForKind(
  operation: AnyOperation,
  kind: CustomKind,
  kinds: readonly KnownKind[],
  literal: (text: string) => string,
): readonly string[] {
  const known = kinds.find((each) => each.kind === kind);
  if (known === undefined) throw unknownKind(kind);
  return statementsOf(operation as KindOperation, known, literal);
}

function statementsOf(
  operation: KindOperation,
  known: KnownKind,
  literal: (text: string) => string,
): readonly string[] {
  switch (operation.kind) {
    case "createObject":
      return [operation.definition];
    case "alterObject":
      return operation.statements;
    case "dropObject":
      return listOf(known.drop(operation));
    case "renameObject":
      if (known.rename !== undefined) return listOf(known.rename(operation, operation.to));
      throw impossible(known, "be renamed");
    case "replaceObject":
      throw impossible(known, "be replaced in place");
    case "comment": {
      if (known.words === undefined) throw impossible(known, "have a comment");
      const { on, text } = operation;
      return [`COMMENT ON ${known.words(on)} IS ${text === null ? "NULL" : literal(text)}`];
    }
  }
}

function listOf(statements: string | readonly string[]): readonly string[] {
  return typeof statements === "string" ? [statements] : statements;
}

/** An object as the alter function of its kind sees it. */
export function foundObject({ namespace, name, definition, details }: Definition): FoundObject {
  return { namespace, name, definition, options: details as CodeData };
}

/** The error for a kind that is nobody's. */
export function unknownKind(kind: string): SchemixError {
  const [plugin = kind] = kind.split(":");
  return new SchemixError("PLUGIN_MISSING", {
    message: `No plugin of the configuration knows objects of the kind ${kind}`,
    where: "plugins",
    why: `The part before the colon is the name of the plugin, ${plugin}.`,
    fix: "Name the plugin in the configuration: plugins: […]. Commands that only apply migrations need it as well.",
    data: { kind },
  });
}

function impossible({ kind }: KnownKind, what: string): SchemixError {
  return new SchemixError("OPERATION_INVALID", {
    message: `An object of the kind ${kind} cannot ${what}`,
    why: "Its plugin does not say how.",
    fix: "Drop the one and create the other, or write op.execute.",
  });
}
