/** Objects said in SQL → files that declare them. */
import type { AnyOperation } from "../../objects/any.js";
import { commentTarget } from "../../objects/comment/diff.js";
import type { Comment } from "../../objects/comment/shape.js";
import { bareName, type Definition, isDefinition, isRight } from "../../objects/definition/shape.js";
import type { Index } from "../../objects/index/shape.js";
import { carrierOf } from "../../objects/owner.js";
import { keyOf } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { code, printStatements, usesSql } from "../../util/code.js";
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
  const comments = (schema.ofKind("comment") as readonly Comment[]).filter(
    ({ on }) => on.kind === "namespace" || (on.kind === "enum" && enums.has(keyOf(on))),
  );
  if (comments.length === 0) return [];
  const names = new NameSet(["defineObject", "sql"]);
  const statements = comments.map(({ on, text }) => {
    const name = names.take(`${camelCase(on.name)}Comment`);
    const operation = { kind: "comment", on: commentTarget(on, on.namespace), text } as const;
    const lines = dialect.compile(operation).map(({ sql }) => sql);
    return definitionOf(name, lines.join(";\n"));
  });
  return [{ name: `${taken.take("comments.entity")}.ts`, source: [imports, ...statements].join("\n") }];
}

const imports = 'import { defineObject, sql } from "@schemix/migrate";\n';

function definitionOf(name: string, text: string): string {
  return printStatements([code.call(`export const ${name} = defineObject`, code.sqlBlock(text))], 0);
}

/** The table, the name without the arguments of a routine, or what a right is about. */
function ownerOf({ kind, table, name }: Definition | Loose): string {
  if (isRight({ kind })) return name.replace(/^(?:"(?:[^"]|"")+"|\w+) on /, "").replace(/\(.*$/s, "");
  return table ?? bareName({ kind, name });
}

function fileOf(
  group: readonly (Definition | Loose)[],
  schema: Schema,
  settings: EntitySettings,
  taken: NameSet,
): EntityFile {
  const [first] = group;
  if (first === undefined) throw new Error("A file has at least one object");
  const isDefault = first.namespace === settings.namespace || first.namespace === "";
  const owner = kebabCase(ownerOf(first));
  const stem = isDefault ? owner : `${kebabCase(first.namespace)}-${owner}`;
  const file = taken.take(`${stem}.${kebabCase(first.kind)}.entity`);
  const calls = [
    "defineComposite",
    "defineDomain",
    "defineExtension",
    "defineFunction",
    "defineObject",
    "defineProcedure",
  ];
  const names = new NameSet([...calls, "sql"]);
  const used = new Set<string>();
  const statements = group.map((definition) => {
    const name = names.take(`${camelCase(bareName(definition))}${pascalCase(definition.kind)}`);
    const declared = isDefinition(definition)
      ? declarationOf(definition as Definition, schema, settings)
      : undefined;
    const [call, argument] = declared ?? ["defineObject", code.sqlBlock(sqlOf(definition, schema, settings))];
    used.add(call);
    if (usesSql([argument])) used.add("sql");
    return printStatements([code.call(`export const ${name} = ${call}`, argument)], 0);
  });
  const imports = `import { ${[...used].sort().join(", ")} } from "@schemix/migrate";\n`;
  return { name: `${file}.ts`, source: [imports, ...statements].join("\n") };
}

/** What makes it, the indexes of a materialized view, and comments. */
function sqlOf(object: Definition | Loose, schema: Schema, { dialect }: EntitySettings): string {
  const { kind, namespace, name } = object;
  const indexes = schema.childrenOf(namespace, name, "index") as readonly Index[];
  const owned = kind === "materializedView" ? indexes : [];
  const operations: AnyOperation[] = [
    ...creationOf(object),
    ...owned.map((index) => ({ ...index, kind: "createIndex" as const })),
    ...[object, ...owned].flatMap((each) => commentsOn(each, schema)),
  ];
  const statements = operations.flatMap((operation) => dialect.compile(operation).map(({ sql }) => sql));
  return [...("definition" in object ? [object.definition] : []), ...statements].join(";\n");
}

function creationOf(object: Definition | Loose): readonly AnyOperation[] {
  if (object.kind === "enum") return [{ ...object, kind: "createEnum" }];
  return object.kind === "sequence" ? [{ ...object, kind: "createSequence" }] : [];
}

function commentsOn(object: Definition | Loose | Index, schema: Schema): readonly AnyOperation[] {
  const key = keyOf(object);
  const comments = (schema.ofKind("comment") as readonly Comment[]).filter(
    ({ on }) => keyOf(carrierOf(schema, on) ?? on) === key,
  );
  return comments.map(({ on, text }) => ({ kind: "comment", on: commentTarget(on, on.namespace), text }));
}
