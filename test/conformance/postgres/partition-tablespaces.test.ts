import { expect } from "chai";
import pg from "pg";
import { chooseServer } from "../../corpus-runner/dumper.js";
import { type RunOptions, runCase } from "../../corpus-runner/run-case.js";
import { testServers } from "../../support/servers.js";
import { noteSkipped } from "../../support/skipped.js";

const tree = `
  CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (id);
  CREATE TABLE m2a PARTITION OF m2 FOR VALUES FROM (10) TO (20);`;
const one = "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);";
const plain = `CREATE TABLE m (id int PRIMARY KEY, v text) PARTITION BY RANGE (id); ${one}`;

const pairs: readonly (readonly [name: string, a: string, b: string])[] = [
  [
    "indexes of one partition go elsewhere, and come back",
    `${plain} CREATE INDEX m_v ON m (v);`,
    `${plain} CREATE INDEX m_v ON m (v); ALTER INDEX m1_v_idx SET TABLESPACE "t's"; ALTER INDEX m1_pkey SET TABLESPACE u;`,
  ],
  [
    "an index of the whole goes elsewhere with those of partitions, but for what is kept apart",
    `${plain} ${tree} CREATE INDEX m_v ON m (v); ALTER INDEX m1_v_idx SET TABLESPACE "t's";`,
    `${plain} ${tree} CREATE INDEX m_v ON m (v) TABLESPACE u; ALTER INDEX m1_v_idx SET TABLESPACE "t's";`,
  ],
  [
    "so does a key",
    `${plain} ${tree} ALTER INDEX m1_pkey SET TABLESPACE "t's";`,
    `CREATE TABLE m (id int, v text, PRIMARY KEY (id) USING INDEX TABLESPACE u) PARTITION BY RANGE (id);
      ${one} ${tree} ALTER INDEX m1_pkey SET TABLESPACE "t's";`,
  ],
  [
    "an index that only a partition has goes elsewhere",
    `${plain} CREATE INDEX own ON m1 (v);`,
    `${plain} CREATE INDEX own ON m1 (v) TABLESPACE "t's";`,
  ],
  [
    "an index is where it is when its partition leaves",
    `${plain} CREATE INDEX m_v ON m (v) TABLESPACE u; ALTER INDEX m1_v_idx SET TABLESPACE "t's";`,
    `CREATE TABLE m (id int PRIMARY KEY, v text) PARTITION BY RANGE (id); CREATE TABLE m1 (id int PRIMARY KEY, v text, w int);
      CREATE INDEX m1_v_idx ON m1 (v) TABLESPACE u; CREATE INDEX m_v ON m (v) TABLESPACE u;`,
  ],
];

describe("Tablespaces of indexes of partitions", () => {
  const server = testServers().at(-1);
  // Before 15 a tablespace takes a folder of its own on the server's machine.
  if (server === undefined || server.major < 15)
    return noteSkipped("tablespaces of indexes of partitions", "no server of 15 or later");
  let options: RunOptions;
  const say = async (...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client(await server.url());
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  before(async () => {
    options = { ...(await chooseServer(server.major)), isLenient: false, from: "pull", timeLimit: 50_000 };
    const make = (name: string): string => `CREATE TABLESPACE ${name} LOCATION ''`;
    await say("SET allow_in_place_tablespaces = on", make(`"t's"`), make("u"));
  });
  after(() => say(`DROP TABLESPACE "t's"`, "DROP TABLESPACE u"));

  for (const [name, a, b] of pairs)
    it(name, async () => {
      const each = { name, a, b, seed: "INSERT INTO m VALUES (1, 'x');", isWhole: false };
      const { result, why, detail, madeAnew } = await runCase(each, options);
      expect(result, `${why}\n${detail}`).to.equal("equal");
      expect(madeAnew).to.deep.equal({ up: [], down: [] });
    });
});
