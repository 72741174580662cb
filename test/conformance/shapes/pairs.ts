/** Changes that the pairs of test/corpus do not have, with what may be done there and back. */
export interface Pair {
  readonly name: string;
  readonly a: string;
  readonly b: string;
  readonly up: string;
  readonly down: string;
}

const t =
  "CREATE TABLE t (id int PRIMARY KEY, x int NOT NULL, y text); CREATE INDEX t_x ON t (x); CREATE INDEX t_y ON t (y);";

export const pairs: readonly Pair[] = [
  {
    name: "storage parameters of a partition",
    a: "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
    b: "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) WITH (fillfactor=70)",
    up: "alter:partition",
    down: "alter:partition",
  },
  {
    name: "a partition that is not logged",
    a: "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
    b: "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE UNLOGGED TABLE p1 PARTITION OF p FOR VALUES IN (1)",
    up: "alter:partition",
    down: "alter:partition",
  },
  {
    name: "another index to cluster on",
    a: `${t} ALTER TABLE t CLUSTER ON t_x`,
    b: `${t} ALTER TABLE t CLUSTER ON t_y`,
    up: "create:clustering drop:clustering",
    down: "create:clustering drop:clustering",
  },
  {
    name: "a column of a materialized view",
    a: `${t} CREATE MATERIALIZED VIEW m AS SELECT x FROM t`,
    b: `${t} CREATE MATERIALIZED VIEW m AS SELECT x AS z FROM t`,
    up: "create:materializedView drop:materializedView",
    down: "create:materializedView drop:materializedView",
  },
  {
    name: "the command of a policy",
    a: `${t} CREATE POLICY a ON t FOR SELECT USING (true)`,
    b: `${t} CREATE POLICY a ON t FOR UPDATE USING (true)`,
    up: "create:policy drop:policy",
    down: "create:policy drop:policy",
  },
  {
    name: "a policy loses an expression",
    a: `${t} CREATE POLICY a ON t USING (true) WITH CHECK (true)`,
    b: `${t} CREATE POLICY a ON t USING (true)`,
    up: "create:policy drop:policy",
    down: "alter:policy",
  },
  {
    name: "the event of a trigger that was disabled",
    a: `${t} CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE t DISABLE TRIGGER a`,
    b: `${t} CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()`,
    up: "replace:trigger",
    down: "replace:trigger",
  },
  {
    name: "a foreign key becomes valid",
    a: "CREATE TABLE a (id int PRIMARY KEY, b int); ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES a NOT VALID",
    b: "CREATE TABLE a (id int PRIMARY KEY, b int); ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES a",
    up: "validateConstraint",
    down: "createForeignKey dropConstraint",
  },
  {
    name: "a foreign key becomes deferrable",
    a: "CREATE TABLE a (id int PRIMARY KEY, b int); ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES a",
    b: "CREATE TABLE a (id int PRIMARY KEY, b int); ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES a DEFERRABLE INITIALLY DEFERRED",
    up: "alterForeignKey",
    down: "alterForeignKey",
  },
  {
    name: "a check becomes valid",
    a: "CREATE TABLE a (b int); ALTER TABLE a ADD CONSTRAINT f CHECK (b>0) NOT VALID",
    b: "CREATE TABLE a (b int); ALTER TABLE a ADD CONSTRAINT f CHECK (b>0)",
    up: "validateConstraint",
    down: "createCheckConstraint dropConstraint",
  },
  {
    name: "an index gets another name",
    a: "CREATE TABLE a (b int); CREATE INDEX x ON a(b)",
    b: "CREATE TABLE a (b int); CREATE INDEX y ON a(b)",
    up: "renameIndex",
    down: "renameIndex",
  },
  {
    name: "storage parameters of an index",
    a: "CREATE TABLE a (b int); CREATE INDEX x ON a(b)",
    b: "CREATE TABLE a (b int); CREATE INDEX x ON a(b) WITH (fillfactor=50)",
    up: "alterIndex",
    down: "alterIndex",
  },
  {
    name: "the expression of a stored column",
    a: "CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b+1) STORED)",
    b: "CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b+2) STORED)",
    up: "alterColumn",
    down: "alterColumn",
  },
  {
    name: "the expression of a virtual column",
    a: "CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b+1) VIRTUAL)",
    b: "CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b+2) VIRTUAL)",
    up: "alterColumn",
    down: "alterColumn",
  },
  {
    name: "a check that is not inherited any more",
    a: "CREATE TABLE a (b int CONSTRAINT f CHECK (b>0))",
    b: "CREATE TABLE a (b int, CONSTRAINT f CHECK (b>0) NO INHERIT)",
    up: "createCheckConstraint dropConstraint",
    down: "createCheckConstraint dropConstraint",
  },
  {
    name: "a replica identity",
    a: "CREATE TABLE a (b int); ALTER TABLE a REPLICA IDENTITY FULL",
    b: "CREATE TABLE a (b int); ALTER TABLE a REPLICA IDENTITY NOTHING",
    up: "alter:replicaIdentity",
    down: "alter:replicaIdentity",
  },
  {
    name: "row-level security is forced",
    a: "CREATE TABLE a (b int); ALTER TABLE a ENABLE ROW LEVEL SECURITY",
    b: "CREATE TABLE a (b int); ALTER TABLE a ENABLE ROW LEVEL SECURITY; ALTER TABLE a FORCE ROW LEVEL SECURITY",
    up: "create:rowSecurity",
    down: "drop:rowSecurity",
  },
  {
    name: "an event trigger is disabled",
    a: "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()",
    b: "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f(); ALTER EVENT TRIGGER e DISABLE",
    up: "alter:eventTrigger",
    down: "alter:eventTrigger",
  },
  {
    name: "the target of a statistics object",
    a: `${t} CREATE STATISTICS s ON x, y FROM t`,
    b: `${t} CREATE STATISTICS s ON x, y FROM t; ALTER STATISTICS s SET STATISTICS 100`,
    up: "alter:statistics",
    down: "alter:statistics",
  },
  {
    name: "a unique constraint becomes deferrable",
    a: `${t} ALTER TABLE t ADD CONSTRAINT u UNIQUE (x)`,
    b: `${t} ALTER TABLE t ADD CONSTRAINT u UNIQUE (x) DEFERRABLE`,
    up: "createUniqueConstraint dropConstraint",
    down: "createUniqueConstraint dropConstraint",
  },
  {
    name: "a primary key gets another name",
    a: "CREATE TABLE a (b int CONSTRAINT p PRIMARY KEY)",
    b: "CREATE TABLE a (b int CONSTRAINT q PRIMARY KEY)",
    up: "renameConstraint",
    down: "renameConstraint",
  },
  {
    name: "a table and what it is stored in",
    a: "CREATE TABLE a (b int)",
    b: "CREATE UNLOGGED TABLE a (b int) WITH (fillfactor=50)",
    up: "alterTable",
    down: "alterTable",
  },
  {
    name: "type and cycle of a sequence",
    a: "CREATE SEQUENCE s AS int",
    b: "CREATE SEQUENCE s AS bigint CYCLE",
    up: "alterSequence",
    down: "alterSequence",
  },
  {
    name: "another locale of a collation",
    a: "CREATE COLLATION c (locale='C')",
    b: "CREATE COLLATION c (locale='POSIX')",
    up: "create:collation drop:collation",
    down: "create:collation drop:collation",
  },
];
