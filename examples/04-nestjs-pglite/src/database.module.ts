import { PGlite } from "@electric-sql/pglite";
import { Global, Module, type OnApplicationShutdown } from "@nestjs/common";
import { schemixReady } from "@schemix/migrate/nestjs";

/** Where the embedded database keeps its files. */
export const folder = process.env.DATABASE_FOLDER ?? ".schemix/db";

/** The database of the application. */
export class Db implements OnApplicationShutdown {
  constructor(readonly client: PGlite) {}

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  onApplicationShutdown = () => this.client.close();
}

@Global()
@Module({
  providers: [
    {
      provide: Db,
      // Opened once the migrations are done: the files of an embedded database belong to one at a time.
      inject: [schemixReady()],
      useFactory: async () => new Db(await PGlite.create(folder)),
    },
  ],
  exports: [Db],
})
export class DatabaseModule {}
