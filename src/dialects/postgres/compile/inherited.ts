/** What somebody has said of a part of a partition or an heir is taken back: it gets what that has which it comes of. */
import { quoteString } from "../sql/writer.js";

/** Gives the index of a partition the name that the server would have chosen, all else that the one has that it comes of, and no comment. */
export function usualIndex(index: string): string {
  const found = `SELECT i.indexrelid::regclass AS called, ic.relname, ic.reloptions AS own, parent.reloptions AS common, parent.oid AS parent,
      (SELECT coalesce(max(spcname), 'pg_default') FROM pg_catalog.pg_tablespace s WHERE s.oid = parent.reltablespace) AS space,
      (c.relname || CASE con.contype WHEN 'p' THEN '_pkey' ELSE '_' || (SELECT string_agg(a.attname, '_' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid) || CASE con.contype WHEN 'u' THEN '_key' ELSE '_idx' END END)::name AS usual
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
      JOIN pg_catalog.pg_inherits h ON h.inhrelid = ic.oid JOIN pg_catalog.pg_class parent ON parent.oid = h.inhparent
      LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = i.indexrelid AND con.conrelid = c.oid
    WHERE i.indexrelid = ${quoteString(index)}::regclass`;
  const changes = `(1, pg_catalog.format('COMMENT ON INDEX %s IS NULL', called)),
    (2, pg_catalog.format('ALTER INDEX %s RESET ', called) || (SELECT '(' || string_agg(split_part(o, '=', 1), ', ') || ')' FROM unnest(own) AS o WHERE o <> ALL (coalesce(common, '{}')))),
    (3, pg_catalog.format('ALTER INDEX %s SET ', called) || (SELECT '(' || string_agg(o, ', ') || ')' FROM unnest(common) AS o WHERE o <> ALL (coalesce(own, '{}')))),
    (4, pg_catalog.format('ALTER INDEX %s SET TABLESPACE %I', called, space)),
    (5, (SELECT string_agg(pg_catalog.format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', called, a.attnum, coalesce(a.attstattarget, -1)), '; ')
      FROM pg_catalog.pg_attribute a WHERE a.attrelid = parent AND ${isExpression("a")})),
    (6, CASE WHEN rtrim(relname, '0123456789') <> rtrim(usual, '0123456789') THEN pg_catalog.format('ALTER INDEX %s RENAME TO %I', called, usual) END)`;
  const query = `SELECT change FROM (${found}) AS found CROSS JOIN LATERAL (VALUES ${changes}) AS changes(turn, change)
    WHERE change IS NOT NULL ORDER BY turn`;
  return `DO ${quoteString(`DECLARE wanted text; BEGIN FOR wanted IN ${query} LOOP EXECUTE wanted; END LOOP; END`)}`;
}

/** SQL: a key of an index has a statistics target where it is an expression. */
const isExpression = (
  key: string,
) => `EXISTS (SELECT FROM pg_catalog.pg_index k WHERE k.indexrelid = ${key}.attrelid
        AND ${key}.attnum <= k.indnkeyatts AND (k.indkey::int2[])[${key}.attnum - 1] = 0)`;

/** Lets the server look at as many values of the indexes of a partition as of those that they come of. */
export function inheritedTargets(partition: string): string {
  const change = `SELECT coalesce(string_agg(pg_catalog.format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.indexrelid::regclass, a.attnum,
      coalesce(a.attstattarget, -1)), '; '), 'SELECT')
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.indexrelid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = h.inhparent AND ${isExpression("a")}
    WHERE i.indrelid = ${quoteString(partition)}::regclass`;
  return execute(change);
}

/**
 * Takes the indexes of partitions to the tablespace of the one that they come of.
 * @param kept full names of those that stay where they are
 */
export function movedIndexes(index: string, tablespace: string, kept: readonly string[]): string {
  const moves = `SELECT pg_catalog.format('ALTER INDEX %s SET TABLESPACE %I', tree.relid, ${quoteString(tablespace)})
    FROM pg_catalog.pg_partition_tree(${quoteString(index)}::regclass) AS tree
    WHERE tree.level > 0 AND tree.relid <> ALL (ARRAY[${kept.map(quoteString).join(", ")}]::regclass[])`;
  return `DO ${quoteString(`DECLARE said text; BEGIN FOR said IN ${moves} LOOP EXECUTE said; END LOOP; END`)}`;
}

/** Gives a column of a partition the default, or the expression, that it has where the partition belongs to. */
export function inheritedDefault(partition: string, column: string): string {
  const change = `SELECT pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I %s', h.inhrelid::regclass, a.attname,
      CASE WHEN a.attgenerated = '' THEN coalesce('SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), 'DROP DEFAULT')
        ELSE pg_catalog.format('SET EXPRESSION AS (%s)', pg_get_expr(d.adbin, d.adrelid)) END)
    FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_attribute a ON a.attrelid = h.inhparent
      LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE h.inhrelid = ${quoteString(partition)}::regclass AND a.attname = ${quoteString(column)}`;
  return execute(change);
}

/** Gives a column of a partition what the one of the table at the top has; options, which are never handed down, it loses. */
export function inheritedSettings(partition: string, column: string): string {
  const storage = `CASE top.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END`;
  // Before 14 there is no such column of the catalog.
  const compression = `CASE to_jsonb(top)->>'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' WHEN '' THEN 'default' END`;
  const changes = [
    `'SET STORAGE ' || ${storage}`,
    `'SET COMPRESSION ' || ${compression}`,
    "'SET STATISTICS ' || coalesce(top.attstattarget, -1)",
    "'RESET (n_distinct, n_distinct_inherited)'",
  ];
  const said = changes
    .map((change) => `pg_catalog.format('ALTER COLUMN %I ', a.attname) || ${change}`)
    .join(", ");
  const change = `SELECT pg_catalog.format('ALTER TABLE ONLY %s ', a.attrelid::regclass) || array_to_string(ARRAY[${said}], ', ')
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_attribute top ON top.attrelid = pg_partition_root(a.attrelid) AND top.attname = a.attname
    WHERE a.attrelid = ${quoteString(partition)}::regclass AND a.attname = ${quoteString(column)}`;
  return execute(change);
}

/** SQL: where the trigger of a partition comes from; before 13 only its dependencies tell. */
const origin = `coalesce(nullif(to_jsonb(t)->>'tgparentid', '0')::oid, (SELECT d.refobjid FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_trigger'::regclass AND d.objid = t.oid AND d.refclassid = 'pg_catalog.pg_trigger'::regclass))`;

/** Fires the trigger of a partition when the one that it comes of fires. */
export function inheritedState(partition: string, trigger: string): string {
  const state =
    "CASE above.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END";
  return execute(`SELECT pg_catalog.format('ALTER TABLE %s %s TRIGGER %I', t.tgrelid::regclass, ${state}, t.tgname)
    FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_trigger above ON above.oid = ${origin}
    WHERE t.tgrelid = ${quoteString(partition)}::regclass AND t.tgname = ${quoteString(trigger)}`);
}

/**
 * Nobody has looked at the rows of a constraint: the one that it comes of, which says so, is made anew, for no statement takes back that it
 * was validated here.
 */
export function notValidAgain(table: string, constraint: string): string {
  const isAbove = `above.contype = con.contype AND NOT above.convalidated AND (above.conname = con.conname OR above.contype = 'n'
      AND EXISTS (SELECT FROM pg_catalog.pg_attribute mine JOIN pg_catalog.pg_attribute theirs ON theirs.attname = mine.attname
        WHERE mine.attrelid = con.conrelid AND mine.attnum = con.conkey[1] AND theirs.attrelid = above.conrelid AND theirs.attnum = above.conkey[1]))`;
  const changes = `WITH RECURSIVE con AS (
      SELECT con.oid, con.conrelid, con.conname, con.contype, con.conkey, false AS isabove FROM pg_catalog.pg_constraint con
      WHERE con.conrelid = ${quoteString(table)}::regclass AND con.conname = ${quoteString(constraint)}
      UNION
      SELECT above.oid, above.conrelid, above.conname, above.contype, above.conkey, true FROM con
        JOIN pg_catalog.pg_inherits h ON h.inhrelid = con.conrelid
        JOIN pg_catalog.pg_constraint above ON above.conrelid = h.inhparent AND ${isAbove}),
    top AS (SELECT oid, conname, pg_catalog.format('ALTER TABLE %s ', conrelid::regclass) AS altered, conrelid::regclass AS place FROM con WHERE isabove
      AND NOT EXISTS (SELECT FROM con AS other JOIN pg_catalog.pg_inherits h ON h.inhparent = other.conrelid
        WHERE other.isabove AND h.inhrelid = con.conrelid))
    SELECT array_agg(change ORDER BY top.oid, turn) FROM top CROSS JOIN LATERAL (VALUES
      (1, altered || pg_catalog.format('DROP CONSTRAINT %I', conname)),
      (2, altered || pg_catalog.format('ADD CONSTRAINT %I ', conname) || pg_get_constraintdef(oid)),
      (3, pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, place, obj_description(oid, 'pg_constraint')))) AS changes(turn, change)
    WHERE turn < 3 OR obj_description(oid, 'pg_constraint') IS NOT NULL`;
  const body = `DECLARE said text; BEGIN FOREACH said IN ARRAY coalesce((${changes}), '{}') LOOP EXECUTE said; END LOOP; END`;
  return `DO ${quoteString(body)}`;
}

function execute(query: string): string {
  return `DO ${quoteString(`BEGIN EXECUTE (${query}); END`)}`;
}
