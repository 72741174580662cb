import { join } from "node:path";
import { build } from "esbuild";

/** What is loaded when it is needed, if at all; and what Nest asks for in case it is installed. */
const external = [
  ...["@electric-sql/pglite", "@mikro-orm/*", "@swc/core", "mssql", "pg", "typeorm"],
  ...["@nestjs/microservices*", "@nestjs/websockets*", "class-transformer*", "class-validator"],
];

/**
 * A program of this folder as one file: several hundred take a process longer to load than what it is started for.
 * @returns the path of the file
 */
export async function bundled(program: string): Promise<string> {
  const outfile = join(import.meta.dirname, `${program}.bundle.js`);
  await build({
    entryPoints: [join(import.meta.dirname, `${program}.js`)],
    outfile,
    bundle: true,
    external,
    platform: "node",
    format: "esm",
    // Nest finds what it injects by the names of classes.
    keepNames: true,
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
  return outfile;
}
