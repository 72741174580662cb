import { SchemixError } from "../../errors/schemix-error.js";
import { checkOptions, type InNamespace, type Sink, type SqlInput } from "../../operations/recording.js";
import { closest } from "../../util/closest.js";
import { type RenamePlace, renamePlace } from "../renamed.js";
import {
  bareName,
  type DefinitionKind,
  type DefinitionOperation,
  definitionKinds,
  isCustomKind,
  isNameable,
  movableKinds,
  type RenameObject,
} from "./shape.js";

/** Where an object lives. */
export interface ObjectPlace extends InNamespace {
  /** The table or view it belongs to: of triggers, rules, policies, exclusion constraints. */
  readonly table?: string | undefined;
}

/** What can be said of a definition that is dropped and made again. */
export interface RemadeObjectPlace extends ObjectPlace {
  /**
   * SQL Server: what people may do with it is kept when it is dropped, and given back when it is made again. Both have to say it.
   */
  readonly keepPrivileges?: boolean | undefined;
}

/** What can be said of a definition that takes the place of another. */
export interface DefinitionOptions extends ObjectPlace {
  /**
   * Default true. `false`: the server does not look for what the body of a routine names, because some of it comes later,
   * as when two functions call each other. PostgreSQL: `check_function_bodies`. SQL Server never looks.
   */
  readonly checkBody?: boolean | undefined;
}

export interface DefinitionRecorder {
  /**
   * Makes an object that is said in SQL: a view, a function, a trigger, a policy, a domain, an extension… The SQL is run as
   * it stands. Reversed by dropping the object.
   * @example op.createObject("view", "active_user", sql`CREATE VIEW active_user AS SELECT * FROM "user" WHERE is_active`);
   */
  createObject(
    kind: DefinitionKind,
    name: string,
    definition: SqlInput,
    options?: DefinitionOptions & RemadeObjectPlace,
  ): void;
  /**
   * Puts another definition in the place of an object; what depends on it stays. PostgreSQL: `CREATE OR REPLACE`, of
   * functions with the same arguments and result, views that keep their columns, triggers (14 and later) and rules. Not
   * reversible: what it was is not recorded.
   */
  replaceObject(kind: DefinitionKind, name: string, definition: SqlInput, options?: DefinitionOptions): void;
  /**
   * Changes an object by statements of its own: `ALTER DOMAIN`, `ALTER TYPE … ADD ATTRIBUTE`, `ALTER POLICY`. Not reversible.
   * @example op.alterObject("domain", "email", [sql`ALTER DOMAIN email SET NOT NULL`]);
   */
  alterObject(kind: DefinitionKind, name: string, statements: readonly SqlInput[], place?: ObjectPlace): void;
  /**
   * Gives an object another name, or moves it to another namespace; what depends on it follows. A routine is named with its
   * arguments, before and after. PostgreSQL: `ALTER VIEW "a" RENAME TO "b"`, `ALTER VIEW "b" SET SCHEMA "app"`. Reversed by
   * renaming it back.
   * @example
   * op.renameObject("function", "add(integer, integer)", "plus(integer, integer)");
   * op.renameObject("view", "adult", "adult", { namespace: "public", toNamespace: "app" });
   */
  renameObject(kind: DefinitionKind, name: string, to: string, place?: ObjectPlace & RenamePlace): void;
  /**
   * Drops an object; a routine is named with its arguments. Not reversible: what it was is not recorded.
   * @example op.dropObject("function", "add(integer, integer)");
   */
  dropObject(kind: DefinitionKind, name: string, place?: RemadeObjectPlace): void;
}

const placeOptions = ["namespace", "table"];
const replacingOptions = [...placeOptions, "checkBody"];
const droppingOptions = [...placeOptions, "keepPrivileges"];
const creatingOptions = [...replacingOptions, "keepPrivileges"];

function checkKind(call: string, kind: DefinitionKind): void {
  if (isCustomKind(kind) || definitionKinds.includes(kind)) return;
  const near = closest(String(kind), definitionKinds);
  throw new SchemixError("OPERATION_INVALID", {
    message: `op.${call} knows no kind "${kind}"`,
    fix: near === undefined ? `It takes ${definitionKinds.join(", ")}.` : `Did you mean "${near}"?`,
  });
}

/** @throws SchemixError `OPERATION_INVALID` */
function checkRename({ object, name, to, toNamespace }: RenameObject): void {
  if (toNamespace !== undefined && !movableKinds.has(object)) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `op.renameObject moves nothing of the kind "${object}" to another namespace`,
      why: "It belongs to a table, to no namespace, or is told from others by more than its name.",
      fix: "Move what it belongs to, or drop the one and create the other.",
    });
  }
  if (!isNameable(object) && (name !== to || toNamespace === undefined)) {
    throw new SchemixError("OPERATION_INVALID", {
      message: `op.renameObject knows no other name for the kind "${object}"`,
      fix: "Drop the one and create the other.",
    });
  }
  const argumentsOf = (text: string) => text.slice(bareName({ kind: object, name: text }).length);
  if (argumentsOf(name) === argumentsOf(to)) return;
  throw new SchemixError("OPERATION_INVALID", {
    message: `op.renameObject cannot make ${to} of ${name}`,
    why: "The arguments of a routine stay when it gets another name.",
    fix: "Write both names with the same arguments, or drop the one and create the other.",
  });
}

export function definitionRecorder(recording: Sink<DefinitionOperation>): DefinitionRecorder {
  const target = (
    call: string,
    object: DefinitionKind,
    name: string,
    place: ObjectPlace | undefined,
    known = placeOptions,
  ) => {
    checkKind(call, object);
    checkOptions(call, place, known);
    return { namespace: place?.namespace, table: place?.table, object, name };
  };
  const making = (definition: SqlInput, options: (DefinitionOptions & RemadeObjectPlace) | undefined) => ({
    definition: recording.text(definition),
    ...(options?.checkBody === false && { checkBody: false }),
    ...(options?.keepPrivileges === true && { keepPrivileges: true }),
  });
  return {
    createObject: (kind, name, definition, options) =>
      recording.add({
        kind: "createObject",
        ...target("createObject", kind, name, options, creatingOptions),
        ...making(definition, options),
      }),
    replaceObject: (kind, name, definition, options) =>
      recording.add({
        kind: "replaceObject",
        ...target("replaceObject", kind, name, options, replacingOptions),
        ...making(definition, options),
      }),
    alterObject: (kind, name, statements, place) =>
      recording.add({
        kind: "alterObject",
        ...target("alterObject", kind, name, place),
        statements: statements.map((statement) => recording.text(statement)),
      }),
    renameObject: (kind, name, to, place) => {
      const own = target("renameObject", kind, name, place, [...renamePlace, "table"]);
      const operation = { kind: "renameObject", ...own, to, toNamespace: place?.toNamespace } as const;
      checkRename(operation);
      recording.add(operation);
    },
    dropObject: (kind, name, place) =>
      recording.add({
        kind: "dropObject",
        ...target("dropObject", kind, name, place, droppingOptions),
        ...(place?.keepPrivileges === true && { keepPrivileges: true }),
      }),
  };
}
