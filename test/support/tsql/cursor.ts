/** A reader's place among the pieces of a batch of Transact-SQL. */
import { nameOf, type Token, tokens } from "../../../src/dialects/mssql/sql/lexical.js";

/** What a table, type or index is called; nothing for a namespace that is not said. */
export interface Path {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Options that say how something is made, and not how it is. */
const unsaid: ReadonlySet<string> = new Set(["sort_in_tempdb", "drop_existing", "online", "maxdop"]);

const usualOptions: Readonly<Record<string, string>> = {
  allow_page_locks: "on",
  allow_row_locks: "on",
  data_compression: "none",
  fillfactor: "100",
  ignore_dup_key: "off",
  optimize_for_sequential_key: "off",
  pad_index: "off",
  statistics_norecompute: "off",
};

/** Reads forwards; what is expected and not there is an error that shows the place. */
export class Cursor {
  readonly #sql: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(sql: string) {
    this.#sql = sql;
    this.#tokens = [...tokens(sql)].filter(({ sort }) => sort !== "comment");
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Whether these words and signs come next. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = this.#tokens[this.#at + index];
      const isPlain = token?.sort === "word" || token?.sort === "sign";
      return isPlain && token.text.toUpperCase() === word;
    });
  }

  /** Whether one of these words comes next. */
  seesAny(words: ReadonlySet<string>): boolean {
    const token = this.#tokens[this.#at];
    return token?.sort === "word" && words.has(token.text.toUpperCase());
  }

  /** Goes past these words, if they come next. */
  takes(...words: readonly string[]): boolean {
    const isThere = this.sees(...words);
    if (isThere) this.#at += words.length;
    return isThere;
  }

  expects(...words: readonly string[]): void {
    if (!this.takes(...words)) throw this.confusion(words.join(" "));
  }

  confusion(wanted: string): Error {
    const near = this.#tokens.slice(Math.max(0, this.#at - 5), this.#at + 5).map(({ text }) => text);
    return new Error(`${wanted} was expected at the fifth of: ${near.join(" ")}`);
  }

  /** The next piece as it is written. */
  next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.confusion("something");
    this.#at += 1;
    return token.text;
  }

  /** The next piece, which is not gone past. */
  peek(): string {
    return this.#tokens[this.#at]?.text ?? "";
  }

  name(): string {
    return nameOf(this.next());
  }

  path(): Path {
    const first = this.name();
    return this.takes(".") ? { namespace: first, name: this.name() } : { namespace: undefined, name: first };
  }

  /** The text between brackets, which are skipped. */
  bracketed(): string {
    this.expects("(");
    const start = this.#index();
    for (let depth = 1; depth > 0; ) {
      if (this.isAtEnd) throw this.confusion(")");
      const piece = this.next();
      depth += piece === "(" ? 1 : piece === ")" ? -1 : 0;
    }
    return this.#sql.slice(start, this.#tokens[this.#at - 1]?.index).trim();
  }

  /** What `item` reads, between brackets and parted by commas, of which one may stand behind the last. */
  list<T>(item: () => T): readonly T[] {
    this.expects("(");
    const found: T[] = [];
    while (!this.takes(")")) {
      found.push(item());
      if (!this.sees(")")) this.expects(",");
    }
    return found;
  }

  /** A constant, a call or something in brackets: what stands behind DEFAULT. */
  value(): string {
    return this.around(() => {
      if (this.takes("NEXT", "VALUE", "FOR")) {
        this.path();
        return;
      }
      if (this.takes("-") || !this.sees("(")) this.next();
      if (this.takes(".")) this.next();
      if (this.sees("(")) this.bracketed();
    });
  }

  /** An expression up to one of these words, a comma or a closing bracket, outside of brackets of its own. */
  expression(ends: readonly string[]): string {
    return this.around(() => {
      while (!this.isAtEnd && !this.sees(",") && !this.sees(")") && !ends.some((word) => this.sees(word))) {
        if (this.sees("(")) this.bracketed();
        else this.next();
      }
    });
  }

  /** `WITH (…)` behind a key or an index, as facts have it: what is usual is not said. */
  storage(): { readonly storage?: Readonly<Record<string, string>> } {
    if (!this.takes("WITH")) return {};
    const said = this.list(() => {
      const option = this.next().toLowerCase();
      this.expects("=");
      return [option, this.next().toLowerCase()] as const;
    }).filter(([option, value]) => !unsaid.has(option) && usualOptions[option] !== value);
    said.sort(([a], [b]) => (a < b ? -1 : 1));
    return said.length === 0 ? {} : { storage: Object.fromEntries(said) };
  }

  /** What is left of the statement. */
  rest(): string {
    return this.around(() => {
      while (!this.isAtEnd && !this.sees(";")) this.next();
    });
  }

  /** Runs `read`, and gives the text that it went past. */
  around(read: () => void): string {
    const start = this.#index();
    read();
    return this.#before(start);
  }

  #index(): number {
    return this.#tokens[this.#at]?.index ?? this.#sql.length;
  }

  #before(start: number): string {
    const last = this.#tokens[this.#at - 1];
    return last === undefined ? "" : this.#sql.slice(start, last.index + last.text.length);
  }
}
