import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../src/dialects/dialect.js";

/** A folder with migration files, and what a request needs to work on it. */
export interface TestProject {
  readonly folder: string;
  /** What every request takes. */
  readonly base: { readonly cwd: string; readonly config: object };
  /** Writes a migration file; `body` is what stands inside the class. Returns its path. */
  write(revision: string, slug: string, body: string): string;
  remove(): void;
}

export function createProject(database: string | Database, settings: object = {}): TestProject {
  const folder = mkdtempSync(join(tmpdir(), "schemix-project-"));
  const migrations = join(folder, "migrations");
  mkdirSync(migrations);
  return {
    folder,
    base: { cwd: folder, config: { database, entities: [class Nothing {}], ...settings } },
    write(revision, slug, body) {
      const path = join(migrations, `${revision}_${slug}.js`);
      writeFileSync(
        path,
        `export default class Test {\n  static revision = ${JSON.stringify(revision)};\n${body}\n}\n`,
      );
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
