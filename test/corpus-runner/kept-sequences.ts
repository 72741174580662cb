import type { Dump, DumpEntry } from "./dump-entries.js";

const word = String.raw`(?:"(?:[^"]|"")+"|\w+)`;
const owned = new RegExp(
  String.raw`^ALTER SEQUENCE (${word}\.${word}) OWNED BY (${word}\.(${word})\.(${word}));$`,
);

/** `found`, with the names of `expected` for sequences of columns where those are the names that the server gives by itself. */
export function withUsualSequences(expected: Dump, found: Dump): Dump {
  const wanted = sequencesOf(expected);
  const others = [...sequencesOf(found)].flatMap(([column, { path: former }]) => {
    const { path, isUsual } = wanted.get(column) ?? { path: former, isUsual: false };
    return isUsual && path !== former ? [[former, path] as const] : [];
  });
  return others.reduce((dump, [former, path]) => renamed(dump, former, path), found);
}

interface OwnedSequence {
  readonly path: string;
  readonly isUsual: boolean;
}

/** By the path of the column that each belongs to. */
function sequencesOf(dump: Dump): ReadonlyMap<string, OwnedSequence> {
  const found = new Map<string, OwnedSequence>();
  for (const { type, text } of dump.values()) {
    if (type !== "SEQUENCE OWNED BY") continue;
    const [, path = "", column = "", table = "", name = ""] = owned.exec(text) ?? [];
    found.set(column, { path, isUsual: path.endsWith(`.${table}_${name}_seq`) });
  }
  return found;
}

function renamed(dump: Dump, former: string, path: string): Dump {
  const [was = "", is = ""] = [former, path].map((each) => each.slice(each.indexOf(".") + 1));
  const pattern = new RegExp(`(?<![\\w"])${former.replace(/[.$]/g, "\\$&")}(?![\\w"])`, "g");
  const entries = [...dump.values()].map((entry): DumpEntry => {
    const name = entry.type.startsWith("SEQUENCE") && entry.name === was ? is : entry.name;
    return { ...entry, name, text: entry.text.replace(pattern, () => path) };
  });
  const keys = [...dump.keys()];
  return new Map(
    entries.map((entry, index) => [keys[index]?.replace(pattern, () => path) ?? entry.name, entry]),
  );
}
