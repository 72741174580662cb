/** What definitions make. The server keeps their text as it was said, so that there is nothing to ask it about modules. */
import { randomBytes } from "node:crypto";
import { SchemixError } from "../../../errors/schemix-error.js";
import type { AnyObject } from "../../../objects/any.js";
import { type Definition, isDefinition } from "../../../objects/definition/shape.js";
import { keyOf, type Reference, referenceOf, type SchemaObject } from "../../../schema/object.js";
import { Schema } from "../../../schema/schema.js";
import type { Connection, Understood } from "../../dialect.js";
import { definitionStatements } from "../compile/definition.js";
import { disabled } from "../introspect/definition.js";
import { introspect } from "../introspect/introspect.js";
import { rewriteHead, type SaidHead, saidHead } from "../sql/definition-head.js";
import { namesIn, tokens } from "../sql/lexical.js";
import { isSameText } from "../sql/same-text.js";

/**
 * The objects that texts make, next to `base`. On a database that others work with nothing is emptied for a trial: to move tables away
 * takes locks that stop everybody. Whether a text is right is told by the rehearsal, which runs it where it belongs.
 *
 * @throws SchemixError `SQL_INVALID` for a text that makes no module and no type, or one that another text makes
 */
export async function understand(
  connection: Connection,
  texts: readonly string[],
  base: Schema,
): Promise<Understood> {
  const objects: Definition[] = [];
  for (const text of texts) {
    const object = await definitionOf(connection, text, base);
    if (objects.some((other) => keyOf(other) === keyOf(object)))
      throw invalid(text, `${object.kind} ${object.name} is made by another definition already.`);
    objects.push(object);
  }
  const all = base.with(objects.map((object) => asThere(object, base)));
  return { schema: new Schema(all, dependenciesIn(all)), made: objects.map(referenceOf) };
}

/** What says the same as the one that is there is that one: a view has its columns, and can be replaced or not as that can. */
function asThere(object: Definition, base: Schema): Definition {
  const former = base.get(object) as Definition | undefined;
  return former !== undefined && isSameText(former.definition, object.definition) ? former : object;
}

interface Place {
  readonly namespace: string;
  readonly name: string;
}

async function definitionOf(connection: Connection, text: string, base: Schema): Promise<Definition> {
  const head = saidHead(text);
  if (head === undefined)
    throw invalid(
      text,
      "It begins with no CREATE of a view, function, procedure, trigger on a table or type.",
    );
  const { defaultNamespace } = connection;
  const { kind, name, on } = head;
  const parent = on && ownerIn(base, { namespace: on.namespace ?? defaultNamespace, name: on.name });
  const said = head.namespace ?? parent?.namespace ?? defaultNamespace;
  const namespace = said.toLowerCase() === parent?.namespace.toLowerCase() ? parent.namespace : said;
  const [first = "", ...rest] = definitionStatements({ object: kind, namespace, name }, text);
  const place = { kind, namespace: parent?.namespace ?? namespace, name };
  if (kind === "domain" || kind === "tableType")
    return { ...place, definition: await typeText(connection, first, { ...head, namespace }) };
  return {
    ...place,
    ...(parent === undefined ? {} : { table: parent.name }),
    definition: [
      rewriteHead(first, kind, namespace, name, parent),
      ...rest.map((batch) =>
        parent !== undefined && isDisabling(batch) ? disabled(namespace, name, parent) : batch,
      ),
    ].join("\nGO\n"),
    shape: kind === "function" ? [functionType(first)] : [],
  };
}

/** What a trigger is on, as it is called there: most databases do not tell capitals, and a text need not say them. */
function ownerIn(base: Schema, said: Place): Place {
  const owners = (["table", "view"] as const).flatMap((kind) => [...base.ofKind(kind)]);
  const isSame = (each: Place, change: (name: string) => string): boolean =>
    change(each.name) === change(said.name) && change(each.namespace) === change(said.namespace);
  const found =
    owners.find((each) => isSame(each, (name) => name)) ??
    owners.find((each) => isSame(each, (name) => name.toLowerCase()));
  return found === undefined ? said : { namespace: found.namespace, name: found.name };
}

function isDisabling(batch: string): boolean {
  return /^DISABLE\s+TRIGGER\b/i.test(batch);
}

/** `FN`, `IF` or `TF`, as sys.objects tells functions apart: one value, one SELECT, or a table that statements fill. */
function functionType(text: string): string {
  let depth = 0;
  let isNext = false;
  for (const { sort, text: piece } of tokens(text)) {
    if (sort === "comment") continue;
    if (isNext) return piece.startsWith("@") ? "TF" : piece.toUpperCase() === "TABLE" ? "IF" : "FN";
    if (piece === "(") depth += 1;
    if (piece === ")") depth -= 1;
    isNext = depth === 0 && sort === "word" && piece.toUpperCase() === "RETURNS";
  }
  return "FN";
}

/**
 * Of a type the server keeps no text. It is made under a name of nobody's in a transaction that is rolled back, and read: that
 * locks nothing. One that stands on another new type stays as it was said.
 */
async function typeText(
  connection: Connection,
  text: string,
  { kind, namespace = "", name }: SaidHead,
): Promise<string> {
  const said = rewriteHead(text, kind, namespace, name);
  if (connection.isInTransaction) return said;
  const scratch = `schemix_type_${randomBytes(6).toString("hex")}`;
  await connection.begin();
  try {
    await connection.script(rewriteHead(text, kind, namespace, scratch));
    const scope = { namespaces: [namespace], includeTables: [] };
    const { schema } = await introspect(connection, scope, { unmodelled: false });
    const made = schema.get({ kind, namespace, name: scratch }) as Definition | undefined;
    return made === undefined ? said : rewriteHead(made.definition, kind, namespace, name);
  } catch {
    return said;
  } finally {
    await connection.rollback();
  }
}

/** What each definition mentions, and what of tables mentions a definition. Too much does no harm, too little does. */
function dependenciesIn(schema: Schema): ReadonlyMap<string, readonly Reference[]> {
  const byWord = new Map<string, SchemaObject[]>();
  for (const object of schema) {
    if (!isDefinition(object) && object.kind !== "table" && object.kind !== "sequence") continue;
    const word = object.name.toLowerCase();
    byWord.set(word, [...(byWord.get(word) ?? []), object]);
  }
  const found = new Map<string, readonly Reference[]>();
  for (const object of schema) {
    const words = new Set(textsOf(object as AnyObject).flatMap(namesIn));
    const needed = [...words].flatMap((word) => byWord.get(word) ?? []);
    const others = isDefinition(object) ? needed : needed.filter((other) => other.kind !== "table");
    const references = others.filter((other) => keyOf(other) !== keyOf(object)).map(referenceOf);
    if (references.length > 0) found.set(keyOf(object), references);
  }
  return found;
}

function textsOf(object: AnyObject): readonly string[] {
  if (isDefinition(object)) return [(object as Definition).definition];
  switch (object.kind) {
    case "column":
      return [object.type, object.default ?? "", object.generated?.expression ?? ""];
    case "check":
      return [object.expression];
    default:
      return [];
  }
}

function invalid(text: string, why: string): SchemixError {
  return new SchemixError("SQL_INVALID", {
    message: "A definition is no object that can be compared on SQL Server",
    where: text.length > 200 ? `${text.slice(0, 200)}…` : text,
    why,
    fix: "Write one CREATE VIEW, FUNCTION, PROCEDURE, TRIGGER or TYPE; everything else goes into a migration, as op.execute.",
    data: { sql: text },
  });
}
