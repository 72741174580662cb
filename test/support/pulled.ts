/** The law of `pull`: the entities that it writes, loaded, ask for what the database has. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { compareModel } from "../../src/api/comparison/comparison.js";
import { type RenderedEntities, renderEntities } from "../../src/codegen/entities/render-entities.js";
import type { Connection, Dialect } from "../../src/dialects/dialect.js";
import { collectEntities } from "../../src/entities/registry.js";
import { type EntityModel, toSchema } from "../../src/entities/to-schema.js";
import { createModuleLoader } from "../../src/loading/module-loader.js";
import type { Naming } from "../../src/schema/names.js";
import { describeReference } from "../../src/schema/object.js";

/** Loads entity files as a project's are loaded, and says what they ask for. */
export async function loadRendered(
  { files }: RenderedEntities,
  dialect: Dialect,
  naming: Naming = "snake_case",
  namespace = "public",
): Promise<EntityModel> {
  const folder = mkdtempSync(join(tmpdir(), "schemix-pulled-"));
  try {
    mkdirSync(join(folder, "src"));
    for (const { name, source, texts = [] } of files) {
      writeFileSync(join(folder, "src", name), source);
      for (const beside of texts) writeFileSync(join(folder, "src", beside.name), beside.text);
    }
    const loader = createModuleLoader({ root: folder });
    const modules = [];
    for (const { name } of files)
      modules.push({ file: name, exports: await loader.load(join(folder, "src", name)) });
    const read = (_: string, path: string): string => readFileSync(join(folder, "src", path), "utf8");
    const around = { namespace, naming, files: { read } };
    const model = toSchema(collectEntities(modules), dialect, around);
    const namespaces = [...new Set([namespace, ...[...model.schema].map((object) => object.namespace)])];
    const standing = namespaces.map((name) => ({ kind: "namespace", namespace: name, name }));
    return { ...model, schema: model.schema.with(standing) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const noCache = { get: () => undefined, set: () => undefined };

/** What `pull` would write for these namespaces; that nothing is left to do afterwards is asserted. */
export async function provePull(
  dialect: Dialect,
  connection: Connection,
  namespaces: readonly string[] = ["public"],
  naming: Naming = "snake_case",
  dropsUnmanaged = false,
): Promise<RenderedEntities> {
  const scope = { namespaces };
  const { schema } = await dialect.introspect(connection, scope, { unmodelled: false, parts: true });
  const rendered = renderEntities(schema, { dialect, naming, namespace: "public" });
  const text = rendered.files.map(({ name, source }) => `// ${name}\n${source}`).join("\n");
  const model = await loadRendered(rendered, dialect, naming).catch((error: Error) => {
    error.message += `\nof\n${text}`;
    throw error;
  });
  const around = { dialect, connection, scope, cache: noCache, dropsUnmanaged };
  const { up, down, unmanaged } = await compareModel(model, around);
  expect(up, `nothing to do after\n${text}`).to.deep.equal([]);
  expect(down, text).to.deep.equal([]);
  const left = rendered.leftOut.map(({ object }) => describeReference(object));
  expect(left.toSorted(), "all that is not declared is named").to.include.members([...unmanaged]);
  return rendered;
}
