/** Facts as a script makes them, one after the other; what SQL Server does of itself is done here too. */
import { createHash } from "node:crypto";
import { plainExpression } from "../../../src/dialects/mssql/sql/expression.js";
import { nameOf, tokens } from "../../../src/dialects/mssql/sql/lexical.js";
import { mssqlTypes } from "../../../src/dialects/mssql/types/types.js";
import type { AnyObject } from "../../../src/objects/any.js";
import type { Column } from "../../../src/objects/column/shape.js";
import { keyOf } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import type { Path } from "./cursor.js";

export const defaultNamespace = "dbo";

/** A fact in the same words whoever wrote it, without its name where it may have any. */
export interface Line {
  readonly text: string;
  /** What the statement calls it; nothing where the server makes a name. */
  readonly name: string | undefined;
}

/** A statement of a script, and a line for each fact that it says. */
export interface ReadStatement {
  readonly sql: string;
  readonly lines: readonly Line[];
}

interface Open {
  sql: string;
  readonly keys: string[];
}

/** Collects what statements say. */
export class ScriptFacts {
  readonly #objects = new Map<string, AnyObject>();
  /** Keys of what nobody has named; the server makes a name. */
  readonly #unnamed = new Set<string>();
  readonly #aliases = new Map<string, boolean>();
  readonly #statements: Open[] = [];
  #open: Open | undefined;

  /** What is said from now on is said by one statement. */
  begin(): void {
    this.#open = { sql: "", keys: [] };
    this.#statements.push(this.#open);
  }

  /** That was its text. */
  end(sql: string): void {
    if (this.#open !== undefined) this.#open.sql = sql;
  }

  put(object: AnyObject, isUnnamed = false): void {
    const key = keyOf(object);
    this.#objects.set(key, object);
    if (isUnnamed) this.#unnamed.add(key);
    this.says(key);
  }

  /** The open statement has a part in the fact. */
  says(key: string): void {
    this.#open?.keys.push(key);
  }

  column(table: Path, name: string): Column {
    const found = this.#objects.get(keyOf({ kind: "column", ...partOf(table), name }));
    if (found?.kind !== "column") throw new Error(`There is no column ${table.name}.${name}`);
    return found;
  }

  /** A column in another form; its default is told apart, because a statement of its own may have said it. */
  alter(column: Column, isDefault = false): void {
    const key = keyOf(column);
    this.#objects.set(key, column);
    this.says(isDefault ? `default ${key}` : key);
  }

  ofTable(table: Path): readonly AnyObject[] {
    const { namespace } = partOf(table);
    return [...this.#objects.values()].filter(
      (object) => object.namespace === namespace && object.table === table.name,
    );
  }

  /** Another name for a type; whether it takes NULL where nobody says. */
  alias({ namespace = defaultNamespace, name }: Path, type: string, isNullable: boolean): void {
    this.#aliases.set(`${namespace}.${name}`, isNullable);
    const end = isNullable ? "" : " NOT NULL";
    const definition = `CREATE TYPE [${namespace}].[${name}] FROM ${mssqlTypes.canonical(type)}${end}`;
    this.put({ kind: "domain", namespace, name, definition });
  }

  /** A type as facts have it, and whether a column of it takes NULL where nobody says. */
  type({ namespace, name }: Path, numbers: string): { readonly type: string; readonly nullable: boolean } {
    const made = `${namespace ?? defaultNamespace}.${name}`;
    const isNullable = this.#aliases.get(made);
    const path = `[${namespace ?? defaultNamespace}].[${name}]`;
    if (isNullable !== undefined) return { type: mssqlTypes.canonical(path), nullable: isNullable };
    return { type: mssqlTypes.canonical(`${name}${numbers}`), nullable: true };
  }

  get schema(): Schema {
    const places = new Set([...this.#objects.values()].map(({ namespace }) => namespace));
    const namespaces = [...places].map((name) => ({ kind: "namespace", namespace: name, name }));
    return new Schema([...namespaces, ...this.#objects.values()]);
  }

  get statements(): readonly ReadStatement[] {
    return this.#statements.map(({ sql, keys }) => ({
      sql,
      lines: [...new Set(keys)].map((key) => this.#line(key)),
    }));
  }

  #line(key: string): Line {
    const isDefault = key.startsWith("default ");
    const object = this.#objects.get(isDefault ? key.slice("default ".length) : key);
    if (object === undefined) throw new Error(`Nothing is kept as ${key}`);
    const { kind, namespace, table, name, ...rest } = object;
    const place = [namespace, table].filter((part) => part !== undefined).join(".");
    const given = (text: string | undefined) => (this.#unnamed.has(key) ? undefined : text);
    if (object.kind === "column") {
      const { default: usual = "", defaultName, ...other } = rest as Partial<Column>;
      return isDefault
        ? { text: `default of ${place}.${name} ${spelled(usual)}`, name: given(defaultName) }
        : { text: `column ${place}.${name} ${JSON.stringify(other)}`, name };
    }
    const said = JSON.stringify(rest, (member, value) => (texts.has(member) ? spelled(value) : value));
    return { text: `${kind} ${place} ${said}`, name: given(name) };
  }

  /** The name of a default was made by the server. */
  unnamedDefault(column: Column): void {
    this.#unnamed.add(`default ${keyOf(column)}`);
  }
}

const texts = new Set(["expression", "where"]);

/** The same expression in the same words, however it is spaced, bracketed and capitalised. */
function spelled(text: string): string {
  return [...tokens(plainExpression(text))]
    .map(({ sort, text: piece }) => (sort === "constant" ? piece : nameOf(piece).toLowerCase()))
    .join(" ");
}

/** Where the parts of a table are. */
export function partOf({ namespace = defaultNamespace, name }: Path): {
  readonly namespace: string;
  readonly table: string;
} {
  return { namespace, table: name };
}

/** A name as the server makes one: `PK__actor__8B24C1A2D3E4F506`. */
export function madeName(prefix: string, ...parts: readonly string[]): string {
  const hash = createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 8).toUpperCase();
  return [prefix, ...parts.slice(0, 2).map((part) => part.slice(0, 9)), hash].join("__");
}
