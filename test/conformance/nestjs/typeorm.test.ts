import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { Module } from "@nestjs/common";
import { getDataSourceToken, getRepositoryToken, TypeOrmModule } from "@nestjs/typeorm";
import { expect } from "chai";
import { Column, Entity, PrimaryGeneratedColumn, type Repository } from "typeorm";
import { SchemixModule, schemixReady } from "../../../src/nestjs/index.js";
import { KeptLog, startApp, stopApps } from "../../support/nest.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";
import { type ServerDatabase, testServers } from "../../support/servers.js";

@Entity("person")
class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") name!: string;
}

const migration = `up(op) {
  op.execute("create table person (id serial primary key, name text)");
  op.execute("select pg_sleep(0.3)");
  op.execute("insert into person (name) values ('first')");
}`;

const server = testServers().at(-1);
(server === undefined ? describe.skip : describe)("SchemixModule beside a server", () => {
  let database: ServerDatabase;
  let project: TestProject;
  beforeEach(async () => {
    database = await server!.createDatabase();
    project = createProject(database.url);
    project.write("a1", "people", migration);
  });
  afterEach(async () => {
    await stopApps();
    project.remove();
    await database.drop();
  });

  /** Uses a repository as early as an application can: while its providers are made. */
  @Module({
    imports: [TypeOrmModule.forFeature([Person])],
    providers: [
      {
        provide: "names",
        inject: [getRepositoryToken(Person)],
        useFactory: async (people: Repository<Person>) => (await people.find()).map(({ name }) => name),
      },
    ],
  })
  class PeopleModule {}
  const options = () => ({
    type: "postgres" as const,
    url: database.url,
    autoLoadEntities: true,
    retryAttempts: 0,
  });

  it("migrates before TypeOrmModule.forRoot gives a repository to anybody", async () => {
    const app = await startApp({
      imports: [
        PeopleModule,
        SchemixModule.before(TypeOrmModule.forRoot(options())),
        SchemixModule.forRoot(project.base),
      ],
    });
    expect(app.get("names", { strict: false })).to.deep.equal(["first"]);
    expect(app.get(getDataSourceToken(), { strict: false })).to.have.property("isInitialized", true);
  });

  it("migrates before TypeOrmModule.forRootAsync does, which asks for it itself", async () => {
    const app = await startApp({
      imports: [
        PeopleModule,
        TypeOrmModule.forRootAsync({ inject: [schemixReady()], useFactory: options }),
        SchemixModule.forRoot(project.base),
      ],
    });
    expect(app.get("names", { strict: false })).to.deep.equal(["first"]);
  });

  it("goes on trying while the server refuses connections, and no longer than it may", async () => {
    const target = new URL(database.url);
    const sockets = (listener: Server) => listener.listen(0, "127.0.0.1");
    const door = sockets(createServer());
    await once(door, "listening");
    const { port } = door.address() as { readonly port: number };
    door.close();
    await once(door, "close");
    const address = new URL(database.url);
    address.port = String(port);
    const refused = { ...project.base, database: address.href };
    const log = new KeptLog();
    const error = await failureOf(
      startApp({ imports: [SchemixModule.forRoot({ ...refused, connectWait: 600 })] }, log),
    );
    expect(error).to.include({ code: "CONNECTION_FAILED" });
    expect(log.of().filter((line) => /^warn .*trying again in \d+ ms/.test(line))).not.to.deep.equal([]);
    const starting = startApp({ imports: [SchemixModule.forRoot(refused)] });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const opened = createServer((client) => {
      const upstream = connect(Number(target.port), target.hostname);
      client.pipe(upstream).pipe(client);
      for (const socket of [client, upstream]) socket.on("error", () => undefined);
    }).listen(port, "127.0.0.1");
    try {
      await starting;
      expect(await database.query("SELECT name FROM person")).to.deep.equal([{ name: "first" }]);
    } finally {
      await stopApps();
      opened.close();
    }
  });
});
