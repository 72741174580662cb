/** What a folder holds: pairs, whole schemas, or the versions of one schema. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** From one schema to another and back. */
export interface CorpusCase {
  readonly name: string;
  readonly a: string;
  readonly b: string;
  /** Rows for `a`, which the kept columns keep. */
  readonly seed: string;
  /** A schema that somebody wrote as a whole: statements that the server refuses are left out, as psql does. */
  readonly isWhole: boolean;
}

/**
 * The cases of a folder. Folders with `a.sql` and `b.sql` are pairs; files whose names begin with four digits are
 * versions, and neighbours are pairs; other files are schemas, each made from nothing.
 */
export function casesOf(folder: string): readonly CorpusCase[] {
  const names = readdirSync(folder).sort();
  const pairs = names.filter((name) => existsSync(join(folder, name, "a.sql")));
  const files = names.filter((name) => name.endsWith(".sql"));
  const versions = files.filter((name) => /^\d{4}_/.test(name));
  const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), "utf8");
  return [
    ...pairs.map((name) => ({
      name,
      a: read(name, "a.sql"),
      b: read(name, "b.sql"),
      seed: existsSync(join(folder, name, "seed.sql")) ? read(name, "seed.sql") : "",
      isWhole: false,
    })),
    ...versions.slice(1).map((name, index) => {
      const former = versions[index] ?? name;
      return {
        name: `${basename(former, ".sql")} → ${basename(name, ".sql")}`,
        a: read(former),
        b: read(name),
        seed: "",
        isWhole: true,
      };
    }),
    ...files
      .filter((name) => !versions.includes(name))
      .map((name) => ({ name: basename(name, ".sql"), a: "", b: read(name), seed: "", isWhole: true })),
  ];
}
