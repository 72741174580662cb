/** Objects said in SQL → files that declare them. */
import type { AnyOperation } from "../../objects/any.js";
import { commentTarget } from "../../objects/comment/diff.js";
import { commentTextOn } from "../../objects/comment/shape.js";
import {
  bareName,
  type Definition,
  isCustomKind,
  isDefinition,
  isRight,
} from "../../objects/definition/shape.js";
import { allOf, partsOf } from "../../objects/find.js";
import type { Index } from "../../objects/index/shape.js";
import { commentsOn } from "../../objects/owner.js";
import { keyOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { type Code, type CodeData, code, type ImportedName, usesSql } from "../../util/code.js";
import { importLines, printStatements } from "../../util/print-code.js";
import { besideCode, isLong, type TextFile } from "./beside.js";
import type { EnumPlan } from "./enums.js";
import { camelCase, kebabCase, NameSet, pascalCase } from "./names.js";
import type { EntityFile, EntitySettings, Loose } from "./plan.js";
import { declarationOf } from "./write-declared.js";

/**
 * A file for each object, for all routines of one name, and for all parts of one kind of one table; besides,
 * what is said in SQL for want of a class.
 */
export function definitionFiles(
  definitions: readonly (Definition | Loose)[],
  schema: Schema,
  settings: EntitySettings,
  taken: NameSet,
  enums: ReadonlyMap<string, EnumPlan>,
): readonly EntityFile[] {
  const groups = new Map<string, (Definition | Loose)[]>();
  for (const definition of definitions) {
    const key = [definition.kind, definition.namespace, ownerOf(definition)].join("\0");
    groups.set(key, [...(groups.get(key) ?? []), definition]);
  }
  return [
    ...[...groups.values()].map((group) => fileOf(group, schema, settings, taken)),
    ...commentFile(schema, settings, taken, enums),
  ];
}

/** Comments on what no class and no object said in SQL can speak for: namespaces and enums. */
function commentFile(
  schema: Schema,
  { dialect }: EntitySettings,
  taken: NameSet,
  enums: ReadonlyMap<string, EnumPlan>,
): readonly EntityFile[] {
  const comments = allOf(schema, "comment").filter(
    ({ on }) => on.kind === "namespace" || (on.kind === "enum" && enums.has(keyOf(on))),
  );
  if (comments.length === 0 || dialect.capabilities.definitionBatches) return [];
  const names = new NameSet(["defineObject", "sql"]);
  const statements = comments.map(({ on, text }) => {
    const name = names.take(`${camelCase(on.name)}Comment`);
    const operation = { kind: "comment", on: commentTarget(on, on.namespace), text } as const;
    const lines = dialect.compile(operation).map(({ sql }) => sql);
    return definitionOf(name, lines.join(";\n"));
  });
  return [{ name: `${taken.take("comments.entity")}.ts`, source: [imports, ...statements].join("\n") }];
}

const packageName = "@schemix/migrate";

const imports = `import { defineObject, sql } from "${packageName}";\n`;

function definitionOf(name: string, text: string): string {
  return printStatements([code.call(`export const ${name} = defineObject`, code.sqlBlock(text))], 0);
}

/** Without the plugin that a kind belongs to. */
function bareKind(kind: string): string {
  return kind.replace(/^.*:/, "");
}

/** What an object is called without what else its name says; a plugin tells it among the options. */
function ownName(definition: Definition | Loose): string {
  const { name } = ((definition as Definition).details ?? {}) as { readonly name?: unknown };
  return isCustomKind(definition.kind) && typeof name === "string" ? name : bareName(definition);
}

/** The table, the name without the arguments of a routine, or what a right is about. */
function ownerOf(definition: Definition | Loose): string {
  const { kind, table, name } = definition;
  if (isRight({ kind })) return name.replace(/^(?:"(?:[^"]|"")+"|\w+) on /, "").replace(/\(.*$/s, "");
  return table ?? ownName(definition);
}

/** Names of files end somewhere, and lists of arguments do not. */
const longestStem = 72;

/** The first part of a file's name: what it is about, and the namespace where that is not the usual one. */
function stemOf({ namespace }: Definition | Loose, about: string, settings: EntitySettings): string {
  const isDefault = namespace === settings.namespace || namespace === "";
  return isDefault ? kebabCase(about) : `${kebabCase(namespace)}-${kebabCase(about)}`;
}

function fileOf(
  group: readonly (Definition | Loose)[],
  schema: Schema,
  settings: EntitySettings,
  taken: NameSet,
): EntityFile {
  const [first] = group;
  if (first === undefined) throw new Error("A file has at least one object");
  const stem = stemOf(first, ownerOf(first), settings);
  const file = taken.take(`${stem}.${kebabCase(bareKind(first.kind))}.entity`);
  const calls = [
    "defineAggregate",
    "defineCollation",
    "defineComposite",
    "defineDomain",
    "defineEventTrigger",
    "defineExtension",
    "defineFunction",
    "defineObject",
    "defineProcedure",
    "definePublication",
    "defineRange",
    "defineTableType",
  ];
  const own = settings.plugins?.declaration(first.kind);
  const names = new NameSet([...calls, ...(own === undefined ? [] : [own.name]), "sql"]);
  const used: ImportedName[] = [];
  const texts: TextFile[] = [];
  const bodyCode = (definition: Definition, body: string): Code => {
    if (!isLong(body)) return body.includes("\n") ? code.sqlBlock(body) : code.string(body);
    // Routines of one name are told apart by their arguments, so that another one does not take the file of the first.
    const told = group.length === 1 ? stem : stemOf(definition, definition.name, settings);
    const name = taken.take(`${told.slice(0, longestStem)}.${kebabCase(definition.kind)}`);
    const text = { name: `${name}.sql`, text: body };
    texts.push(text);
    return besideCode(text);
  };
  const statements = group.map((definition) => {
    const name = names.take(`${camelCase(ownName(definition))}${pascalCase(bareKind(definition.kind))}`);
    const declared = isDefinition(definition)
      ? declarationOf(definition as Definition, schema, settings, (body) =>
          bodyCode(definition as Definition, body),
        )
      : undefined;
    const options = declared === undefined ? customOptions(definition, schema, settings) : undefined;
    if (own !== undefined && options !== undefined) {
      used.push(own);
      return printStatements([code.call(`export const ${name} = ${own.name}`, options)], 0);
    }
    const [call, ...args] = declared ?? ["defineObject", ...objectCall(definition, schema, settings)];
    used.push({ name: call, from: packageName });
    if (usesSql(args)) used.push({ name: "sql", from: packageName });
    return printStatements([code.call(`export const ${name} = ${call}`, ...args)], 0);
  });
  return { name: `${file}.ts`, source: [importLines(used), ...statements].join("\n"), texts };
}

/** What a plugin has read of an object, as what declares it takes it; nothing when that does not say all of it. */
function customOptions(
  definition: Definition | Loose,
  schema: Schema,
  { namespace: usual }: EntitySettings,
): Code | undefined {
  const { details } = definition as Definition;
  if (!isCustomKind(definition.kind) || details === undefined || commentsOn(definition, schema).length > 0)
    return undefined;
  const { namespace, ...options } = details as Readonly<Record<string, CodeData>>;
  return code.data({ ...options, ...(namespace === usual ? {} : { namespace }) });
}

/** Its SQL, and the comment on it where that is no part of the SQL. */
function objectCall(object: Definition | Loose, schema: Schema, settings: EntitySettings): readonly Code[] {
  if ("isUnchecked" in object && object.isUnchecked === true)
    return [code.sqlBlock(sqlOf(object, schema, settings)), code.data({ checkBody: false })];
  const isAlone = settings.dialect.capabilities.definitionBatches && "definition" in object;
  if (!isAlone) return [code.sqlBlock(sqlOf(object, schema, settings))];
  const comment = commentTextOn(object, schema);
  const options = comment === undefined ? [] : [code.object({ comment: code.string(comment) })];
  return [code.sqlBlock(object.definition), ...options];
}

/** What makes it, the indexes of a materialized view, and comments. */
function sqlOf(object: Definition | Loose, schema: Schema, { dialect }: EntitySettings): string {
  const { kind, namespace, name } = object;
  const indexes = partsOf(schema, { namespace, name }, "index");
  const owned = kind === "materializedView" ? indexes : [];
  const operations: AnyOperation[] = [
    ...creationOf(object),
    ...owned.map((index) => ({ ...index, kind: "createIndex" as const })),
    ...[object, ...owned].flatMap((each) => commentingOn(each, schema)),
  ];
  const statements = operations.flatMap((operation) => dialect.compile(operation).map(({ sql }) => sql));
  return [...("definition" in object ? [object.definition] : []), ...statements].join(";\n");
}

function creationOf(object: Definition | Loose): readonly AnyOperation[] {
  if (object.kind === "enum") return [{ ...object, kind: "createEnum" }];
  return object.kind === "sequence" ? [{ ...object, kind: "createSequence" }] : [];
}

function commentingOn(object: Definition | Loose | Index, schema: Schema): readonly AnyOperation[] {
  return commentsOn(object, schema).map(({ on, text }) => ({
    kind: "comment",
    on: commentTarget(on, on.namespace),
    text,
  }));
}
