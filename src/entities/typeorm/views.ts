/** Views of TypeORM → SQL, which the server makes something of. */
import type { EntityMetadata } from "typeorm";
import { compact } from "../../util/compact.js";
import { indexOf } from "./tables.js";
import { type Findings, type Place, sourceOf } from "./words.js";

export function writeView(view: EntityMetadata, place: Place, findings: Findings): void {
  const { expression = "", tableMetadataArgs, indices } = view;
  const query = typeof expression === "string" ? expression : expression(findings.dataSource).getQuery();
  const isMaterialized = tableMetadataArgs.materialized === true && findings.rules.hasMaterializedViews;
  const what = isMaterialized ? "MATERIALIZED VIEW" : "VIEW";
  const sql = `CREATE ${what} ${findings.spell(place)} AS ${query.replace(/[\s;]+$/, "")}`;
  const indexes = isMaterialized ? indices.filter(({ synchronize }) => synchronize) : [];
  const behind = indexes.flatMap((each) => {
    const { kind: _, namespace, ...index } = indexOf(each, place, findings);
    const placed = compact({ namespace: namespace === findings.namespace ? undefined : namespace });
    const statements = findings.dialect.compile({ kind: "createIndex", ...placed, ...index });
    return statements.map((statement) => statement.sql);
  });
  const { namespace } = place;
  // No table may be in it, and SQL alone says nothing of where to look.
  findings.add({ kind: "namespace", namespace, name: namespace }, sourceOf(view));
  findings.definitions.push({ sql: [sql, ...behind].join(";\n"), site: sourceOf(view).className });
}
