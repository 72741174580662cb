/** A dump taken apart into its entries, and two of them compared. */

import { withUsualSequences } from "./kept-sequences.js";

/** One object of a dump, as the comment above it names it. */
export interface DumpEntry {
  /** `TABLE`, `FK CONSTRAINT`, `TRIGGER`… */
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly text: string;
}

export type Dump = ReadonlyMap<string, DumpEntry>;

/** An entry that two dumps do not have in common. */
export interface DumpDifference {
  readonly key: string;
  readonly expected?: DumpEntry | undefined;
  readonly found?: DumpEntry | undefined;
}

/** Who owns what is left out: a migration makes objects as the role that runs it. */
export const entryOptions: readonly string[] = ["--schema-only", "--no-owner"];

/**
 * What two dumps may differ in although the databases count as the same. ALTER cannot give these, or the design says
 * otherwise; each is left out of the comparison here and nowhere else.
 */
export const leftOut = [
  "who owns an object (`--no-owner`)",
  "the order of the columns of a table that both databases have: PostgreSQL cannot move a column",
  "the order of the columns of statistics and publications, which is that of the table",
  "the order in which a query names all columns of a function's rows, which is that of the table",
  "the names of NOT NULL constraints of such a table: they stay when a table is renamed",
  "that such a table says a column or check itself which it inherits too: ALTER TABLE … INHERIT makes it so, and nothing undoes it",
  "that a table says itself that a column is NOT NULL which is that where it is inherited from",
  "all of these of a partition, which has them of the table that it is a partition of",
  "the order of storage parameters and of a column's options: `WITH (fillfactor='70', …)`, `SET (n_distinct=3, …)`",
  "the order in which the privileges on an object stand: nobody may do more or less for it",
  "the tablespace and access method that are set before an object: `SET default_…`",
  "a namespace that only the former schema has, its comment and privileges: others may keep things in it",
  "the name of a sequence that counts for a column, where the wanted one is what the server calls it by itself: nobody has said a name",
  "a comment that only the former schema has on an enum or a sequence that stays: most entities cannot say one",
] as const;

const header = /^--\n-- Name: (.*); Type: (.*); Schema: (.*); Owner: .*\n--\n/gm;

export function readDump(text: string): Dump {
  const entries = new Map<string, DumpEntry>();
  const heads = [...text.matchAll(header)];
  for (const [index, head] of heads.entries()) {
    const [whole, name = "", type = "", namespace = ""] = head;
    const body = text.slice(head.index + whole.length, heads[index + 1]?.index ?? text.length);
    const entry = { type, namespace, name, text: withoutSettings(body) };
    const key = `${type} ${namespace}.${name}`;
    entries.set(entries.has(key) ? `${key} (${index})` : key, withSortedPrivileges(withSortedColumns(entry)));
  }
  return withSortedRows(entries);
}

const word = String.raw`(?:"(?:[^"]|"")+"|\w+)`;
/** Words of SQL are capitals there, and a name that has any is quoted. */
const columnLine = /^ +("(?:[^"]|"")+"|[^A-Z\s]+) /;
const rowAliases = new RegExp(String.raw`(?<=\) ${word}\()${word}(?:, ${word})+(?=\))`, "g");

/** What a query calls the columns of a function's rows, where these are all the columns of a table. */
function withSortedRows(dump: Dump): Dump {
  const inOrder = (list: readonly string[]): string => [...list].sort().join(", ");
  const tables = [...dump.values()].filter(({ type }) => type === "TABLE");
  const columns = new Set(
    tables.map(({ text }) => inOrder(linesWithin(text).flatMap((line) => columnLine.exec(line)?.[1] ?? []))),
  );
  const sorted = (list: string): string => {
    const names = inOrder(list.split(", "));
    return columns.has(names) ? names : list;
  };
  return new Map(
    [...dump].map(([key, entry]) => [key, { ...entry, text: entry.text.replace(rowAliases, sorted) }]),
  );
}

function withSortedColumns(entry: DumpEntry): DumpEntry {
  const sorted = (list: string): string => list.split(", ").sort().join(", ");
  if (entry.type === "STATISTICS")
    return { ...entry, text: entry.text.replace(/(?<= ON )[^()]+(?= FROM )/, sorted) };
  if (entry.type !== "PUBLICATION TABLE") return entry;
  return { ...entry, text: entry.text.replace(/(?<= \()[^()]+(?=\))/, sorted) };
}

function withSortedPrivileges(entry: DumpEntry): DumpEntry {
  if (entry.type !== "ACL") return entry;
  const statements = entry.text.split("\n");
  // What is taken away stands before what is given.
  const [taken, given] = [/^REVOKE /, /^(?!REVOKE )/].map((kind) =>
    statements.filter((line) => kind.test(line)),
  );
  return { ...entry, text: [...(taken ?? []).sort(), ...(given ?? []).sort()].join("\n") };
}

function withoutSettings(body: string): string {
  const kept = body
    .replace(/^--\n-- PostgreSQL database dump complete\n--$/m, "")
    .split("\n")
    .filter((line) => !/^(\\|SET default_(tablespace|table_access_method) = )/.test(line));
  // What the comment of a namespace that is always there says instead of making it.
  return kept
    .filter((line) => !line.startsWith("-- *not* creating schema"))
    .map((line) =>
      line.replace(
        parameters,
        (_, head: string, list: string) => `${head} (${list.split(", ").sort().join(", ")})`,
      ),
    )
    .join("\n")
    .trim();
}

/** A value is quoted unless it is a plain word. */
const parameters = /\b(WITH|SET) \(((?:[\w.]+=(?:'[^',]*'|[^',\s()]+)(?:, )?)+)\)/g;

/**
 * What `found` has otherwise than `expected`. `former` is the database as it was before: what both have is compared
 * without what {@link leftOut} names.
 */
export function compareDumps(wantedDump: Dump, foundDump: Dump, former: Dump): readonly DumpDifference[] {
  const expected = withDefaultsApart(wantedDump, former);
  const found = withDefaultsApart(withUsualSequences(wantedDump, foundDump), former);
  const differences: DumpDifference[] = [];
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const [wanted, present] = [expected.get(key), found.get(key)];
    if ((wanted ?? present)?.text === "" && (wanted === undefined || present === undefined)) continue;
    if (wanted === undefined && isLeft(key, former)) continue;
    const isKept = wanted?.type === "TABLE" && (former.has(key) || isPartition(wanted, expected));
    const text = (entry: DumpEntry | undefined, dump: Dump): string | undefined => {
      if (entry?.type !== "TABLE") return entry?.text;
      const inherited = inheritedLines(entry, dump);
      return isKept
        ? withSortedLines(entry.text, inherited)
        : withoutInheritedNotNulls(entry.text, inherited);
    };
    if (text(wanted, expected) !== text(present, found))
      differences.push({ key, expected: wanted, found: present });
  }
  return differences;
}

/** That a column is NOT NULL where the table inherits that: behind the column, or on a line alone where that is inherited too. */
function withoutInheritedNotNulls(text: string, inherited: ReadonlySet<string>): string {
  const [head = "", body = "", tail = ""] = tableParts(text);
  const lines = body.split("\n").flatMap((line) => {
    const said = line.replace(/,$/, "");
    const own = said.replace(/^ +CONSTRAINT \S+ (?=NOT NULL )/, "    ");
    if (own.startsWith("    NOT NULL ") && inherited.has(own)) return [];
    const isInherited = inherited.has(`    NOT NULL ${columnLine.exec(said)?.[1] ?? ""}`);
    return [isInherited ? said.replace(/ NOT NULL$/, "") : said];
  });
  return head + lines.join("\n") + tail;
}

function isPartition({ namespace, name }: DumpEntry, dump: Dump): boolean {
  return dump.has(`TABLE ATTACH ${namespace}.${name}`);
}

function isLeft(key: string, former: Dump): boolean {
  if (!former.has(key)) return false;
  if (/^(SCHEMA -\.|(COMMENT|ACL) -\.SCHEMA |COMMENT [^.]+\.SEQUENCE )/.test(key)) return true;
  const [, namespace, type] = /^COMMENT ([^.]+)\.TYPE (.*)$/.exec(key) ?? [];
  return type !== undefined && former.get(`TYPE ${namespace}.${type}`)?.text.includes(" AS ENUM ") === true;
}

const notNullName = / CONSTRAINT (?:\w+|"(?:[^"]|"")+") NOT NULL/;

/** The lines of the columns and checks of the tables that a table inherits from. */
function inheritedLines({ text }: DumpEntry, dump: Dump): ReadonlySet<string> {
  const parents = /\nINHERITS \((.*)\)/.exec(text)?.[1]?.split(", ") ?? [];
  const tables = [...dump.values()].filter(({ type, text: of }) => {
    const name = /^CREATE TABLE (.*) \(/.exec(of)?.[1];
    return type === "TABLE" && name !== undefined && parents.includes(name);
  });
  // What is NOT VALID stands behind the table.
  const checks = [...dump.values()].flatMap(({ text: of }) => {
    const [, name = "", line] =
      /^ALTER TABLE (.*)\n +ADD (CONSTRAINT .* CHECK .*?)(?: NOT VALID)?;$/.exec(of) ?? [];
    return line !== undefined && parents.includes(name) ? [`    ${line}`] : [];
  });
  const within = tables.flatMap((table) => [...linesWithin(table.text), ...inheritedLines(table, dump)]);
  const lines = [...within, ...checks];
  // Before PostgreSQL 18 a dump leaves NOT NULL to the table that it comes from.
  const plain = lines.flatMap((line) => [
    line,
    line.replace(withDefault, "$1$4"),
    // A dump leaves what computes a column to the table that it comes from.
    line.replace(/ GENERATED ALWAYS AS .*$/, ""),
    line.replace(/^(\s+)("(?:[^"]|"")+"|\w+) .* NOT NULL$/, "$1NOT NULL $2"),
  ]);
  return new Set(plain.flatMap((line) => [line, line.replace(/ NOT NULL$/, "")]));
}

/** What `pg_dump` says behind the default of a column. */
const behindDefault = String.raw`(?: CONSTRAINT ${word})?(?: NOT NULL)?(?: COLLATE ${word}(?:\.${word})?)?`;
const withDefault = new RegExp(String.raw`^(\s+(${word}) .*?) DEFAULT (.*?)(${behindDefault})$`);

/** A default stands with the column where a table says that itself, and alone where it inherits it: here always alone. */
function withDefaultsApart(dump: Dump, former: Dump): Dump {
  const entries = new Map(dump);
  for (const [key, entry] of dump) {
    if (entry.type !== "TABLE" || !former.has(key) || !entry.text.includes("\nINHERITS (")) continue;
    const inherited = inheritedLines(entry, dump);
    const name = /^CREATE [A-Z ]*TABLE (.*) \(/.exec(entry.text)?.[1] ?? "";
    for (const line of linesWithin(entry.text)) {
      const [, head = "", column = "", value = "", tail = ""] = withDefault.exec(line) ?? [];
      if (!inherited.has(head + tail)) continue;
      const text = `ALTER TABLE ONLY ${name} ALTER COLUMN ${column} SET DEFAULT ${value};`;
      const own = { type: "DEFAULT", namespace: entry.namespace, name: `${entry.name} ${column}`, text };
      entries.set(`DEFAULT ${entry.namespace}.${own.name}`, own);
      const rest = entries.get(key) ?? entry;
      entries.set(key, { ...rest, text: rest.text.replace(` DEFAULT ${value}`, "") });
    }
  }
  return entries;
}

/** The lines between the parentheses of a table, without what ends them. */
function linesWithin(text: string): readonly string[] {
  const body = /^CREATE [^\n]* \(\n([\s\S]*?)\n?^\)/m.exec(text)?.[1] ?? "";
  return body.split("\n").map((line) => line.replace(/,$/, "").replace(notNullName, " NOT NULL"));
}

/** A table taken apart: what is between its parentheses is empty where all columns are inherited. */
function tableParts(text: string): readonly string[] {
  const parts = /^(CREATE [^\n]* \(\n)([\s\S]*?\n)??(\)[\s\S]*)$/.exec(text);
  return parts === null ? [text] : parts.slice(1);
}

/** The lines of a table in an order of their own: those between its parentheses, and the statements behind it. */
function withSortedLines(text: string, left: ReadonlySet<string>): string {
  const [head = "", body = "", tail = ""] = tableParts(text);
  const all = body
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/,$/, "").replace(notNullName, " NOT NULL"))
    .map((line) => notNullAlone(line, left));
  const lines = all.filter((line) => !left.has(line));
  const [first = "", ...rest] = tail.split(/;\n+/);
  const behind = rest.map((statement) => statement.replace(/;$/, "")).sort();
  return [head + lines.sort().join("\n"), first.replace(/;$/, ""), ...behind].join("\n");
}

/** NOT NULL of a column that is inherited stands alone, unless the table says the column itself as well. */
function notNullAlone(line: string, inherited: ReadonlySet<string>): string {
  const [, column = "", name = ""] = /^( +("(?:[^"]|"")+"|\w+) .*) NOT NULL$/.exec(line) ?? [];
  return inherited.has(column) ? `    NOT NULL ${name}` : line;
}

/** A difference for people: what is missing with `-`, what is too much with `+`. */
export function describeDifference({ key, expected, found }: DumpDifference): string {
  const [wanted, present] = [linesOf(expected), linesOf(found)];
  const missing = wanted.filter((line) => !present.includes(line)).map((line) => `  - ${line}`);
  const extra = present.filter((line) => !wanted.includes(line)).map((line) => `  + ${line}`);
  return [key, ...(missing.length + extra.length > 0 ? [...missing, ...extra] : ["  other order"])].join(
    "\n",
  );
}

/** The lines in which the two sides of a difference differ. */
export function differingLines({ expected, found }: DumpDifference): readonly string[] {
  const [wanted, present] = [linesOf(expected), linesOf(found)];
  return [
    ...wanted.filter((line) => !present.includes(line)),
    ...present.filter((line) => !wanted.includes(line)),
  ];
}

function linesOf(entry: DumpEntry | undefined): readonly string[] {
  const lines = entry?.text.split("\n").map((line) => line.replace(/,$/, "")) ?? [];
  return lines.filter((line) => line.trim() !== "");
}
