/** Values for rows that are made up for a proof: nothing but what a type takes. */
import { pgWriter } from "../sql/writer.js";

const { literal } = pgWriter;

/** A type as the catalog has it: `[oid, name, spelling, typtype, category, base, base's typmod, element, labels, attributes]`. */
export type TypeRow = readonly [
  oid: number,
  name: string,
  spelling: string,
  sort: string,
  category: string,
  base: number,
  baseModifier: number,
  element: number,
  labels: readonly string[] | null,
  attributes: readonly (readonly [type: number, modifier: number])[] | null,
];

/** Another try when the server refuses a row: small values, larger ones, or those that its checks speak of. */
export type Style = "small" | "large" | "spoken";

export interface ValueRequest {
  readonly types: ReadonlyMap<number, TypeRow>;
  readonly type: number;
  readonly modifier: number;
  /** The type as SQL. */
  readonly spelling: string;
  /** The number of the row, from 1. */
  readonly row: number;
  readonly style: Style;
  /** Literals of the checks about the column. */
  readonly spoken: readonly string[];
}

/** SQL of a value, another one for each row; nothing for a type that nothing is known of. */
export function madeUpValue(request: ValueRequest): string | undefined {
  const { spelling, spoken, style, row } = request;
  if (style === "spoken" && spoken.length > 0) return `${literal(spokenValue(spoken, row))}::${spelling}`;
  return valueWithin(request, 0);
}

function spokenValue(spoken: readonly string[], row: number): string {
  const [first = ""] = spoken;
  if (spoken.every((text) => /^-?\d+(\.\d+)?$/.test(text))) return String(Number(first) + row - 1);
  return spoken[(row - 1) % spoken.length] ?? first;
}

/** Types contain others: a domain its base, an array its elements, a row its columns. */
const deepest = 4;

function valueWithin(request: ValueRequest, depth: number): string | undefined {
  const { types, type, spelling, row } = request;
  const found = types.get(type);
  if (found === undefined || depth > deepest) return undefined;
  const [, , , sort, category, base, baseModifier, element, labels, attributes] = found;
  const inner = (oid: number, modifier: number): string | undefined =>
    valueWithin(
      { ...request, type: oid, modifier, spelling: types.get(oid)?.[2] ?? "", spoken: [] },
      depth + 1,
    );
  if (sort === "d") {
    const value = inner(base, baseModifier);
    return value === undefined ? undefined : `(${value})::${spelling}`;
  }
  if (sort === "e") {
    const label = labels?.[(row - 1) % labels.length];
    return label === undefined ? undefined : `${literal(label)}::${spelling}`;
  }
  if (sort === "c") {
    const parts = attributes?.map(([oid, modifier]) => inner(oid, modifier) ?? "NULL") ?? [];
    return `ROW(${parts.join(", ")})::${spelling}`;
  }
  if (sort === "m") return `'{}'::${spelling}`;
  if (category === "A" && element !== 0) {
    const value = inner(element, -1);
    return `${value === undefined ? "'{}'" : `ARRAY[${value}]`}::${spelling}`;
  }
  const text = textOf(found, request);
  return text === undefined ? undefined : `${literal(text)}::${spelling}`;
}

function textOf(
  [, name, , sort, category]: TypeRow,
  { row, style, modifier }: ValueRequest,
): string | undefined {
  if (sort === "r") return ranges[name]?.(row) ?? "empty";
  if (name === "numeric") return numericText(row, style, modifier);
  if (name === "bit" || name === "varbit") return row.toString(2).padStart(Math.max(modifier, 1), "0");
  const known = texts[name];
  if (known !== undefined) return known(row);
  if (category === "N") return String(style === "large" ? 99 + row : row);
  if (category === "S") return style === "large" ? `a${row}@example.com` : String.fromCharCode(96 + row);
  return undefined;
}

/** `numeric(2,2)` holds nothing above 0.99. */
function numericText(row: number, style: Style, modifier: number): string {
  const [precision, scale] = modifier < 4 ? [1000, 0] : [(modifier - 4) >> 16, (modifier - 4) & 0x7ff];
  if (precision <= scale) return `0.${String(row).padStart(scale, "0")}`;
  return String(style === "large" ? 99 + row : row);
}

type Text = (row: number) => string;

const texts: Readonly<Record<string, Text>> = {
  bool: (row) => (row % 2 === 0 ? "false" : "true"),
  date: (row) => `2020-01-0${row}`,
  timestamp: (row) => `2020-01-0${row} 00:00:00`,
  timestamptz: (row) => `2020-01-0${row} 00:00:00+00`,
  time: (row) => `0${row}:00:00`,
  timetz: (row) => `0${row}:00:00+00`,
  interval: (row) => `${row} days`,
  uuid: (row) => `00000000-0000-4000-8000-00000000000${row}`,
  json: (row) => `{"a": ${row}}`,
  jsonb: (row) => `{"a": ${row}}`,
  jsonpath: () => "$",
  bytea: (row) => `\\x0${row}`,
  inet: (row) => `10.0.0.${row}`,
  cidr: (row) => `10.0.0.${row}/32`,
  macaddr: (row) => `08:00:2b:01:02:0${row}`,
  macaddr8: (row) => `08:00:2b:01:02:03:04:0${row}`,
  xml: (row) => `<a>${row}</a>`,
  tsvector: (row) => `a${row}`,
  tsquery: (row) => `a${row}`,
  point: (row) => `(${row},1)`,
  line: (row) => `{${row},1,1}`,
  lseg: (row) => `[(0,0),(${row},1)]`,
  box: (row) => `(${row},1),(0,0)`,
  path: (row) => `[(0,0),(${row},1)]`,
  polygon: (row) => `((0,0),(0,1),(${row},1))`,
  circle: (row) => `<(0,0),${row}>`,
  pg_lsn: (row) => `0/${row}`,
  hstore: (row) => `a=>${row}`,
  ltree: (row) => `a${row}`,
};

/** Ranges that do not overlap: exclusions take them. */
const ranges: Readonly<Record<string, Text>> = {
  int4range: (row) => `[${row}0,${row}5)`,
  int8range: (row) => `[${row}0,${row}5)`,
  numrange: (row) => `[${row}0,${row}5)`,
  daterange: (row) => `[2020-0${row}-01,2020-0${row}-05)`,
  tsrange: (row) => `[2020-0${row}-01,2020-0${row}-05)`,
  tstzrange: (row) => `[2020-0${row}-01 00:00+00,2020-0${row}-05 00:00+00)`,
};
