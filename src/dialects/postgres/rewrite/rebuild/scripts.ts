/** A new table takes the place of the one that is there, and its rows. */
import type { Column } from "../../../../objects/column/shape.js";
import { shortenName } from "../../../../schema/names.js";
import { nameList, parenthesized } from "../../compile/clauses.js";
import { qualified, quote, quoteString } from "../../sql/writer.js";

export interface Place {
  readonly namespace?: string | undefined;
  readonly table: string;
}

function nameOf({ namespace, table }: Place): string {
  return qualified(namespace, table);
}

/** The table as a value that the catalog can be asked with. */
function regclass(place: Place): string {
  return `${quoteString(nameOf(place))}::regclass`;
}

/** SQL that begins with what it does in words, as which it is shown. */
function said(what: string, sql: string): string {
  return `-- ${oneLine(what)}\n${sql}`;
}

function block(what: string, ...lines: readonly string[]): string {
  return said(what, `DO ${quoteString(lines.join("\n"))}`);
}

/** A comment holds no line end, so that nothing of a name becomes SQL. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** SQL: tables, and the partitions of the first. */
function treeOf(places: readonly Place[]): string {
  const [first] = places.map(regclass);
  return `(SELECT unnest(ARRAY[${places.map(regclass).join(", ")}])::oid AS oid UNION SELECT relid::oid FROM pg_partition_tree(${first}))`;
}

/**
 * Refuses a table with something that would not come back, and one whose rows cannot all be read.
 * @param known what comes back, or is meant to go: kind and name
 */
export function refuseUnknown(place: Place, known: readonly string[]): string {
  const list = known.length === 0 ? "ARRAY[]::text[]" : `ARRAY[${known.map(quoteString).join(", ")}]`;
  const found = [
    `SELECT 'partition ' || c.relname FROM tree JOIN pg_class c ON c.oid = tree.oid WHERE tree.oid <> ${regclass(place)}`,
    "SELECT 'trigger ' || t.tgname FROM tree JOIN pg_trigger t ON t.tgrelid = tree.oid WHERE NOT t.tgisinternal AND coalesce(to_jsonb(t) ->> 'tgparentid', '0') = '0'",
    "SELECT 'policy ' || p.polname FROM tree JOIN pg_policy p ON p.polrelid = tree.oid",
    "SELECT 'rule ' || r.rulename FROM tree JOIN pg_rewrite r ON r.ev_class = tree.oid",
    "SELECT 'statistics ' || s.stxname FROM tree JOIN pg_statistic_ext s ON s.stxrelid = tree.oid",
    "SELECT 'publication ' || p.pubname FROM tree JOIN pg_publication_rel r ON r.prrelid = tree.oid JOIN pg_publication p ON p.oid = r.prpubid",
    "SELECT 'security label ' || l.label FROM tree JOIN pg_seclabel l ON l.objoid = tree.oid AND l.classoid = 'pg_class'::regclass",
  ];
  const message = quoteString(
    `${nameOf(place)} has to be made anew, and has something that nobody declares and that would be lost by that: `,
  );
  const hidden = quoteString(
    `${nameOf(place)} has to be made anew, and this role does not see all of its rows`,
  );
  return block(
    `make ${nameOf(place)} anew, with all that stands on it: the table that is there steps aside`,
    "DECLARE lost text; BEGIN",
    `IF row_security_active(${regclass(place)}) THEN RAISE EXCEPTION USING MESSAGE = ${hidden}; END IF;`,
    `SELECT string_agg(found.what, ', ') INTO lost FROM (WITH tree AS ${treeOf([place])}`,
    `${found.join("\nUNION ALL ")}) AS found(what) WHERE found.what <> ALL (${list});`,
    `IF lost IS NOT NULL THEN RAISE EXCEPTION USING MESSAGE = ${message} || lost; END IF;`,
    "END",
  );
}

export function stepAside(place: Place, to: string): string {
  return `ALTER TABLE ${nameOf(place)} RENAME TO ${quote(to)}`;
}

/** Indexes and sequences of identities of the former table give their names up. */
export function freeNames(former: readonly Place[]): string {
  return block(
    `take their names from the indexes and identities of ${former.map(nameOf).join(", ")}`,
    "DECLARE each record; BEGIN",
    `FOR each IN WITH tree AS ${treeOf(former)}`,
    "SELECT 'INDEX' AS what, i.indexrelid::regclass::text AS called, i.indexrelid AS oid FROM tree JOIN pg_index i ON i.indrelid = tree.oid",
    "UNION ALL SELECT 'SEQUENCE', d.objid::regclass::text, d.objid FROM tree JOIN pg_depend d ON d.refobjid = tree.oid",
    "AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass AND d.deptype = 'i' JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'",
    "LOOP EXECUTE pg_catalog.format('ALTER %s %s RENAME TO %I', each.what, each.called, 'schemix_former_' || each.oid); END LOOP;",
    "END",
  );
}

/** Columns whose type is made anew meanwhile, and what they are until then: JSON where only names say which field is which. */
export type Held = ReadonlyMap<string, "text" | "json">;

export function hold(from: Place, to: Place, columns: readonly string[], changed: Held): string {
  const list = columns.map((name) => {
    const [kept, value] = [changed.get(name), quote(name)];
    if (kept === undefined) return value;
    return `${kept === "json" ? `to_json(${value})` : `${value}::text`} AS ${value}`;
  });
  const what = `put the rows of ${nameOf(from)} aside, for what it is made of is made anew`;
  return said(what, `CREATE TABLE ${nameOf(to)} AS SELECT ${list.join(", ")} FROM ${nameOf(from)}`);
}

/** JSON must not change a value in silence. */
export function refuseOtherAsJson(from: Place, name: string): string {
  const [value, table] = [quote(name), nameOf(from)];
  const row = `json_populate_record(NULL::${table}, pg_catalog.json_build_object(${quoteString(name)}, ${value}))`;
  const message = quoteString(`Some values of ${table}.${value} would be changed by way of JSON`);
  return block(
    `look whether ${table}.${value} keeps its values as JSON`,
    `BEGIN IF EXISTS (SELECT FROM ${table} WHERE (${row}).${value}::text IS DISTINCT FROM ${value}::text) THEN`,
    `RAISE EXCEPTION USING ERRCODE = 'data_exception', MESSAGE = ${message}; END IF; END`,
  );
}

/** SQL of a value that has waited: a row of the new table has a field of its type. */
export function fromHeld(to: Place, name: string, type: string, held: Held): string {
  const value = quote(name);
  if (held.get(name) !== "json") return `${value}::${type}`;
  const row = `json_populate_record(NULL::${nameOf(to)}, pg_catalog.json_build_object(${quoteString(name)}, ${value}))`;
  return `(${row}).${value}`;
}

/** A sequence that keeps the number of an identity while its table is away. */
export function holdNumber(place: Place, column: string): string {
  const limit = { count: 63, unit: "bytes" } as const;
  const name = qualified(place.namespace, shortenName(`${place.table}_${column}_number`, limit));
  return `CREATE SEQUENCE ${name} MINVALUE -9223372036854775808 OWNED BY ${nameOf(place)}.${quote(column)}`;
}

/** Numbers that were given out are not given out again. */
export function continueNumber(from: Place, to: Place, column: string): string {
  const sequence = (place: Place): string =>
    `pg_get_serial_sequence(${quoteString(nameOf(place))}, ${quoteString(column)})`;
  return block(
    `let ${nameOf(to)}.${quote(column)} go on with the numbers of ${nameOf(from)}`,
    "DECLARE last bigint; given boolean; BEGIN",
    `EXECUTE pg_catalog.format('SELECT last_value, is_called FROM %s', ${sequence(from)}) INTO last, given;`,
    `PERFORM setval(${sequence(to)}, last, given);`,
    "END",
  );
}

export interface MovedColumn {
  readonly name: string;
  /** SQL over columns of the former table. */
  readonly value: string;
}

export function move(from: Place, to: Place, columns: readonly MovedColumn[], isNumbered: boolean): string {
  const what = `move the rows of ${nameOf(to)} into the table that takes its place`;
  // A table without columns has rows all the same.
  if (columns.length === 0) return said(what, `INSERT INTO ${nameOf(to)} SELECT FROM ${nameOf(from)}`);
  const names = nameList(columns.map(({ name }) => name));
  const over = isNumbered ? " OVERRIDING SYSTEM VALUE" : "";
  const values = columns.map(({ value }) => value).join(", ");
  return said(what, `INSERT INTO ${nameOf(to)} ${names}${over} SELECT ${values} FROM ${nameOf(from)}`);
}

/** Rounding must not pass in silence. */
export function refuseLoss(from: Place, { name, type }: Column, value: string, through: string): string {
  const message = quoteString(
    `Some values of ${nameOf(from)}.${quote(name)} would be changed by the type ${type}`,
  );
  return block(
    `look whether ${nameOf(from)}.${quote(name)} keeps its values as ${type}`,
    `BEGIN IF EXISTS (SELECT FROM ${nameOf(from)} WHERE ${quote(name)}::${through} IS DISTINCT FROM (${parenthesized(value)}::${type})::${through}) THEN`,
    `RAISE EXCEPTION USING ERRCODE = 'data_exception', MESSAGE = ${message}; END IF; END`,
  );
}

/** Gives a table, and its partitions, to the owner of another, and to people what they may do with that one. */
export function copyRights(from: Place, to: Place): string {
  const exploded = (place: Place): string =>
    `SELECT a.grantee, a.privilege_type, a.is_grantable, NULL::name AS attname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) AS a
WHERE c.oid = ${regclass(place)} AND a.grantee <> c.relowner
UNION ALL SELECT a.grantee, a.privilege_type, a.is_grantable, att.attname FROM pg_attribute att CROSS JOIN LATERAL aclexplode(att.attacl) AS a
WHERE att.attrelid = ${regclass(place)} AND att.attnum > 0 AND NOT att.attisdropped AND EXISTS (SELECT FROM pg_attribute other
WHERE other.attrelid = ${regclass(to)} AND other.attname = att.attname AND other.attnum > 0 AND NOT other.attisdropped)`;
  const target = quoteString(nameOf(to));
  const role = "CASE each.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(each.grantee)) END";
  const column = "coalesce(pg_catalog.format(' (%I)', each.attname), '')";
  return block(
    `give ${nameOf(to)} the owner and the privileges of ${nameOf(from)}`,
    "DECLARE each record; BEGIN",
    `FOR each IN SELECT tree.oid::regclass AS called, pg_get_userbyid(source.relowner) AS owner FROM ${treeOf([to])} AS tree`,
    `JOIN pg_class target ON target.oid = tree.oid JOIN pg_class source ON source.oid = ${regclass(from)} WHERE target.relowner <> source.relowner`,
    "LOOP EXECUTE pg_catalog.format('ALTER TABLE %s OWNER TO %I', each.called, each.owner); END LOOP;",
    `FOR each IN ${exploded(to)}`,
    `LOOP EXECUTE pg_catalog.format('REVOKE %s%s ON %s FROM %s', each.privilege_type, ${column}, ${target}, ${role}); END LOOP;`,
    `FOR each IN ${exploded(from)}`,
    `LOOP EXECUTE pg_catalog.format('GRANT %s%s ON %s TO %s%s', each.privilege_type, ${column}, ${target}, ${role}, CASE WHEN each.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END); END LOOP;`,
    "END",
  );
}

export function drop(places: readonly Place[]): string {
  return `DROP TABLE ${places.map(nameOf).join(", ")}`;
}
