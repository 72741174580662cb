import { readFileSync } from "node:fs";

/** The version of this package, from the package.json above the running file. */
export function packageVersion(): string {
  for (const up of ["../../", "../../../"]) {
    try {
      const text = readFileSync(new URL(`${up}package.json`, import.meta.url), "utf8");
      const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
      if (name === "@schemix/migrate" && typeof version === "string") return version;
    } catch {
      // A test build lies one folder deeper.
    }
  }
  return "unknown";
}
