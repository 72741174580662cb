import type { Attributes } from "./kind-rows.js";

const inN = "CREATE SCHEMA n; ";
const table = "CREATE TABLE t (a int, b int); ";
const touch = `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; ${table}`;
const trigger = `${touch}CREATE TRIGGER g `;
const each = "ON t FOR EACH ROW EXECUTE FUNCTION f()";
const rule = `${table}CREATE RULE r AS ON DELETE TO t `;
const policy = `${table}CREATE POLICY p ON t `;
const publication = `${table}CREATE TABLE u (a int); CREATE PUBLICATION p FOR `;
const evented = "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; ";
const event = `${evented}CREATE EVENT TRIGGER e ON `;
const fn = (rest: string, name = "f", of = "a int") => `CREATE FUNCTION ${name}(${of}) ${rest}`;
const plain = "RETURNS int LANGUAGE sql AS 'SELECT a'";
const reader = "CREATE ROLE corpus_reader; ";

/** What reacts to statements, and who may do what. */
export const ruleAttributes = {
  rule: {
    existence: [table, "", "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING"],
    name: [
      table,
      "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
      "CREATE RULE s AS ON DELETE TO t DO INSTEAD NOTHING",
    ],
    definition: [rule, "DO INSTEAD NOTHING", "WHERE OLD.a > 1 DO INSTEAD NOTHING"],
    state: [`${rule}DO INSTEAD NOTHING; `, "", "ALTER TABLE t DISABLE RULE r"],
    comment: [`${rule}DO INSTEAD NOTHING; `, "", "COMMENT ON RULE r ON t IS 'x'"],
  },
  trigger: {
    existence: [touch, "", `CREATE TRIGGER g AFTER UPDATE ${each}`],
    name: [touch, `CREATE TRIGGER g AFTER UPDATE ${each}`, `CREATE TRIGGER h AFTER UPDATE ${each}`],
    "time and events": [trigger, `AFTER UPDATE ${each}`, `BEFORE INSERT OR DELETE ${each}`],
    columns: [trigger, `AFTER UPDATE ${each}`, `AFTER UPDATE OF a ${each}`],
    condition: [
      trigger,
      `AFTER UPDATE ${each}`,
      "AFTER UPDATE ON t FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION f()",
    ],
    "row or statement": [trigger, `AFTER UPDATE ${each}`, "AFTER UPDATE ON t EXECUTE FUNCTION f()"],
    "transition tables": [
      trigger,
      `AFTER UPDATE ON t EXECUTE FUNCTION f()`,
      "AFTER UPDATE ON t REFERENCING OLD TABLE AS o EXECUTE FUNCTION f()",
    ],
    arguments: [trigger, `AFTER UPDATE ${each}`, "AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f('x')"],
    "constraint trigger": [
      touch,
      `CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()`,
      `CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f()`,
    ],
    state: [`${trigger}AFTER UPDATE ${each}; `, "", "ALTER TABLE t DISABLE TRIGGER g"],
    comment: [`${trigger}AFTER UPDATE ${each}; `, "", "COMMENT ON TRIGGER g ON t IS 'x'"],
  },
  rowSecurity: {
    enabled: [table, "", "ALTER TABLE t ENABLE ROW LEVEL SECURITY"],
    forced: [
      `${table}ALTER TABLE t ENABLE ROW LEVEL SECURITY; `,
      "",
      "ALTER TABLE t FORCE ROW LEVEL SECURITY",
    ],
  },
  policy: {
    existence: [table, "", "CREATE POLICY p ON t USING (a > 0)"],
    name: [table, "CREATE POLICY p ON t USING (a > 0)", "CREATE POLICY q ON t USING (a > 0)"],
    expressions: [policy, "USING (a > 0)", "USING (a > 1) WITH CHECK (b > 1)"],
    roles: [reader + policy, "USING (a > 0)", "TO corpus_reader USING (a > 0)"],
    command: [policy, "USING (a > 0)", "FOR SELECT USING (a > 0)"],
    restrictive: [policy, "USING (a > 0)", "AS RESTRICTIVE USING (a > 0)"],
    comment: [`${policy}USING (a > 0); `, "", "COMMENT ON POLICY p ON t IS 'x'"],
  },
  replicaIdentity: {
    kind: [table, "", "ALTER TABLE t REPLICA IDENTITY FULL"],
    index: [
      "CREATE TABLE t (a int NOT NULL); CREATE UNIQUE INDEX i ON t (a); CREATE UNIQUE INDEX j ON t (a); ALTER TABLE t REPLICA IDENTITY USING INDEX ",
      "i",
      "j",
    ],
  },
  clustering: {
    existence: [`${table}CREATE INDEX i ON t (a); `, "", "ALTER TABLE t CLUSTER ON i"],
  },
  publication: {
    existence: [table, "", "CREATE PUBLICATION p FOR TABLE t"],
    name: [table, "CREATE PUBLICATION p FOR TABLE t", "CREATE PUBLICATION q FOR TABLE t"],
    tables: [publication, "TABLE t", "TABLE t, u"],
    columns: [publication, "TABLE t", "TABLE t (a)"],
    rows: [publication, "TABLE t", "TABLE t WHERE (a > 0)"],
    namespaces: [publication, "TABLE t", "TABLE t, TABLES IN SCHEMA public"],
    "all tables": [publication, "TABLE t", "ALL TABLES"],
    options: [publication, "TABLE t", "TABLE t WITH (publish = 'insert')"],
    comment: [`${publication}TABLE t; `, "", "COMMENT ON PUBLICATION p IS 'x'"],
  },
  eventTrigger: {
    existence: [evented, "", "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()"],
    name: [
      evented,
      "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()",
      "CREATE EVENT TRIGGER d ON ddl_command_end EXECUTE FUNCTION f()",
    ],
    event: [event, "ddl_command_end EXECUTE FUNCTION f()", "ddl_command_start EXECUTE FUNCTION f()"],
    tags: [
      event,
      "ddl_command_end EXECUTE FUNCTION f()",
      "ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION f()",
    ],
    state: [`${event}ddl_command_end EXECUTE FUNCTION f(); `, "", "ALTER EVENT TRIGGER e DISABLE"],
    comment: [`${event}ddl_command_end EXECUTE FUNCTION f(); `, "", "COMMENT ON EVENT TRIGGER e IS 'x'"],
  },
  owner: {
    "of a table": [reader + table, "", "ALTER TABLE t OWNER TO corpus_reader"],
    "of a function": [`${reader}${fn(plain)}; `, "", "ALTER FUNCTION f(int) OWNER TO corpus_reader"],
    "of a type": [`${reader}CREATE TYPE c AS (a int); `, "", "ALTER TYPE c OWNER TO corpus_reader"],
    "of a namespace": [reader + inN, "", "ALTER SCHEMA n OWNER TO corpus_reader"],
  },
  privilege: {
    "on a table": [reader + table, "", "GRANT SELECT ON t TO corpus_reader"],
    "on columns": [reader + table, "", "GRANT UPDATE (a) ON t TO corpus_reader"],
    "with grant option": [
      reader + table,
      "GRANT SELECT ON t TO corpus_reader",
      "GRANT SELECT ON t TO corpus_reader WITH GRANT OPTION",
    ],
    "on a sequence": [`${reader}CREATE SEQUENCE s; `, "", "GRANT USAGE ON SEQUENCE s TO corpus_reader"],
    "on a routine": [`${reader}${fn(plain)}; `, "", "REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC"],
    "on a type": [`${reader}CREATE TYPE c AS (a int); `, "", "GRANT USAGE ON TYPE c TO corpus_reader"],
    "on a namespace": [reader + inN, "", "GRANT USAGE ON SCHEMA n TO corpus_reader"],
  },
  defaultPrivilege: {
    "in a namespace": [
      reader + inN,
      "",
      "ALTER DEFAULT PRIVILEGES IN SCHEMA n GRANT SELECT ON TABLES TO corpus_reader",
    ],
    everywhere: [reader, "", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO corpus_reader"],
  },
} as const satisfies Readonly<Record<string, Attributes>>;
