/** What modules are made of, for `pull`: as far as a class or declaration says it, which has to come to the same text again. */
import type {
  ArgumentParts,
  RoutineParts,
  TriggerParts,
  ViewParts,
} from "../../../objects/definition/parts.js";
import type { Definition } from "../../../objects/definition/shape.js";
import type { DefinitionSpec, TriggerEvent } from "../../../objects/definition/spec.js";
import type { ArgumentSpec } from "../../../objects/definition/spec-declared.js";
import { define } from "../compile/print-spec.js";
import { behindHead } from "../sql/definition-head.js";
import { nameOf, type Token, tokens } from "../sql/lexical.js";
import { isSameText } from "../sql/same-text.js";
import { qualified, quote } from "../sql/writer.js";
import { madeType, spell } from "../types/type-spelling.js";
import { mssqlTypes } from "../types/types.js";
import { type CatalogContext, type Cells, type Names, notShipped } from "./catalog.js";
import { typeColumns, typeOf } from "./column.js";

/** The columns that functions of one SELECT give. */
export function resultColumnQuery({ namespaces }: CatalogContext): string {
  return `SELECT c.object_id AS [function], c.name AS [name], ${typeColumns("c")}
  FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    JOIN sys.columns AS c ON c.object_id = o.object_id
    LEFT JOIN sys.types AS y ON y.user_type_id = c.user_type_id
    LEFT JOIN sys.schemas AS ys ON ys.schema_id = y.schema_id
  WHERE o.type = 'IF' AND ${namespaces} AND ${notShipped("o")}
  ORDER BY c.object_id, c.column_id`;
}

/** Function → the columns of its result. */
export function resultColumns(
  rows: readonly Cells[],
  names: Names,
): ReadonlyMap<string, readonly ArgumentParts[]> {
  const found = new Map<string, ArgumentParts[]>();
  for (const row of rows) {
    const owner = names.objects.get(row.number("function"));
    if (owner === undefined) continue;
    const key = `${owner.namespace}\0${owner.name}`;
    const column = { name: row.text("name"), type: typeOf(row), mode: "table", default: null } as const;
    found.set(key, [...(found.get(key) ?? []), column]);
  }
  return found;
}

/**
 * With its parts, where what they say comes to the text that the server has.
 * @param usual the namespace that nobody has to name
 */
export function withParts(
  definition: Definition,
  usual: string,
  results: readonly ArgumentParts[] = [],
): Definition {
  const found = read(definition, results, usual);
  if (found === undefined || !isSaid(found.spec, definition)) return definition;
  return { ...definition, parts: found.parts };
}

function isSaid(spec: DefinitionSpec, { definition }: Definition): boolean {
  try {
    return isSameText(define(spec), definition);
  } catch {
    // A declaration has no word for something of it.
    return false;
  }
}

interface Found {
  readonly spec: DefinitionSpec;
  readonly parts: object;
}

function read(definition: Definition, results: readonly ArgumentParts[], usual: string): Found | undefined {
  const { kind } = definition;
  if (kind !== "view" && kind !== "function" && kind !== "procedure" && kind !== "trigger") return undefined;
  const [text = "", ...others] = definition.definition.split(/^GO\s*$/m);
  const rest = behindHead(text, kind);
  if (rest === undefined) return undefined;
  const at = new Pieces(rest);
  if (kind === "view") return readView(definition, at);
  if (kind === "trigger") return readTrigger(definition, at, others.length > 0, usual);
  return readRoutine(definition, kind, at, results);
}

/** The pieces of a text from left to right. */
class Pieces {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = [...tokens(text)];
  }

  sees(...words: readonly string[]): boolean {
    return words.every((word, index) => this.#tokens[this.#at + index]?.text.toUpperCase() === word);
  }

  takes(...words: readonly string[]): boolean {
    const isThere = this.sees(...words);
    if (isThere) this.#at += words.length;
    return isThere;
  }

  next(): string {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token?.text ?? "";
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The text up to one of these words or signs outside of brackets, which is not taken. */
  until(...words: readonly string[]): string {
    const start = this.#index();
    for (let depth = 0; !this.isAtEnd; this.#at++) {
      if (depth === 0 && words.some((word) => this.sees(word))) break;
      if (this.sees("(")) depth += 1;
      if (this.sees(")")) depth -= 1;
    }
    return this.#text.slice(start, this.#index()).trim();
  }

  /** All that is left. */
  rest(): string {
    return this.#text.slice(this.#index());
  }

  #index(): number {
    return this.#tokens[this.#at]?.index ?? this.#text.length;
  }
}

function readView({ namespace, name }: Definition, at: Pieces): Found | undefined {
  if (!at.takes("AS")) return undefined;
  const checked = /\bWITH\s+CHECK\s+OPTION\s*;?\s*$/i;
  const text = at.rest();
  const query = text.replace(checked, "").trim().replace(/;$/, "").trimEnd();
  const isChecked = checked.test(text);
  const options = isChecked ? ["check_option=cascaded"] : null;
  const parts: ViewParts = { query, options, accessMethod: null, tablespace: null, hasDefaults: false };
  const checkOption = isChecked ? ({ checkOption: "cascaded" } as const) : {};
  return { spec: { kind: "view", namespace, name, query, ...checkOption }, parts };
}

/** One that calls a procedure: others have a body, which only SQL says. */
function readTrigger(
  definition: Definition,
  at: Pieces,
  isDisabled: boolean,
  usual: string,
): Found | undefined {
  const { namespace, name, table = "" } = definition;
  const timing = at.takes("INSTEAD", "OF") ? "insteadOf" : at.takes("AFTER") ? "after" : undefined;
  const events = at
    .until("AS")
    .split(",")
    .map((event) => event.trim().toLowerCase()) as TriggerEvent[];
  if (timing === undefined || !at.takes("AS", "EXEC")) return undefined;
  const first = nameOf(at.next());
  const path = at.takes(".") ? ([first, nameOf(at.next())] as const) : ([usual, first] as const);
  const values: string[] = [];
  while (!at.isAtEnd && !at.takes(";")) {
    const said = /^N'(.*)'$/s.exec(at.next())?.[1];
    if (said === undefined) return undefined;
    values.push(said.replaceAll("''", "'"));
    at.takes(",");
  }
  const enabled = isDisabled ? ("disabled" as const) : undefined;
  const same = { timing, events, forEach: "statement", arguments: values, enabled } as const;
  const parts: TriggerParts = {
    ...same,
    ...{ columns: null, when: undefined, execute: path, isConstraint: false, deferrable: false },
    ...{ initiallyDeferred: false, from: null, oldTable: null, newTable: null },
  };
  const execute = path[0] === usual ? quote(path[1]) : qualified(...path);
  return { spec: { kind: "trigger", namespace, table, name, execute, ...same }, parts };
}

function readRoutine(
  { namespace, name }: Definition,
  kind: "function" | "procedure",
  at: Pieces,
  results: readonly ArgumentParts[],
): Found | undefined {
  const list = argumentsOf(kind === "function" ? at.until("RETURNS") : at.until("WITH", "AS"));
  const isTable = kind === "function" && at.takes("RETURNS", "TABLE");
  const returns =
    kind === "function" && !isTable && at.takes("RETURNS") ? typeIn(at.until("WITH", "AS")) : null;
  if (list === undefined || returns === undefined) return undefined;
  const options = optionsIn(at);
  if (options === undefined || !at.takes("AS")) return undefined;
  const { strict, definer } = options;
  const body = bodyOf(at, isTable);
  if (body === undefined || (isTable && results.length === 0)) return undefined;
  const parts: RoutineParts = {
    ...{ name, arguments: isTable ? [...list, ...results] : list, returns: isTable ? "table" : returns },
    ...{
      isSet: isTable,
      language: "sql",
      body,
      parsed: false,
      volatility: "volatile",
      strict,
      leakproof: false,
    },
    ...{ definer, parallel: "unsafe", cost: null, rows: null, support: null, window: false, settings: [] },
  };
  const specs = list.map((each) => specOf(each));
  const same = { namespace, name, arguments: specs, language: "sql", body } as const;
  const security = definer ? ({ security: "definer" } as const) : {};
  if (kind === "procedure") return { spec: { kind, ...same, ...security }, parts };
  const result = isTable ? { table: results.map(specOf) } : { type: returns ?? "" };
  return { spec: { kind, ...same, ...security, returns: result, ...(strict ? { strict } : {}) }, parts };
}

/** What stands behind WITH; nothing where a declaration has no word for it. */
function optionsIn(at: Pieces): { readonly strict: boolean; readonly definer: boolean } | undefined {
  const found = { strict: false, definer: false };
  if (!at.takes("WITH")) return found;
  do {
    if (at.takes("RETURNS", "NULL", "ON", "NULL", "INPUT")) found.strict = true;
    else if (at.takes("EXECUTE", "AS", "OWNER")) found.definer = true;
    else return undefined;
  } while (at.takes(","));
  return found;
}

function specOf({ name, type, mode, default: initial }: ArgumentParts): ArgumentSpec {
  return {
    type,
    ...(name === null ? {} : { name }),
    ...(mode === "out" ? { mode } : {}),
    ...(initial === null ? {} : { default: initial }),
  };
}

/** The body of a function of statements, or the SELECT of one that has nothing else. */
function bodyOf(at: Pieces, isTable: boolean): string | undefined {
  if (!isTable) return at.rest().trim();
  if (!at.takes("RETURN")) return undefined;
  const query = at.rest().trim().replace(/;$/, "").trimEnd();
  return query.startsWith("(") && query.endsWith(")") ? query.slice(1, -1).trim() : undefined;
}

/** `(@a int = 1, @b nvarchar(20) OUTPUT)`, with or without brackets; nothing for forms that no declaration says. */
function argumentsOf(text: string): readonly ArgumentParts[] | undefined {
  const bare = text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
  const at = new Pieces(bare);
  const found: ArgumentParts[] = [];
  while (!at.isAtEnd) {
    const name = at.next();
    const type = typeIn(at.until("=", "OUTPUT", ","));
    if (!name.startsWith("@") || type === undefined) return undefined;
    const initial = at.takes("=") ? at.until("OUTPUT", ",") : null;
    const mode = at.takes("OUTPUT") ? "out" : "in";
    found.push({ name: name.slice(1), type, mode, default: initial });
    if (!at.isAtEnd && !at.takes(",")) return undefined;
  }
  return found;
}

function typeIn(text: string): string | undefined {
  const isType = spell(text) !== undefined || madeType(text) !== undefined;
  return isType ? mssqlTypes.canonical(text) : undefined;
}
