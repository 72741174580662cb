import { defineObjectKind, type ObjectTarget } from "@schemix/migrate";

/** How an index of one method compares values of a type. Functions and operators are SQL: their names. */
export type OperatorClass = {
  readonly name: string;
  readonly namespace?: string;
  readonly type: string;
  readonly using: string;
  readonly isDefault?: boolean;
  /** Strategy → operator. */
  readonly operators: { readonly [strategy: string]: string };
  /** Support number → function with its arguments. */
  readonly functions: { readonly [number: string]: string };
};

/** Declares an operator class in an entity file. */
export const defineOperatorClass = defineObjectKind<OperatorClass>({
  kind: "acme:operatorClass",
  name: "defineOperatorClass",
  from: "./plugin/index.js",
  reportedAs: "operator class",
  dialects: {
    postgres: {
      create: ({ name, namespace, type, using, isDefault, operators, functions }) => {
        const place = namespace === undefined ? quote(name) : `${quote(namespace)}.${quote(name)}`;
        const items = [
          ...Object.entries(operators).map(([strategy, operator]) => `OPERATOR ${strategy} ${operator}`),
          ...Object.entries(functions).map(([number, called]) => `FUNCTION ${number} ${called}`),
        ];
        const usual = isDefault === true ? " DEFAULT" : "";
        return `CREATE OPERATOR CLASS ${place}${usual} FOR TYPE ${type} USING ${using} AS ${items.join(", ")}`;
      },
      // One SELECT of all of them. The name says the method too, for there may be one for each.
      select: ({ namespaces, notOfExtension }) => `
        SELECT 'pg_opclass' AS catalog, o.oid, n.nspname AS namespace,
          format('%I USING %I', o.opcname, am.amname) AS name,
          format('CREATE OPERATOR CLASS %I.%I%s FOR TYPE %s USING %I AS %s', n.nspname, o.opcname,
            CASE WHEN o.opcdefault THEN ' DEFAULT' END, format_type(o.opcintype, NULL), am.amname,
            concat_ws(', ', ops.said, funcs.said)) AS definition,
          jsonb_strip_nulls(jsonb_build_object('name', o.opcname, 'namespace', n.nspname,
            'type', format_type(o.opcintype, NULL), 'using', am.amname,
            'isDefault', CASE WHEN o.opcdefault THEN true END,
            'operators', ops.list, 'functions', funcs.list)) AS options,
          -- The server keeps what it leans on with its operators and functions.
          coalesce(ops.parts, '[]') || coalesce(funcs.parts, '[]') AS parts
        FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am am ON am.oid = o.opcmethod
          CROSS JOIN LATERAL (SELECT
              string_agg(format('OPERATOR %s %s', p.amopstrategy, p.amopopr::regoperator), ', ' ORDER BY p.amopstrategy) AS said,
              coalesce(jsonb_object_agg(p.amopstrategy::text, p.amopopr::regoperator::text), '{}') AS list,
              jsonb_agg(jsonb_build_object('catalog', 'pg_amop', 'oid', p.oid)) AS parts
            FROM pg_amop p WHERE p.amopfamily = o.opcfamily
              AND p.amoplefttype = o.opcintype AND p.amoprighttype = o.opcintype) AS ops
          CROSS JOIN LATERAL (SELECT
              string_agg(format('FUNCTION %s %s', p.amprocnum, p.amproc::regprocedure), ', ' ORDER BY p.amprocnum) AS said,
              coalesce(jsonb_object_agg(p.amprocnum::text, p.amproc::regprocedure::text), '{}') AS list,
              jsonb_agg(jsonb_build_object('catalog', 'pg_amproc', 'oid', p.oid)) AS parts
            FROM pg_amproc p WHERE p.amprocfamily = o.opcfamily
              AND p.amproclefttype = o.opcintype AND p.amprocrighttype = o.opcintype) AS funcs
        WHERE ${namespaces} AND ${notOfExtension("pg_opclass", "o.oid")}`,
      // A family of its name has come along with it, and goes along.
      drop: (object) => `DROP OPERATOR FAMILY ${words(object)}`,
      rename: (object, to) => {
        const bare = to.replace(/ USING .*$/, "");
        return ["CLASS", "FAMILY"].map((what) => `ALTER OPERATOR ${what} ${words(object)} RENAME TO ${bare}`);
      },
      words: (object) => `OPERATOR CLASS ${words(object)}`,
    },
  },
});

/** The name as the SELECT gives it is SQL already: `by_length USING btree`. */
function words({ namespace, name }: ObjectTarget): string {
  return namespace === undefined ? name : `${quote(namespace)}.${name}`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
