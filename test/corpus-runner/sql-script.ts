/** SQL files as psql reads them: statements, commands of psql's own, rows behind COPY. */

/** The statements of a file, in order; commands of psql (`\connect`, `\copy`) left out, rows of COPY as INSERT. */
export function statementsOfScript(text: string): readonly string[] {
  const statements: string[] = [];
  const reader = new ScriptReader(text);
  for (let found = reader.next(); found !== undefined; found = reader.next()) {
    if (isCopyIn(found)) statements.push(...insertsOf(found, reader.copiedRows()));
    else if (found !== "" && !isOfCluster(found)) statements.push(found);
  }
  return statements;
}

/** The roles that statements name: those they grant to, make owners, or act as. */
export function rolesOf(statements: readonly string[]): readonly string[] {
  const roles = new Set<string>();
  for (const statement of statements) {
    for (const place of rolePlaces) {
      const list = place.exec(statement)?.[1] ?? "";
      for (const [, name = ""] of list.matchAll(roleName)) {
        const role = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
        if (!noRoles.has(role) && !role.startsWith("pg_")) roles.add(role);
      }
    }
  }
  return [...roles].sort();
}

const rolePlaces = [
  /^(?:GRANT|REVOKE)\b[\s\S]*\s(?:TO|FROM)\s+([\s\S]*?)(?:\s+(?:WITH|GRANTED|CASCADE|RESTRICT)\b[\s\S]*)?$/i,
  /^(?:CREATE|ALTER)\s+POLICY\b[\s\S]*?\sTO\s+([\s\S]*?)(?:\s+(?:USING|WITH)\b[\s\S]*)?$/i,
  /^ALTER\s+DEFAULT\s+PRIVILEGES\b[\s\S]*?\s(?:TO|FROM)\s+([\s\S]*?)(?:\s+(?:WITH|CASCADE|RESTRICT)\b[\s\S]*)?$/i,
  /^ALTER\s+DEFAULT\s+PRIVILEGES\s+(?:[\s\S]*?\s)?FOR\s+(?:ROLE|USER)\s+([\s\S]*?)(?:\s+(?:IN|GRANT|REVOKE)\b[\s\S]*)$/i,
  /^ALTER\b[\s\S]*\sOWNER\s+TO\s+([\s\S]*)$/i,
  /^SET\s+(?:(?:LOCAL|SESSION)\s+)?(?:ROLE|SESSION\s+AUTHORIZATION)\s+'?([^']*)/i,
  /^CREATE\s+SCHEMA\b[\s\S]*?\bAUTHORIZATION\s+([\w$]+|"(?:[^"]|"")+")/i,
];

const roleName = /(?:^|,)\s*(?:GROUP\s+)?("(?:[^"]|"")+"|[\w$]+)/gi;

const noRoles = new Set([
  ...["public", "current_user", "current_role", "session_user", "postgres", "default", "none"],
]);

const isCopyIn = (statement: string): boolean => /^COPY\s[\s\S]*\sFROM\s+STDIN\b/i.test(statement);

/** What concerns a database by its name, which is another one here. */
const isOfCluster = (statement: string): boolean =>
  /^(CREATE|DROP|ALTER)\s+DATABASE\b|^ALTER\s+(ROLE|USER)\s[\s\S]*\sIN\s+DATABASE\s/i.test(statement);

/** Text between quotes, comments, names: what a semicolon does not end. */
const inert =
  /--[^\n]*|\/\*|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\k<tag>\$/y;

class ScriptReader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
  }

  /** The next statement without its semicolon; nothing at the end. */
  next(): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    let statement = "";
    let parentheses = 0;
    let blocks = 0;
    while (this.#at < this.#text.length) {
      const piece = this.#piece();
      if (piece === ";" && parentheses <= 0 && blocks === 0) return statement.trim();
      if (piece.startsWith("--") || piece.startsWith("/*")) {
        statement += statement.trim() === "" ? "" : " ";
        continue;
      }
      if (piece.startsWith("\\")) continue;
      if (piece === "(") parentheses += 1;
      else if (piece === ")") parentheses -= 1;
      else if (/^\w/.test(piece)) blocks += blockChange(piece, statement, blocks);
      statement += piece;
    }
    return statement.trim();
  }

  /** One word, one quoted thing, one comment, one line for psql, or one character. */
  #piece(): string {
    const text = this.#text;
    const start = this.#at;
    inert.lastIndex = start;
    const quoted = inert.exec(text)?.[0];
    if (quoted === "/*") this.#at = endOfComment(text, start);
    else if (quoted !== undefined) this.#at = start + quoted.length;
    else if (text[start] === "\\") this.#at = endOfLine(text, start);
    else {
      word.lastIndex = start;
      this.#at = start + (word.exec(text)?.[0].length ?? 1);
    }
    return text.slice(start, this.#at);
  }

  /** The lines up to `\.`, which the reader then stands behind. */
  copiedRows(): readonly string[] {
    const begin = endOfLine(this.#text, this.#at) + 1;
    const found = /^\\\.[ \t]*$/m.exec(this.#text.slice(begin));
    const end = found === null ? this.#text.length : begin + found.index;
    this.#at = found === null ? end : end + found[0].length;
    return this.#text.slice(begin, end).split("\n").slice(0, -1);
  }
}

const word = /[\w$\u0080-\uffff]+|[ \t\n]+/y;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Comments of SQL nest. */
function endOfComment(text: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** Bodies of functions in SQL's own form, BEGIN ATOMIC … END, hold semicolons that end nothing. */
function blockChange(piece: string, before: string, open: number): number {
  if (!/^\s*CREATE\s+(OR\s+REPLACE\s+)?(FUNCTION|PROCEDURE)\s/i.test(before)) return 0;
  if (/^atomic$/i.test(piece) && /\bBEGIN\s+$/i.test(before)) return 1;
  if (open > 0 && /^case$/i.test(piece)) return 1;
  return open > 0 && /^end$/i.test(piece) ? -1 : 0;
}

const rowsAtOnce = 500;

/** COPY in its text format as INSERT: `\N` is null, a backslash escapes, literals take the type of their column. */
function insertsOf(copy: string, rows: readonly string[]): readonly string[] {
  const [, target = "", options = ""] = /^COPY\s+([\s\S]*?)\s+FROM\s+STDIN\b\s*([\s\S]*)$/i.exec(copy) ?? [];
  if (/\b(csv|binary|delimiter)\b/i.test(options))
    throw new Error(`Only the plain text format of COPY is read: ${copy}`);
  const inserts: string[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const values = rows.slice(start, start + rowsAtOnce).map((row) => `(${row.split("\t").map(literalOf)})`);
    inserts.push(`INSERT INTO ${target} OVERRIDING SYSTEM VALUE VALUES ${values.join(",\n")}`);
  }
  return inserts;
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

function literalOf(field: string): string {
  if (field === "\\N") return "NULL";
  const text = field.replace(/\\(x[\da-f]{1,2}|[0-7]{1,3}|[\s\S])/gi, (_, code: string) => {
    if (/^x[\da-f]/i.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return escapes[code] ?? code;
  });
  return `'${text.replaceAll("'", "''")}'`;
}
