/** Column types known by name. */

/** Types known by name, by the options that fit them; checked by the compiler and again when entities are read. */
export const typeFamilies = {
  sizedText: ["string", "varchar", "char", "character", "character varying", "bpchar", "nvarchar", "nchar"],
  text: ["text"],
  bits: ["bit", "varbit", "bit varying"],
  integer: ["int", "integer", "smallint", "bigint", "int2", "int4", "int8", "tinyint"],
  exact: ["decimal", "numeric"],
  float: ["float", "double", "real", "double precision", "float4", "float8"],
  preciseTime: [
    "time",
    "timetz",
    "timestamp",
    "timestamptz",
    "interval",
    "timestamp with time zone",
    "timestamp without time zone",
    "time with time zone",
    "time without time zone",
    "datetime2",
    "datetimeoffset",
  ],
  boolean: ["boolean", "bool"],
  json: ["json", "jsonb"],
  bytes: ["bytes", "bytea"],
  sizedBytes: ["binary", "varbinary"],
  other: [
    ...["date", "uuid", "xml", "money", "inet", "cidr", "macaddr", "macaddr8", "tsvector", "tsquery"],
    ...["point", "line", "lseg", "box", "path", "polygon", "circle"],
    ...["int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange"],
    ...["datetime", "smalldatetime", "smallmoney", "uniqueidentifier", "rowversion", "sql_variant"],
    ...["hierarchyid", "geography", "geometry", "ntext", "image"],
  ],
} as const;

/** The family of a type that is known by name. */
export function familyOf(type: string): keyof typeof typeFamilies | undefined {
  for (const family of Object.keys(typeFamilies).filter(isFamily)) {
    const members: readonly string[] = typeFamilies[family];
    if (members.includes(type.toLowerCase())) return family;
  }
  return undefined;
}

const relatives: Readonly<Partial<Record<keyof typeof typeFamilies, string>>> = {
  sizedText: "text",
  text: "text",
  integer: "number",
  exact: "number",
  float: "number",
};

/** Whether values of two types can be compared, as far as the types are known by name; the database has the last word. */
export function mayCompare(one: string, other: string): boolean {
  const [left, right] = [one, other].map((type) => familyOf(type.replace(/\s*\([^)]*\)/, "")));
  if (left === undefined || right === undefined) return one.endsWith("[]") === other.endsWith("[]");
  return (relatives[left] ?? left) === (relatives[right] ?? right) && left !== "other";
}

function isFamily(name: string): name is keyof typeof typeFamilies {
  return Object.hasOwn(typeFamilies, name);
}
