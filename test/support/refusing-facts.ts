/**
 * Facts that operations are applied to one after the other, and that refuse what SQL Server refuses: to change, drop or name
 * what something else is built on ("ALTER TABLE", "DROP TABLE", "DROP INDEX"; errors 3725, 3726, 3729, 3740, 4922, 5074). A
 * plan that passes has dropped and made again all that it has to.
 */

import { inferred } from "../../src/dialects/mssql/rewrite/dependencies.js";
import { isBound } from "../../src/dialects/mssql/rewrite/plan-editor.js";
import { rewriteHead } from "../../src/dialects/mssql/sql/definition-head.js";
import type { AnyObject, AnyOperation, ObjectOf, OperationOf } from "../../src/objects/any.js";
import type { ColumnDefinition } from "../../src/objects/column/shape.js";
import { commentOn } from "../../src/objects/comment/shape.js";
import { type Definition, definitionReference } from "../../src/objects/definition/shape.js";
import type { CreateTable } from "../../src/objects/table/shape.js";
import { keyOf, type Reference, referenceOf } from "../../src/schema/object.js";
import type { Schema } from "../../src/schema/schema.js";
import { compact } from "../../src/util/compact.js";
import { refusalOf } from "./refusing-rules.js";

const namespaceOf = ({ namespace = "dbo" }: { readonly namespace?: string | undefined }): string => namespace;

export class Refused extends Error {}

export class RefusingFacts {
  #schema: Schema;
  /** Names of tables whose history is not kept at the moment. */
  readonly #paused = new Set<string>();
  /** What views and routines stand on, by their text. */
  #uses: ReadonlyMap<string, readonly Reference[]>;

  constructor(schema: Schema, uses: ReadonlyMap<string, readonly Reference[]>) {
    this.#schema = schema;
    this.#uses = uses;
  }

  get schema(): Schema {
    return this.#schema;
  }

  /** @throws Refused */
  apply(operation: AnyOperation): void {
    this.#do(operation);
  }

  #do(operation: AnyOperation): unknown {
    switch (operation.kind) {
      case "createNamespace":
        return this.#add({ kind: "namespace", namespace: operation.name, name: operation.name });
      case "createTable":
        return this.#createTable(operation);
      case "dropTable":
        return this.#dropTable({ kind: "table", namespace: namespaceOf(operation), name: operation.table });
      case "alterTable": {
        const table = this.#get({
          kind: "table",
          namespace: namespaceOf(operation),
          name: operation.table,
        }) as ObjectOf<"table">;
        const storage = merged(table.storage, operation.storage);
        const temporal =
          operation.temporal === undefined ? table.temporal : (operation.temporal ?? undefined);
        return this.#put(compact({ ...table, storage, temporal }));
      }
      case "addColumn": {
        // What bounds a period is a plain column until there is one.
        if (operation.column.hidden === true)
          throw new Refused(`${operation.column.name} bounds no period yet`);
        return this.#addColumn(namespaceOf(operation), operation.table, operation.column);
      }
      case "dropColumn":
        return this.#dropColumn({ ...operation, kind: "column", namespace: namespaceOf(operation) });
      case "alterColumn":
        return this.#alterColumn(operation);
      case "createPrimaryKey":
      case "createUniqueConstraint":
      case "createCheckConstraint":
      case "createForeignKey":
        return this.#addConstraint(operation);
      case "dropConstraint":
        if (operation.type === "primaryKey") this.#refuseKeyOfHistory(operation);
        return this.#drop({
          kind: operation.type,
          namespace: namespaceOf(operation),
          table: operation.table,
          name: operation.name,
        });
      case "renameTable":
        return this.#renameTable(operation);
      case "renameColumn":
        return this.#renameColumn(
          { kind: "column", namespace: namespaceOf(operation), table: operation.table, name: operation.name },
          operation.to,
        );
      case "renameConstraint":
        return this.#rename(["primaryKey", "unique", "check", "foreignKey"], operation);
      case "renameIndex":
        return this.#rename(["index"], operation);
      case "validateConstraint":
        return this.#put(compact({ ...this.#constraint(operation), notValid: undefined }));
      case "alterForeignKey": {
        const { notEnforced } = operation;
        const key = this.#get({ ...operation, kind: "foreignKey", namespace: namespaceOf(operation) });
        return this.#put(compact({ ...key, notEnforced: notEnforced === true ? true : undefined }));
      }
      case "createIndex": {
        const {
          kind: _,
          namespace: _namespace,
          concurrently: _concurrently,
          ifNotExists: _if,
          ...rest
        } = operation;
        return this.#add({ kind: "index", namespace: namespaceOf(operation), ...rest });
      }
      case "dropIndex":
        return this.#drop({ ...operation, kind: "index", namespace: namespaceOf(operation) });
      case "alterIndex": {
        const index = this.#get({
          ...operation,
          kind: "index",
          namespace: namespaceOf(operation),
        }) as ObjectOf<"index">;
        const disabled = operation.disabled === undefined ? index.disabled : operation.disabled || undefined;
        return this.#put(compact({ ...index, storage: merged(index.storage, operation.storage), disabled }));
      }
      case "comment": {
        const on = this.#commented({ ...operation.on, namespace: namespaceOf(operation.on) });
        if (operation.text !== null) return this.#put(commentOn(referenceOf(on), operation.text));
        this.#schema = this.#schema.filter((object) => keyOf(object) !== keyOf(commentOn(on, "")));
        return undefined;
      }
      case "createObject": {
        const reference = definitionReference(operation, "dbo");
        this.#refuseUnknown(operation.definition);
        return this.#add({ ...reference, definition: operation.definition });
      }
      case "replaceObject": {
        const reference = definitionReference(operation, "dbo");
        this.#refuseAbove(reference, true);
        this.#refuseUnknown(operation.definition);
        return this.#put({ ...this.#get(reference), definition: operation.definition });
      }
      case "alterObject": {
        const { definition } = this.#get(definitionReference(operation, "dbo")) as unknown as Definition;
        return this.#refuseUnknown(definition);
      }
      case "renameObject":
        return this.#renameObject(operation);
      case "dropObject":
        return this.#drop(definitionReference(operation, "dbo"));
      // What people may do with objects is no fact.
      case "execute": {
        const [, table, state] = /\[(\w+)\] SET \(SYSTEM_VERSIONING = (ON|OFF)/.exec(operation.sql) ?? [];
        if (table === undefined) return undefined;
        return state === "OFF" ? this.#paused.add(table) : this.#paused.delete(table);
      }
      default:
        throw new Refused(`no rule for ${operation.kind}`);
    }
  }

  /** Error 13557. */
  #refuseKeyOfHistory({ namespace = "dbo", table: name }: OperationOf<"dropConstraint">): void {
    const table = this.#get({ kind: "table", namespace, name }) as ObjectOf<"table">;
    if (table.temporal !== undefined && !this.#paused.has(name))
      throw new Refused(`the history of ${name} is kept, and its key goes`);
  }

  /** Tables whose history would be kept by now and is not. */
  get paused(): readonly string[] {
    return [...this.#paused];
  }

  /** What a text names has to be there when it is read. */
  #refuseUnknown(definition: string): void {
    for (const used of this.#uses.get(definition) ?? []) this.#get(used);
  }

  /** "sp_rename": error 15336 for what is bound to a name; "ALTER SCHEMA" refuses the same. */
  #renameTable(operation: OperationOf<"renameTable">): void {
    const { table: name, to } = operation;
    const namespace = namespaceOf(operation);
    const place = operation.toNamespace ?? namespace;
    const table = { kind: "table", namespace, name };
    const object = this.#get(table);
    for (const reference of [table, ...this.#schema.childrenOf(namespace, name, "column")])
      this.#refuseAbove(reference, true);
    this.#take(table);
    this.#add({ ...object, namespace: place, name: to });
    this.#schema = this.#schema.map((each) => {
      const { references } = each as Partial<ObjectOf<"foreignKey">>;
      const { on } = each as Partial<ObjectOf<"comment">>;
      const isIts = each.namespace === namespace && each.table === name;
      const isOn = on?.namespace === namespace && (on.kind === "table" ? on.name : on.table) === name;
      return {
        ...each,
        ...(isIts ? { namespace: place, table: to } : {}),
        ...(references?.table === name ? { references: { ...references, namespace: place, table: to } } : {}),
        ...(isOn
          ? { on: { ...on, namespace: place, ...(on.kind === "table" ? { name: to } : { table: to }) } }
          : {}),
      };
    });
  }

  /** The same errors; introspection reads the text with the name of now, which the server does not keep in it. */
  #renameObject(operation: OperationOf<"renameObject">): void {
    const from = definitionReference(operation, "dbo");
    const object = this.#get(from) as unknown as Definition;
    this.#refuseAbove(from);
    const to = { ...from, namespace: operation.toNamespace ?? from.namespace, name: operation.to };
    const uses = this.#uses.get(object.definition);
    const kind = object.kind as "view";
    const definition = rewriteHead(object.definition, kind, to.namespace, to.name);
    if (uses !== undefined && !this.#uses.has(definition))
      this.#uses = new Map([...this.#uses, [definition, uses]]);
    this.#take(from);
    this.#add({ ...object, ...to, definition });
  }

  /** Checks are made again under it; what else speaks of the column is in the way. */
  #renameColumn(column: Reference, to: string): void {
    const { namespace, table = "", name } = column;
    const object = this.#get(column);
    const isComputed = (object as ObjectOf<"column">).generated !== undefined;
    for (const above of isComputed ? [...this.#above(column), ...this.#builtOn(column)] : this.#above(column))
      if (above.kind !== "check" && !("definition" in above && !isBound(above as Definition)))
        throw new Refused(`${keyOf(above)} speaks of ${keyOf(column)}`);
    const comment = this.#schema.get(commentOn(column, "")) as ObjectOf<"comment"> | undefined;
    this.#take(column);
    this.#add({ ...object, name: to });
    if (comment !== undefined) this.#put(commentOn({ ...column, name: to }, comment.text));
    const named = (text: string): string => (text === name ? to : text);
    this.#schema = this.#schema.map((each) => {
      const part = each as Partial<
        Omit<ObjectOf<"index">, "kind"> &
          Omit<ObjectOf<"foreignKey">, "kind"> &
          Omit<ObjectOf<"check">, "kind">
      >;
      const isIts = each.namespace === namespace && each.table === table && each.kind !== "column";
      const isLed = part.references?.table === table;
      return {
        ...each,
        ...(isIts && part.columns !== undefined ? { columns: part.columns.map(named) } : {}),
        ...(isIts && part.keys !== undefined
          ? {
              keys: part.keys.map((key) =>
                key.column === undefined ? key : { ...key, column: named(key.column) },
              ),
            }
          : {}),
        ...(isIts && part.include !== undefined ? { include: part.include.map(named) } : {}),
        ...(isIts && each.kind === "check" ? { expression: inNames(part.expression ?? "", name, to) } : {}),
        ...(isLed && part.references !== undefined
          ? { references: { ...part.references, columns: part.references.columns.map(named) } }
          : {}),
      };
    });
  }

  #get(reference: Reference): Record<string, unknown> & AnyObject {
    const found = this.#schema.get(reference);
    if (found === undefined) throw new Refused(`there is no ${keyOf(reference)}`);
    return found as unknown as Record<string, unknown> & AnyObject;
  }

  #add(object: object): void {
    const reference = object as Reference;
    if (this.#schema.has(reference)) throw new Refused(`${keyOf(reference)} is there already`);
    const refusal = refusalOf(object as AnyObject, this.#schema);
    if (refusal !== undefined) throw new Refused(refusal);
    this.#put(object);
  }

  #put(object: object): void {
    this.#schema = this.#schema.with([object as AnyObject]);
  }

  #constraint({
    namespace = "dbo",
    table,
    name,
  }: {
    namespace?: string | undefined;
    table: string;
    name: string;
  }) {
    const kinds = ["primaryKey", "unique", "check", "foreignKey"];
    const found = kinds
      .map((kind) => ({ kind, namespace, table, name }))
      .find((each) => this.#schema.has(each));
    return this.#get(found ?? { kind: "constraint", namespace, table, name });
  }

  #commented(on: {
    readonly kind: string;
    readonly namespace: string;
    readonly table?: string | undefined;
    readonly name: string;
  }): Reference {
    if (on.kind !== "constraint") return this.#get(on as Reference);
    return this.#constraint({ namespace: on.namespace, table: on.table ?? "", name: on.name });
  }

  #createTable(operation: CreateTable): void {
    const {
      kind: _,
      namespace: _namespace,
      table,
      columns,
      primaryKey,
      uniques,
      checks,
      foreignKeys,
      comment,
      ifNotExists: _if,
      ...rest
    } = operation;
    const namespace = namespaceOf(operation);
    this.#add({ kind: "table", namespace, name: table, ...rest });
    for (const column of columns) this.#addColumn(namespace, table, column);
    const on = { namespace, table };
    if (primaryKey !== undefined) this.#add({ kind: "primaryKey", ...on, ...primaryKey });
    for (const unique of uniques) this.#add({ kind: "unique", ...on, ...unique });
    for (const check of checks) this.#add({ kind: "check", ...on, ...check });
    for (const key of foreignKeys) this.#addConstraint({ kind: "createForeignKey", ...on, ...key });
    if (comment !== undefined) this.#put(commentOn({ kind: "table", namespace, name: table }, comment));
  }

  #addColumn(namespace: string, table: string, { comment, ...column }: ColumnDefinition): void {
    this.#get({ kind: "table", namespace, name: table });
    const object = { kind: "column", namespace, table, position: 0, ...column };
    this.#add(object);
    if (comment !== undefined) this.#put(commentOn(referenceOf(object), comment));
  }

  #addConstraint(
    operation: Extract<AnyOperation, { kind: `create${string}Key` | `create${string}Constraint` }>,
  ): void {
    const kinds = {
      createPrimaryKey: "primaryKey",
      createUniqueConstraint: "unique",
      createCheckConstraint: "check",
      createForeignKey: "foreignKey",
    } as const;
    const { kind, ...rest } = operation;
    const namespace = namespaceOf(operation);
    if (!("references" in operation)) {
      this.#add({ ...rest, kind: kinds[kind], namespace });
      return;
    }
    const there = { namespace: "dbo", ...operation.references };
    const key = { ...rest, kind: "foreignKey" as const, namespace, references: there };
    if (this.#restsOf(key as unknown as ObjectOf<"foreignKey">).length === 0)
      throw new Refused(`no key under ${operation.name}`);
    this.#add(key);
  }

  #restsOf(key: ObjectOf<"foreignKey">): readonly Reference[] {
    return inferred(key, this.#schema);
  }

  /** All that stands on something, as the server would list it. */
  #above(reference: Reference): readonly AnyObject[] {
    const key = keyOf(reference);
    return ([...this.#schema] as readonly AnyObject[]).filter((object) => {
      if (object.kind === "comment") return false;
      const uses = "definition" in object ? (this.#uses.get(object.definition) ?? []) : [];
      return [...uses, ...inferred(object, this.#schema)].some((used) => keyOf(used) === key);
    });
  }

  #refuseAbove(reference: Reference, isOnlyBound = false): void {
    for (const object of this.#above(reference)) {
      const isModule = "definition" in object;
      if (isModule && !isBound(object as Definition, reference)) continue;
      if (!isModule && isOnlyBound) continue;
      throw new Refused(`${keyOf(object)} stands on ${keyOf(reference)}`);
    }
  }

  /** Keys and indexes name columns apart from any text. */
  #builtOn({ namespace, table = "", name }: Reference): readonly AnyObject[] {
    const names = (object: AnyObject): readonly (string | undefined)[] => {
      if (object.kind === "index")
        return [...object.keys.map(({ column }) => column), ...(object.include ?? [])];
      return "columns" in object ? object.columns : [];
    };
    const own = ["primaryKey", "unique", "foreignKey", "index"].flatMap(
      (kind) => this.#schema.childrenOf(namespace, table, kind) as readonly AnyObject[],
    );
    const led = (this.#schema.ofKind("foreignKey") as readonly ObjectOf<"foreignKey">[]).filter(
      ({ references }) => references.table === table && references.columns.includes(name),
    );
    return [...own.filter((object) => names(object).includes(name)), ...led];
  }

  #refuseOnColumn(column: Reference): void {
    const [first] = this.#builtOn(column);
    if (first !== undefined) throw new Refused(`${keyOf(first)} is built on ${keyOf(column)}`);
    this.#refuseAbove(column);
  }

  #alterColumn(operation: Extract<AnyOperation, { kind: "alterColumn" }>): void {
    const {
      kind: _,
      namespace: _namespace,
      table,
      name,
      using,
      lossless: _lossless,
      byName: _byName,
      ...changes
    } = operation;
    const reference = { kind: "column", namespace: namespaceOf(operation), table, name };
    const column = this.#get(reference) as unknown as Record<string, unknown>;
    const owner = this.#get({
      kind: "table",
      namespace: reference.namespace,
      name: table,
    }) as ObjectOf<"table">;
    if (changes.hidden === true && owner.temporal === undefined)
      throw new Refused(`${name} bounds no period`);
    const isDefined = changes.type !== undefined || changes.nullable !== undefined;
    if (isDefined && (changes.type === undefined || changes.nullable === undefined))
      throw new Refused(`${name} is said in part`);
    const grows =
      using === undefined &&
      growth(String(column.type), changes.type ?? "") &&
      changes.nullable === column.nullable;
    if (isDefined && column.type === "rowversion") throw new Refused(`${name} is a rowversion`);
    if (isDefined && !grows) this.#refuseOnColumn(reference);
    const key = grows && this.#builtOn(reference).find(({ kind }) => /^(?:primary|foreign)Key$/.test(kind));
    if (key) throw new Refused(`${keyOf(key)} is built on ${keyOf(reference)}`);
    const isUnnamed = changes.default !== undefined && changes.defaultName === undefined;
    const next = { ...column, ...(isUnnamed ? { defaultName: undefined } : {}), ...changes };
    const without = Object.entries(next).map(([key, value]) => [
      key,
      value === null || value === false ? undefined : value,
    ]);
    this.#put(compact({ ...Object.fromEntries(without), nullable: next.nullable, kind: "column" }));
  }

  #dropColumn(column: Reference): void {
    this.#refuseOnColumn(column);
    this.#take(column);
  }

  #dropTable(table: Reference): void {
    const { temporal } = this.#get(table) as ObjectOf<"table">;
    if (temporal !== undefined) throw new Refused(`${table.name} keeps history`);
    const isIts = (object: AnyObject): boolean =>
      object.namespace === table.namespace && object.table === table.name;
    for (const key of this.#schema.ofKind("foreignKey") as readonly ObjectOf<"foreignKey">[])
      if (key.references.table === table.name && !isIts(key))
        throw new Refused(`${key.name} leads to ${table.name}`);
    for (const column of [table, ...this.#schema.childrenOf(table.namespace, table.name, "column")])
      for (const object of this.#above(column))
        if ("definition" in object && isBound(object as Definition))
          throw new Refused(`${object.name} is bound to ${table.name}`);
    this.#schema = this.#schema.filter((object) => !isIts(object as AnyObject));
    this.#take(table);
  }

  #drop(reference: Reference): void {
    const object = this.#get(reference);
    for (const key of this.#schema.ofKind("foreignKey") as readonly ObjectOf<"foreignKey">[]) {
      const rests = this.#restsOf(key);
      const isOnly = rests.length === 1 && keyOf(rests[0] as Reference) === keyOf(reference);
      if (isOnly) throw new Refused(`${key.name} rests on ${reference.name}`);
    }
    if ("definition" in object) this.#refuseAbove(reference);
    if (object.kind === "view")
      for (const part of ["index", "trigger"])
        for (const each of this.#schema.childrenOf(object.namespace, object.name, part)) this.#take(each);
    this.#take(reference);
  }

  /** With an object go the comments on it and its parts. */
  #take(reference: Reference): void {
    this.#schema = this.#schema.filter((object) => {
      const { on } = object as Partial<ObjectOf<"comment">>;
      return keyOf(object) !== keyOf(reference) && (on === undefined || keyOf(on) !== keyOf(reference));
    });
  }

  #rename(
    kinds: readonly string[],
    operation: { namespace?: string | undefined; table: string; name: string; to: string },
  ): void {
    const place = { namespace: namespaceOf(operation), table: operation.table, name: operation.name };
    const found = kinds.map((kind) => ({ kind, ...place })).find((each) => this.#schema.has(each));
    const object = this.#get(found ?? { kind: kinds[0] ?? "", ...place });
    const comment = this.#schema.get(commentOn(object, "")) as ObjectOf<"comment"> | undefined;
    this.#take(object);
    const renamed = { ...object, name: operation.to };
    this.#add(renamed);
    if (comment !== undefined) this.#put(commentOn(referenceOf(renamed), comment.text));
  }
}

function merged(
  before: Readonly<Record<string, string>> | undefined,
  changes: Readonly<Record<string, string | null>> | undefined,
): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Record<string, string>);
}

/** A name in brackets under another one; what stands in constants is no name. */
function inNames(text: string, name: string, to: string): string {
  return text.replace(/'(?:[^']|'')*'|\[[^\]]*\]/g, (piece) => (piece === `[${name}]` ? `[${to}]` : piece));
}

function growth(from: string, to: string): boolean {
  const [before, after] = [from, to].map((type) => /^(n?varchar|varbinary)\((\d+)\)$/.exec(type));
  return (
    before !== null &&
    after !== null &&
    before?.[1] === after?.[1] &&
    Number(before?.[2]) <= Number(after?.[2])
  );
}
