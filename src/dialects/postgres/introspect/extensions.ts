/** Extensions that SQL makes, where they may be there already: a database has each once. */
import type { Reference } from "../../../schema/object.js";
import { tokensOf } from "../sql/lexical.js";
import { quote, quoteString } from "../sql/writer.js";

/** A statement that makes an extension. */
interface Creation {
  readonly name: string;
  /** Absent: wherever the server puts it. */
  readonly namespace: string | undefined;
  readonly isConditional: boolean;
  /** Where its name stands, and where the statement ends. */
  readonly at: number;
  readonly end: number;
}

/** The extensions that SQL puts into a namespace which it names. */
export function placesIn(sql: string): readonly Reference[] {
  return creationsIn(sql).flatMap(({ name, namespace }) =>
    namespace === undefined ? [] : [{ kind: "extension", namespace, name }],
  );
}

/** The one that is there counts, and is moved to where the SQL wants it, if it can be. */
export function repeatable(sql: string): string {
  let made = "";
  let end = 0;
  for (const creation of creationsIn(sql)) {
    if (!creation.isConditional) {
      made += `${sql.slice(end, creation.at)}IF NOT EXISTS `;
      end = creation.at;
    }
    if (creation.namespace === undefined) continue;
    made += `${sql.slice(end, creation.end)};\n${moved(creation.name, creation.namespace)}`;
    end = creation.end;
  }
  return made + sql.slice(end);
}

/** What cannot be moved stays, and what was made for it elsewhere does not find it. */
function moved(name: string, namespace: string): string {
  const move = `ALTER EXTENSION ${quote(name)} SET SCHEMA ${quote(namespace)}`;
  return `DO ${quoteString(`BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_extension e
      JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = ${quoteString(name)}
      AND n.nspname <> ${quoteString(namespace)} AND e.extrelocatable AND pg_has_role(e.extowner, 'USAGE'))
    THEN ${move}; END IF; END`)}`;
}

/** Whether SQL sets privileges by default, which what is made behind it has from the beginning. */
export function rulesLater(sql: string): boolean {
  return wordsOf(sql).startsWith("ALTER DEFAULT PRIVILEGES ");
}

/** Whether SQL makes an index or a key of what is partitioned alone: a partition that came behind it would get its own of it. */
export function sparesParts(sql: string): boolean {
  return /^(?:CREATE (?:UNIQUE )?INDEX .*? ?ON ONLY |ALTER TABLE ONLY .* (?:PRIMARY KEY|UNIQUE|EXCLUDE) )/.test(
    wordsOf(sql),
  );
}

/** Without comments, in capitals, with a blank behind each. */
function wordsOf(sql: string): string {
  const words = [...tokensOf(sql)].map(([text]) => text).filter((text) => !/^(?:--|\/\*)/.test(text));
  return words.map((word) => `${word} `.toUpperCase()).join("");
}

function creationsIn(sql: string): readonly Creation[] {
  const found: Creation[] = [];
  let words: RegExpExecArray[] = [];
  const close = (end: number): void => {
    const creation = creationOf(words, end);
    if (creation !== undefined) found.push(creation);
    words = [];
  };
  for (const each of tokensOf(sql)) {
    if (each[0] === ";") close(each.index);
    else if (!/^(?:--|\/\*)/.test(each[0])) words.push(each);
  }
  const last = words.at(-1);
  if (last !== undefined) close(last.index + last[0].length);
  return found;
}

function creationOf(words: readonly RegExpExecArray[], end: number): Creation | undefined {
  const word = (index: number): string => (words[index]?.[0] ?? "").toUpperCase();
  if (word(0) !== "CREATE" || word(1) !== "EXTENSION") return undefined;
  const isConditional = word(2) === "IF";
  const first = isConditional ? 5 : 2;
  const name = words[first];
  if (name === undefined) return undefined;
  const place = words.findIndex((_, index) => index > first && word(index) === "SCHEMA");
  const namespace = place < 0 ? undefined : words[place + 1];
  return {
    name: identifier(name[0]),
    namespace: namespace === undefined ? undefined : identifier(namespace[0]),
    isConditional,
    at: name.index,
    end,
  };
}

function identifier(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase();
}
