import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

interface Manager {
  readonly lock: string;
  readonly add: string;
  readonly toDevelop: string;
}

const npm: Manager = { lock: "package-lock.json", add: "npm install", toDevelop: "--save-dev" };

const managers: readonly Manager[] = [
  npm,
  { lock: "pnpm-lock.yaml", add: "pnpm add", toDevelop: "--save-dev" },
  { lock: "yarn.lock", add: "yarn add", toDevelop: "--dev" },
  { lock: "bun.lock", add: "bun add", toDevelop: "--dev" },
  { lock: "bun.lockb", add: "bun add", toDevelop: "--dev" },
];

/** What a person types in `folder` to add packages: to the package manager whose lock file is there, or next above. */
export function installCommand(
  folder: string,
  packages: readonly string[],
  { isToDevelop = false }: { readonly isToDevelop?: boolean } = {},
): string {
  const { add, toDevelop } = managerOf(resolve(folder)) ?? npm;
  return [add, ...(isToDevelop ? [toDevelop] : []), ...packages].join(" ");
}

function managerOf(folder: string): Manager | undefined {
  const found = managers.find(({ lock }) => existsSync(join(folder, lock)));
  const above = dirname(folder);
  return found ?? (above === folder ? undefined : managerOf(above));
}
