import { notOfExtension } from "./catalog.js";

/**
 * Statements that ask the validators of languages about each routine, as the server does when one is made, and then tell which they
 * refuse: those were made while `check_function_bodies` was off, or something that they name has gone since. What a routine sets
 * while it runs counts. The last statement gives oids. What cannot be looked at, for want of a right or a lock, is not refused.
 */
export function refusedBodyQueries(namespaces: string): readonly string[] {
  return [
    `DO $bodies$ DECLARE routine record; setting text; refused oid[] := '{}'; BEGIN
    FOR routine IN SELECT p.oid, l.lanvalidator::oid::regprocedure::text AS validator, p.proconfig AS settings
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanvalidator <> 0 AND l.lanname NOT IN ('internal', 'c') AND p.prokind <> 'a'
        AND ${namespaces} AND ${notOfExtension("pg_proc", "p.oid")}
    LOOP BEGIN
      PERFORM pg_catalog.set_config('check_function_bodies', 'on', true);
      FOREACH setting IN ARRAY coalesce(routine.settings, '{}') LOOP
        PERFORM pg_catalog.set_config(split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1), true);
      END LOOP;
      EXECUTE pg_catalog.format('SELECT %s(%s)', regexp_replace(routine.validator, '\\([^()]*\\)$', ''), routine.oid);
      -- Takes back what was set.
      RAISE EXCEPTION USING ERRCODE = 'SX000';
    EXCEPTION
      WHEN SQLSTATE 'SX000' OR insufficient_privilege OR lock_not_available THEN NULL;
      WHEN OTHERS THEN refused := refused || routine.oid;
    END; END LOOP;
    PERFORM pg_catalog.set_config('schemix.refused_bodies', array_to_json(refused)::text, true);
  END $bodies$`,
    "SELECT current_setting('schemix.refused_bodies') AS rows",
  ];
}
