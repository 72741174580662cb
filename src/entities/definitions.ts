/** Objects of a database that are no class: said in SQL, beside the entities. */
import { SchemixError } from "../errors/schemix-error.js";
import type { FormerName } from "../schema/rename.js";
import { isSql, type SqlFragment, type SqlWriter, sqlText } from "../schema/sql.js";
import { compact } from "../util/compact.js";
import { compareText } from "../util/compare.js";
import type {
  AggregateOptions,
  CollationOptions,
  CompositeOptions,
  DomainOptions,
  EventTriggerOptions,
  ExtensionOptions,
  FunctionOptions,
  ProcedureOptions,
  PublicationOptions,
  RangeOptions,
  TableTypeOptions,
} from "./options/declarations.js";
import { databases } from "./options/for-database.js";

const marker = Symbol.for("@schemix/migrate:object");

type Statement = string | SqlFragment;

/** What {@link defineObject} returns; exported from an entity file, it is part of the model. */
export interface ObjectDefinition {
  readonly [marker]: true;
  /** Absent: it is {@link declared}. */
  readonly statement?: Statement | ((dialect: string) => Statement | undefined);
  readonly declared?: DeclaredObject;
  readonly renamedFrom?: FormerName | undefined;
  readonly comment?: string | undefined;
  readonly checkBody?: boolean | undefined;
}

/** What can be said of objects besides the SQL that makes them. */
export interface ObjectOptions {
  /**
   * What they were called: they are renamed instead of made anew. It is meant for each object that the SQL makes and of
   * whose kind there is one of that name; a routine is named with or without its arguments. What was in another namespace
   * is `{ namespace, name }`, where the name may be missing, or `"namespace.name"`: it is moved.
   */
  readonly renamedFrom?: FormerName | undefined;
  /** SQL Server: a comment on the object; elsewhere it is a statement of the SQL. */
  readonly comment?: string | undefined;
  /** Default true. `false`: routines are made even though the server would refuse their bodies, see `defineFunction`. */
  readonly checkBody?: boolean | undefined;
}

/** SQL for one database in the place of that for all; `false`: it has no such object. */
export interface ObjectOnDatabases {
  readonly postgres?: Statement | false | undefined;
  readonly mssql?: Statement | false | undefined;
}

/** What `defineFunction` and its like return: part of the model when exported, and a name for others to refer to. */
export interface NamedDefinition extends ObjectDefinition {
  readonly name: string;
  readonly namespace?: string;
}

/** What was said of an object by options instead of SQL, and by which function. */
export type DeclaredObject =
  | { readonly kind: "function"; readonly call: "defineFunction"; readonly options: FunctionOptions }
  | { readonly kind: "procedure"; readonly call: "defineProcedure"; readonly options: ProcedureOptions }
  | { readonly kind: "aggregate"; readonly call: "defineAggregate"; readonly options: AggregateOptions }
  | { readonly kind: "domain"; readonly call: "defineDomain"; readonly options: DomainOptions }
  | { readonly kind: "compositeType"; readonly call: "defineComposite"; readonly options: CompositeOptions }
  | { readonly kind: "tableType"; readonly call: "defineTableType"; readonly options: TableTypeOptions }
  | { readonly kind: "rangeType"; readonly call: "defineRange"; readonly options: RangeOptions }
  | { readonly kind: "extension"; readonly call: "defineExtension"; readonly options: ExtensionOptions }
  | { readonly kind: "collation"; readonly call: "defineCollation"; readonly options: CollationOptions }
  | { readonly kind: "publication"; readonly call: "definePublication"; readonly options: PublicationOptions }
  | {
      readonly kind: "eventTrigger";
      readonly call: "defineEventTrigger";
      readonly options: EventTriggerOptions;
    };

/** A declaration under its name. */
export function declareObject(
  declared: DeclaredObject,
  name: string,
  namespace: string | undefined,
): NamedDefinition {
  return Object.freeze({
    [marker]: true as const,
    declared,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  });
}

/**
 * Any object of the database that is no table, in SQL: what decorators and declarations have no word for, or what is there
 * as SQL already. It is said in the database's own language, and the database says what it is: name, kind, and what it leans on. Export it
 * from an entity file. A file `*.sql` that `entities` in the configuration matches is the same without TypeScript,
 * with the former name in a comment at its top: `-- renamed from: old_name`.
 *
 * What is written is compared with what there is in the server's words, so layout and spelling do not matter. Names
 * without a namespace mean the default one. Tables are entities and have no place here.
 *
 * @param statement `CREATE …`, and what belongs to it (`COMMENT ON …`, `ALTER TABLE … ENABLE ROW LEVEL SECURITY`)
 * @param options what it was called, when it has got another name; SQL that is for one database only
 * @throws SchemixError `SQL_INVALID` when it is compared and the server refuses it
 *
 * @example
 * export const activeUsers = defineObject(sql`CREATE VIEW active_user AS SELECT id, email FROM "user" WHERE is_active`);
 * export const touch = defineObject(sql`
 *   CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
 *   CREATE TRIGGER touch BEFORE UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION touch();
 * `);
 * export const members = defineObject(sql`CREATE VIEW member_list AS SELECT id FROM member`, { renamedFrom: "members" });
 * export const today = defineObject(sql`CREATE VIEW today AS SELECT current_date AS day`, {
 *   mssql: sql`CREATE VIEW today AS SELECT CAST(SYSDATETIME() AS date) AS day`,
 * });
 */
export function defineObject(
  statement: Statement,
  options: ObjectOptions & ObjectOnDatabases = {},
): ObjectDefinition {
  const { renamedFrom, comment, checkBody, ...others } = options;
  const unknown = Object.keys(others).filter((name) => !databases.some((database) => database === name));
  const isText = comment === undefined || typeof comment === "string";
  if (unknown.length > 0 || !isText || !(renamedFrom === undefined || isFormerName(renamedFrom))) {
    throw new SchemixError("ENTITIES_INVALID", {
      message:
        unknown.length > 0
          ? `defineObject has no option ${unknown.map((name) => JSON.stringify(name)).join(", ")}`
          : isText
            ? "renamedFrom of defineObject is not a name, nor { namespace, name }"
            : "comment of defineObject is not a text",
      where: String(isSql(statement) ? "defineObject" : statement).slice(0, 60),
      fix: 'It knows { renamedFrom: "old_name" } or { renamedFrom: { namespace: "old_place" } }, and SQL for one database: { mssql: sql`…` }.',
    });
  }
  return Object.freeze({
    [marker]: true as const,
    statement:
      Object.keys(others).length === 0
        ? statement
        : (dialect: string) => statementFor(statement, others, dialect),
    ...compact({ renamedFrom, comment, checkBody }),
  });
}

function statementFor(common: Statement, others: ObjectOnDatabases, dialect: string): Statement | undefined {
  const own: Statement | false | undefined = Reflect.get(others, dialect);
  return own === false ? undefined : (own ?? common);
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isFormerName(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return isName(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return entries.length > 0 && entries.every(([key, part]) => /^name(?:space)?$/.test(key) && isName(part));
}

export function isObjectDefinition(value: unknown): value is ObjectDefinition {
  return typeof value === "object" && value !== null && Reflect.get(value, marker) === true;
}

/** A definition with where it stands. */
export interface DefinitionSource {
  /** The name it is exported under; empty for a file of SQL. */
  readonly name: string;
  readonly file: string;
  readonly definition: ObjectDefinition;
}

/** SQL of the model, ready for the server. */
export interface ModelDefinition {
  readonly sql: string;
  /** `activeUsers in src/user.entity.ts`. */
  readonly site: string;
  /** What the objects that it makes were called. */
  readonly renamedFrom?: FormerName | undefined;
  /** Of the object that it makes, where that cannot be said in the SQL. */
  readonly comment?: string | undefined;
  /** `false`: the server may refuse the bodies of its routines. */
  readonly checkBody?: boolean | undefined;
}

/** The definitions among the exports of modules; one that several export counts once. */
export function definitionsIn(
  modules: readonly { readonly file: string; readonly exports: Readonly<Record<string, unknown>> }[],
): readonly DefinitionSource[] {
  const found = new Map<ObjectDefinition, DefinitionSource>();
  for (const { file, exports } of [...modules].sort((a, b) => compareText(a.file, b.file)))
    for (const [name, value] of Object.entries(exports)) {
      const members = Array.isArray(value) ? value : [value];
      for (const definition of members)
        if (isObjectDefinition(definition) && !found.has(definition))
          found.set(definition, { name, file, definition });
    }
  return [...found.values()];
}

function textOf(statement: string | SqlFragment, writer: SqlWriter): string {
  return isSql(statement) ? sqlText(statement, writer) : statement;
}

/** An object whose SQL is made by a function for each dialect. */
export function objectFor(
  statement: (dialect: string) => string | SqlFragment,
  { renamedFrom }: ObjectOptions = {},
): ObjectDefinition {
  const former = renamedFrom === undefined ? {} : { renamedFrom };
  return Object.freeze({ [marker]: true as const, statement, ...former });
}

/** Their SQL in the words of a dialect. */
export function modelDefinitions(
  sources: readonly DefinitionSource[],
  { name: dialect, writer }: { readonly name: string; readonly writer: SqlWriter },
): readonly ModelDefinition[] {
  return sources.flatMap(({ name, file, definition }) => {
    const { statement: said, renamedFrom, comment, checkBody } = definition;
    const statement = typeof said === "function" ? said(dialect) : said;
    if (statement === undefined) return [];
    const site = name === "" ? file : `${name} in ${file}`;
    return [{ sql: textOf(statement, writer), site, ...compact({ renamedFrom, comment, checkBody }) }];
  });
}
