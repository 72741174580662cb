/** Views of MikroORM → SQL, which the server makes something of. */
import type { DatabaseSchema } from "@mikro-orm/sql";
import type { Findings } from "./words.js";

export function writeView(view: ReturnType<DatabaseSchema["getViews"]>[number], findings: Findings): void {
  const { helper } = findings;
  const { name, schema, materialized = false, withData = true } = view;
  const definition = view.definition.replace(/[\s;]+$/, "");
  const source = findings.sourceOf({ name, schema });
  if (!materialized) {
    findings.say(helper.createView(name, schema, definition), source);
    return;
  }
  const path = helper.getTableName(name, schema);
  // MikroORM makes them as soon as there are rows.
  const indexes = withData ? (view.indexes ?? []) : [];
  const statements = [
    helper.createMaterializedView(name, schema, definition, withData),
    ...indexes.map((index) => helper.getCreateIndexSQL(path, index)),
  ];
  findings.say(statements.join(";\n"), source);
}
