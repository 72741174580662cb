import type { Check } from "../../../objects/check/shape.js";
import type { ForeignKey, ReferentialAction } from "../../../objects/foreign-key/shape.js";
import type { PrimaryKey } from "../../../objects/primary-key/shape.js";
import type { Unique } from "../../../objects/unique/shape.js";
import { referenceOf } from "../../../schema/object.js";
import { sparse } from "../../../util/compact.js";
import { type CatalogContext, type Names, optionsJson, readOptions } from "./catalog.js";
import { isScattered } from "./scattered-indexes.js";

export type ConstraintRow = readonly [
  table: number,
  oid: number,
  name: string,
  type: "p" | "u" | "c" | "f",
  columns: readonly number[] | null,
  isDeferrable: boolean,
  isDeferred: boolean,
  isValidated: boolean,
  isEnforced: boolean,
  /** Of a check: its expression and NO INHERIT. Of a key: its index. Of a foreign key: where it leads. */
  details: CheckDetails | KeyDetails | ForeignKeyDetails,
];
type CheckDetails = readonly [expression: string, noInherit: boolean, isInherited: boolean];
type KeyDetails = readonly [
  index: number,
  /** Column numbers of the index that are not of its key. */
  include: readonly number[] | null,
  options: readonly string[] | null,
  tablespace: string | null,
  nullsNotDistinct: boolean,
  hasPeriod: boolean,
];
type ForeignKeyDetails = readonly [
  index: number,
  namespace: string,
  table: string,
  columns: readonly string[],
  onUpdate: string,
  onDelete: string,
  match: string,
  onDeleteColumns: readonly number[] | null,
  hasPeriod: boolean,
];

const actions: Readonly<Record<string, ReferentialAction>> = {
  r: "restrict",
  c: "cascade",
  n: "setNull",
  d: "setDefault",
};

/** @param condition SQL over `pg_constraint con` */
export function constraintQuery(
  { tables, version }: CatalogContext,
  condition = `con.conparentid = 0 AND (con.contype NOT IN ('p', 'u') OR NOT ${isScattered("con.conindid")})`,
): string {
  const since15 = (expression: string, before: string) => (version >= 150_000 ? expression : before);
  const hasPeriod = version >= 180_000 ? "con.conperiod" : "false";
  const isEnforced = version >= 180_000 ? "con.conenforced" : "true";
  return `WITH ${tables}
  SELECT json_agg(pg_catalog.json_build_array(con.conrelid::bigint, con.oid::bigint, con.conname, con.contype, con.conkey,
    con.condeferrable, con.condeferred, con.convalidated, ${isEnforced}, CASE con.contype
    WHEN 'c' THEN pg_catalog.json_build_array(pg_get_expr(con.conbin, con.conrelid), con.connoinherit, NOT con.conislocal)
    WHEN 'f' THEN pg_catalog.json_build_array(con.conindid::bigint, fn.nspname, fc.relname,
      (SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(con.confkey) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.attnum),
      con.confupdtype, con.confdeltype, con.confmatchtype, ${since15("con.confdelsetcols", "NULL")}, ${hasPeriod})
    ELSE pg_catalog.json_build_array(con.conindid::bigint,
      CASE WHEN i.indnatts > i.indnkeyatts THEN (i.indkey::int2[])[i.indnkeyatts:] END,
      ${optionsJson("ic.reloptions")}, space.spcname, ${since15("i.indnullsnotdistinct", "false")}, ${hasPeriod}) END))::text AS rows
  FROM scope s JOIN pg_catalog.pg_constraint con ON con.conrelid = s.oid AND con.contype IN ('p', 'u', 'c', 'f')
      AND ${condition}
    LEFT JOIN pg_catalog.pg_class fc ON fc.oid = con.confrelid
    LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
    LEFT JOIN pg_catalog.pg_index i ON con.contype IN ('p', 'u') AND i.indexrelid = con.conindid
    LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
    LEFT JOIN pg_catalog.pg_tablespace space ON space.oid = ic.reltablespace`;
}

/** A constraint's fact; what it is and stands on is remembered in `names`, for dependencies and comments. */
export function readConstraint(
  row: ConstraintRow,
  names: Names,
): PrimaryKey | Unique | Check | ForeignKey | undefined {
  const owner = names.table(row[0]);
  if (owner === undefined) return undefined;
  const object = readKind(row, { namespace: owner.namespace, table: owner.name, name: row[2] }, names);
  names.constraints.set(row[1], referenceOf(object));
  if (row[3] === "p" || row[3] === "u") names.indexes.set(row[9][0] as number, referenceOf(object));
  return object;
}

interface Place {
  readonly namespace: string;
  readonly table: string;
  readonly name: string;
}

function readKind(row: ConstraintRow, place: Place, names: Names): PrimaryKey | Unique | Check | ForeignKey {
  const deferral = sparse({ deferrable: row[5], initiallyDeferred: row[6] });
  switch (row[3]) {
    case "p":
      return { kind: "primaryKey", ...place, ...readKey(row, names), ...deferral };
    case "u": {
      const [, , , , nullsNotDistinct] = row[9] as KeyDetails;
      return {
        kind: "unique",
        ...place,
        ...readKey(row, names),
        ...deferral,
        ...sparse({ nullsNotDistinct }),
      };
    }
    case "c": {
      const [expression, noInherit, inherited] = row[9] as CheckDetails;
      return { kind: "check", ...place, expression, ...validity(row), ...sparse({ noInherit, inherited }) };
    }
    case "f":
      return { kind: "foreignKey", ...place, ...readForeignKey(row, names), ...deferral };
  }
}

export function columnNames(table: number, attributes: readonly number[] | null, names: Names): string[] {
  return (attributes ?? []).map((attribute) => names.column(table, attribute) ?? "");
}

function readKey(row: ConstraintRow, names: Names) {
  const [, include, options, tablespace, , withoutOverlaps] = row[9] as KeyDetails;
  return {
    columns: columnNames(row[0], row[4], names),
    ...sparse({
      include: include === null ? null : columnNames(row[0], include, names),
      storage: readOptions(options),
      tablespace,
      withoutOverlaps,
    }),
  };
}

/** A constraint that is not enforced is never valid: saying so too would be noise. */
function validity([, , , , , , , isValidated, isEnforced]: ConstraintRow) {
  return sparse({ notValid: isEnforced && !isValidated, notEnforced: !isEnforced });
}

function readForeignKey(row: ConstraintRow, names: Names) {
  const [, namespace, table, columns, onUpdate, onDelete, match, onDeleteColumns, period] =
    row[9] as ForeignKeyDetails;
  return {
    columns: columnNames(row[0], row[4], names),
    references: { namespace, table, columns },
    ...sparse({
      onUpdate: actions[onUpdate],
      onDelete: actions[onDelete],
      onDeleteColumns: onDeleteColumns === null ? null : columnNames(row[0], onDeleteColumns, names),
      match: match === "f" ? ("full" as const) : null,
      period,
    }),
    ...validity(row),
  };
}
