import type { Table, Temporal } from "../../../objects/table/shape.js";
import { sparse } from "../../../util/compact.js";
import type { Cells, Names } from "./catalog.js";

/**
 * What holds for the rows is said of the table, whether they lie in a heap (index 0) or in a clustered index (1).
 * "sys.tables", "sys.periods", "sys.partitions" in the documentation.
 */
export function tableQuery(): string {
  return `SELECT sc.object_id AS [id], sc.namespace AS [namespace], sc.name AS [name], k.lock_escalation AS [escalation],
    data.data_compression AS [compression], CASE WHEN space.is_default = 0 AND space.type = 'FG' THEN space.name END AS [filegroup],
    ps.name AS [start], pe.name AS [end], hs.name AS [historyNamespace], h.name AS [history],
    k.history_retention_period AS [retention], k.history_retention_period_unit AS [unit]
  FROM @scope AS sc JOIN sys.tables AS k ON k.object_id = sc.object_id
    LEFT JOIN sys.indexes AS i ON i.object_id = sc.object_id AND i.index_id IN (0, 1)
    LEFT JOIN sys.data_spaces AS space ON space.data_space_id = i.data_space_id
    LEFT JOIN sys.partitions AS data ON data.object_id = sc.object_id AND data.index_id IN (0, 1) AND data.partition_number = 1
    LEFT JOIN sys.tables AS h ON h.object_id = k.history_table_id AND k.temporal_type = 2
    LEFT JOIN sys.schemas AS hs ON hs.schema_id = h.schema_id
    LEFT JOIN sys.periods AS p ON p.object_id = k.object_id AND p.period_type = 1
    LEFT JOIN sys.columns AS ps ON ps.object_id = p.object_id AND ps.column_id = p.start_column_id
    LEFT JOIN sys.columns AS pe ON pe.object_id = p.object_id AND pe.column_id = p.end_column_id`;
}

const compressions: Readonly<Record<number, string>> = { 1: "row", 2: "page", 3: "columnstore" };
const escalations: Readonly<Record<number, string>> = { 1: "disable", 2: "auto" };
/** "history_retention_period_unit" of sys.tables. */
const units: Readonly<Record<number, string>> = { 3: "DAY", 4: "WEEK", 5: "MONTH", 6: "YEAR" };

/** The value of `data_compression`, when there is one. */
export function compressionOf(row: Cells, name: string): string | undefined {
  return compressions[row.number(name)];
}

export function readTable(row: Cells, names: Names): Table {
  const [namespace, name] = [row.text("namespace"), row.text("name")];
  names.relations.set(row.number("id"), { kind: "table", namespace, name });
  const storage = sparse({
    data_compression: compressionOf(row, "compression"),
    lock_escalation: escalations[row.number("escalation")],
  });
  return {
    kind: "table",
    namespace,
    name,
    ...sparse({
      tablespace: row.maybe("filegroup"),
      storage: Object.keys(storage).length === 0 ? null : (storage as Record<string, string>),
      temporal: readTemporal(row),
    }),
  };
}

function readTemporal(row: Cells): Temporal | undefined {
  const [start, end, namespace, table] = ["start", "end", "historyNamespace", "history"].map((name) =>
    row.maybe(name),
  );
  if (start === undefined || end === undefined || namespace === undefined || table === undefined)
    return undefined;
  const count = row.maybe("retention");
  const unit = units[row.number("unit")];
  const retention =
    count === undefined || unit === undefined
      ? {}
      : { retention: `${count} ${unit}${count === "1" ? "" : "S"}` };
  return { start, end, history: { namespace, table }, ...retention };
}
