/** What MikroORM's schema generator aims at → what a database should be. */
import type { MikroORM } from "@mikro-orm/core";
import type { DatabaseSchema, SqlSchemaGenerator } from "@mikro-orm/sql";
import type { EntitySourceContext, SourceModel } from "../../dialects/entity-source.js";
import type { Enum } from "../../objects/enum/shape.js";
import { keyOf } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";
import { ignoredOf } from "./ignored.js";
import type { PlatformRules } from "./platforms.js";
import { sameOf } from "./same.js";
import { writeTable } from "./tables.js";
import { writeView } from "./views.js";
import { Findings } from "./words.js";

/** @param rules for the database of the ORM, on which the dialect works */
export function ormModel(orm: MikroORM, rules: PlatformRules, context: EntitySourceContext): SourceModel {
  const findings = new Findings(orm, rules, context);
  const target = (orm.schema as unknown as SqlSchemaGenerator).getTargetSchema();
  writeNamespaces(target, findings);
  writeEnums(target, findings);
  for (const table of target.getTables()) writeTable(table, findings);
  for (const view of target.getViews()) writeView(view, findings);
  // Before 7.2 there are no routines.
  for (const routine of target.getRoutines?.() ?? [])
    findings.say(findings.helper.createRoutine(routine), { className: routine.name });
  const { objects, sources, definitions } = findings;
  const ignored = ignoredOf(target, findings).filter((each) => !objects.has(keyOf(each)));
  const schema = new Schema(objects.values());
  return { schema, sources, ignored, definitions, isSame: sameOf(target, findings) };
}

function writeNamespaces(target: DatabaseSchema, findings: Findings): void {
  for (const schema of target.getNamespaces()) {
    const { namespace } = findings.placeOf(schema, schema);
    findings.add({ kind: "namespace", namespace, name: namespace }, { className: namespace });
  }
}

function writeEnums(target: DatabaseSchema, findings: Findings): void {
  for (const { name, schema, items } of Object.values(target.getNativeEnums())) {
    const at = schema === "*" ? findings.orm.config.get("schema") : schema;
    const place = findings.placeOf(at, name);
    const object: Enum = { kind: "enum", ...place, values: items };
    findings.add(object, { className: place.name });
  }
}
