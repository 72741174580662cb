/** What a person waits for before anything happens. */
import { type TestServer, testServers } from "../support/servers.js";
import { createBenchProject, smallMigration } from "./big-project.js";
import { interleave, type Measure } from "./measure.js";
import { node, schemix } from "./processes.js";

/** The newest server that npm carries here. */
export function newestServer(): TestServer {
  const server = testServers().at(-1);
  if (server === undefined) throw new Error("The benchmarks need a PostgreSQL server of npm");
  return server;
}

export async function benchStartup(rounds: number): Promise<readonly Measure[]> {
  const database = await newestServer().createDatabase();
  const project = createBenchProject();
  const cwd = project.folder;
  const env = { DATABASE_URL: database.url };
  try {
    project.write("migrations/1_first.ts", smallMigration(0).source);
    await schemix(["up"], { cwd, env });
    const times = await interleave(
      {
        bare: async () => void (await node(["-e", "0"])),
        version: async () => void (await schemix(["--version"])),
        help: async () => void (await schemix(["--help"])),
        status: async () => void (await schemix(["status"], { cwd, env })),
      },
      { rounds: rounds * 4, warmUp: 2 },
    );
    const floor = { name: "node -e 0", times: times.bare };
    const twice = { kind: "ratio", value: 2 } as const;
    return [
      { measure: "schemix --version", times: times.version, floor, limit: twice },
      { measure: "schemix --help", times: times.help, floor, limit: twice },
      {
        measure: "schemix status",
        times: times.status,
        floor,
        limit: { kind: "difference", value: 250 },
      },
    ];
  } finally {
    project.remove();
    await database.drop();
  }
}
