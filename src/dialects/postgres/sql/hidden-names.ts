import type { NameSpace } from "../../../objects/kind.js";

/** The types of pg_catalog, but for those whose names begin with `pg_`. */
const types: ReadonlySet<string> = new Set(
  (
    "aclitem any anyarray anycompatible anycompatiblearray anycompatiblemultirange anycompatiblenonarray " +
    "anycompatiblerange anyelement anyenum anymultirange anynonarray anyrange bit bool box bpchar bytea char cid cidr " +
    "circle cstring date datemultirange daterange event_trigger fdw_handler float4 float8 gtsvector index_am_handler " +
    "inet int2 int2vector int4 int4multirange int4range int8 int8multirange int8range internal interval json jsonb " +
    "jsonpath language_handler line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oid8 oidvector " +
    "path point polygon record refcursor regclass regcollation regconfig regdatabase regdictionary regnamespace regoper " +
    "regoperator regproc regprocedure regrole regtype table_am_handler text tid time timestamp timestamptz timetz " +
    "trigger tsm_handler tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid " +
    "varbit varchar void xid xid8 xml"
  ).split(" "),
);

/**
 * Whether pg_catalog may have something by a name: it is searched before all namespaces that are not said. All its tables,
 * views and indexes begin with `pg_`; each is a type too, and each type has an array.
 */
export function isHidden(name: string, space: NameSpace): boolean {
  if (space === "relation") return name.startsWith("pg_");
  const element = name.replace(/^_/, "");
  return element.startsWith("pg_") || types.has(element);
}
