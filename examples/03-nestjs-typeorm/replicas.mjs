/** Starts ten replicas at once, asks each whether it is ready, and ends them: `npm run build && npm run replicas`. */
import { spawn } from "node:child_process";
import { once } from "node:events";

const count = Number(process.argv[2] ?? 10);
const main = new URL("dist/main.js", import.meta.url);

const replicas = Array.from({ length: count }, () => {
  const child = spawn(process.execPath, [main.pathname], {
    cwd: new URL(".", import.meta.url),
    env: { ...process.env, PORT: "0", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const url = new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (part) => {
      text += part;
      const [, found] = /Serving at (http:\S+)/.exec(text) ?? [];
      if (found) resolve(found);
    });
    child.once("close", (code) => reject(new Error(`A replica has ended with ${code}:\n${text}`)));
  });
  return { child, url, text: () => text };
});

try {
  for (const { url, text } of replicas) {
    const response = await fetch(`${await url}/health/ready`);
    const { details } = await response.json();
    const { status, current } = details.migrations;
    const applied = text().match(/\[Schemix\] Applying/g)?.length ?? 0;
    const waited = /Waiting for another replica/.test(text());
    console.log(`${status} at ${current}: applied ${applied}${waited ? ", waited" : ""}`);
  }
} finally {
  await Promise.all(
    replicas.map(async ({ child }) => {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "close");
    }),
  );
}
