/**
 * What a script of Transact-SQL makes, as facts: types, tables and all that belongs to them. Written for scripts that others wrote and for
 * our own alike, so that the two can be compared. Statements of other sorts are counted, not read.
 */
import { plainExpression } from "../../../src/dialects/mssql/sql/expression.js";
import { usualSequence } from "../../../src/dialects/mssql/types/sequence-options.js";
import { mssqlTypes } from "../../../src/dialects/mssql/types/types.js";
import { type CommentTarget, commentOn } from "../../../src/objects/comment/shape.js";
import type { IndexKey } from "../../../src/objects/index/shape.js";
import type { Schema } from "../../../src/schema/schema.js";
import { Cursor } from "./cursor.js";
import { defaultNamespace, partOf, type ReadStatement, ScriptFacts } from "./facts.js";
import { switchAll, TableReader } from "./read-table.js";

export interface ReadScript {
  readonly schema: Schema;
  /** Those that make tables, types and what belongs to them, in order. */
  readonly statements: readonly ReadStatement[];
  /** The first two words of what was not read, and how often. */
  readonly others: ReadonlyMap<string, number>;
}

/** @throws Error for a statement of tables in a form that the reader does not know */
export function readScript(script: string): ReadScript {
  const facts = new ScriptFacts();
  const others = new Map<string, number>();
  for (const batch of script.split(/^[ \t]*GO[ \t]*\r?$/im)) readBatch(new Cursor(batch), facts, others);
  return { schema: facts.schema, statements: facts.statements, others };
}

function readBatch(at: Cursor, facts: ScriptFacts, others: Map<string, number>): void {
  while (!at.isAtEnd) {
    if (at.takes(";")) continue;
    const read = forms.find(([words]) => at.sees(...words))?.[1];
    if (read !== undefined) {
      facts.begin();
      facts.end(at.around(() => read(at, facts)));
    } else {
      const what = skip(at);
      others.set(what, (others.get(what) ?? 0) + 1);
    }
  }
}

/** Goes past a statement: to a semicolon, to one that is read, or to the end of the batch; its first two words. */
function skip(at: Cursor): string {
  const first = [at.next(), at.isAtEnd || at.sees(";") ? "" : at.next()].join(" ").trim().toUpperCase();
  // Rows take most of a script: at few of their pieces a statement can begin.
  while (!at.isAtEnd && !at.sees(";") && !(at.seesAny(beginnings) && isRead(at))) at.next();
  return first;
}

function isRead(at: Cursor): boolean {
  return forms.some(([words]) => at.sees(...words));
}

type Read = (at: Cursor, facts: ScriptFacts) => void;

/** How statements begin that are read. */
const forms: readonly (readonly [words: readonly string[], read: Read])[] = [
  [["CREATE", "TABLE"], createTable],
  [["ALTER", "TABLE"], alterTable],
  [["CREATE", "SCHEMA"], createSchema],
  [["CREATE", "SEQUENCE"], createSequence],
  [["CREATE", "TYPE"], createType],
  ...[["INDEX"], ["CLUSTERED"], ["NONCLUSTERED"], ["UNIQUE"]].map(
    (words) => [["CREATE", ...words], createIndex] as const,
  ),
  ...["EXEC", "EXECUTE"].flatMap((word) => [
    [[word, "SP_ADDTYPE"], addType] as const,
    [[word, "SYS", ".", "SP_ADDEXTENDEDPROPERTY"], addProperty] as const,
    [[word, "SP_ADDEXTENDEDPROPERTY"], addProperty] as const,
  ]),
];

const beginnings: ReadonlySet<string> = new Set(forms.map(([[first = ""]]) => first));

function createTable(at: Cursor, facts: ScriptFacts): void {
  at.expects("CREATE", "TABLE");
  new TableReader(at, facts, at.path()).create();
}

function alterTable(at: Cursor, facts: ScriptFacts): void {
  at.expects("ALTER", "TABLE");
  const table = at.path();
  const isTrusted = !at.takes("WITH", "NOCHECK");
  at.takes("WITH", "CHECK");
  if (at.takes("ADD")) new TableReader(at, facts, table).add(isTrusted);
  else if (at.takes("SET")) at.bracketed();
  else if (at.takes("NOCHECK", "CONSTRAINT", "ALL")) switchAll(facts, table, false);
  else {
    at.expects("CHECK", "CONSTRAINT", "ALL");
    switchAll(facts, table, true);
  }
}

function createSchema(at: Cursor, facts: ScriptFacts): void {
  at.expects("CREATE", "SCHEMA");
  const name = at.name();
  if (at.takes("AUTHORIZATION")) at.name();
  facts.put({ kind: "namespace", namespace: name, name });
}

function createType(at: Cursor, facts: ScriptFacts): void {
  at.expects("CREATE", "TYPE");
  const path = at.path();
  at.expects("FROM");
  const type = typeAt(at);
  facts.alias(path, type, !at.takes("NOT", "NULL"));
}

/** `sp_addtype name, 'type', 'NOT NULL'`. */
function addType(at: Cursor, facts: ScriptFacts): void {
  at.next();
  at.expects("SP_ADDTYPE");
  const name = at.name();
  at.expects(",");
  const type = constant(at.next());
  const isNullable = !at.takes(",") || constant(at.next()).toUpperCase() !== "NOT NULL";
  facts.alias({ namespace: undefined, name }, type, isNullable);
}

function constant(text: string): string {
  return text.replace(/^N?'|'$/g, "").replaceAll("''", "'");
}

function createIndex(at: Cursor, facts: ScriptFacts): void {
  at.expects("CREATE");
  const isUnique = at.takes("UNIQUE");
  const isClustered = at.takes("CLUSTERED");
  if (!isClustered) at.takes("NONCLUSTERED");
  at.expects("INDEX");
  const name = at.name();
  at.expects("ON");
  const table = at.path();
  const keys = at.list((): IndexKey => {
    const column = at.name();
    const isDescending = at.takes("DESC") || (at.takes("ASC") && false);
    return { column, ...(isDescending ? { order: "desc" as const } : {}) };
  });
  const include = at.takes("INCLUDE") ? at.list(() => at.name()) : undefined;
  const where = at.takes("WHERE") ? plainExpression(at.expression(["WITH", "ON", ";"])) : undefined;
  const storage = at.storage();
  if (at.takes("ON")) at.name();
  facts.put({
    kind: "index",
    ...partOf(table),
    name,
    keys,
    ...(isUnique ? { unique: true } : {}),
    ...(include === undefined ? {} : { include }),
    ...(where === undefined ? {} : { where }),
    ...(isClustered ? { clustered: true } : {}),
    ...storage,
  });
}

function typeAt(at: Cursor): string {
  return at.around(() => {
    at.next();
    if (at.sees("(")) at.bracketed();
  });
}

/** `CREATE SEQUENCE name AS type START WITH 1 INCREMENT BY 1…`; what the server has anyway is not said. */
function createSequence(at: Cursor, facts: ScriptFacts): void {
  at.expects("CREATE", "SEQUENCE");
  const { namespace = defaultNamespace, name } = at.path();
  const type = at.takes("AS") ? mssqlTypes.canonical(typeAt(at)) : "bigint";
  const said: Record<string, string | boolean> = {};
  const number = () => (at.takes("-") ? `-${at.next()}` : at.next());
  for (;;) {
    if (at.takes("START", "WITH")) said.start = number();
    else if (at.takes("INCREMENT", "BY")) said.increment = number();
    else if (at.takes("MINVALUE")) said.minValue = number();
    else if (at.takes("MAXVALUE")) said.maxValue = number();
    else if (at.takes("CYCLE")) said.cycle = true;
    else if (at.takes("NO", "CACHE")) said.cache = "1";
    else if (at.takes("CACHE")) {
      if (/^\d/.test(at.isAtEnd ? "" : at.peek())) said.cache = at.next();
    } else if (!at.takes("NO", "MINVALUE") && !at.takes("NO", "MAXVALUE") && !at.takes("NO", "CYCLE")) break;
  }
  const options = usualSequence(said, type);
  facts.put({ kind: "sequence", namespace, name, ...options, ...(type === "bigint" ? {} : { type }) });
}

/** `sp_addextendedproperty @name = N'MS_Description', @value = …` with the levels of what it is said of. */
function addProperty(at: Cursor, facts: ScriptFacts): void {
  while (!at.takes("SP_ADDEXTENDEDPROPERTY")) at.next();
  const said = new Map<string, string>();
  do {
    const name = at.next().toLowerCase();
    at.expects("=");
    const value = at.next();
    // A variable holds what a name without a namespace means.
    if (!value.startsWith("@")) said.set(name, constant(value));
  } while (at.takes(","));
  at.takes("WITH", "RESULT", "SETS", "NONE");
  if (said.get("@name") !== "MS_Description") throw new Error(`A property is called ${said.get("@name")}`);
  const on = targetOf(said);
  facts.put({ ...commentOn(on, said.get("@value") ?? ""), kind: "comment" });
}

function targetOf(said: ReadonlyMap<string, string>) {
  const namespace = said.get("@level0name") ?? defaultNamespace;
  const [table, column] = [said.get("@level1name"), said.get("@level2name")];
  if (table === undefined) return { kind: "namespace" as const, namespace, name: namespace };
  const kind = (said.get("@level2type") ?? said.get("@level1type"))?.toLowerCase() as CommentTarget["kind"];
  return column === undefined ? { kind, namespace, name: table } : { kind, namespace, table, name: column };
}
