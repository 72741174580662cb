/** Takes out of dist/ what src/ no longer has: the compiler only adds, and all of dist/ is published. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
for (const entry of readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const source = path.replace(join(root, "dist"), join(root, "src")).replace(/(?:\.d\.ts|\.js)$/, ".ts");
  if (!existsSync(source)) rmSync(path);
}
