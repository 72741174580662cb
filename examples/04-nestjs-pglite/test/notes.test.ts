import { deepEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PGlite } from "@electric-sql/pglite";
import { Global, Module } from "@nestjs/common";
import { Test } from "@nestjs/testing";
import { SchemixTestingModule, schemixDatabaseToken } from "@schemix/migrate/nestjs";
import { type MigratedDatabase, type MigratedTemplate, migratedTemplate } from "@schemix/migrate/testing";
import { Db } from "../src/database.module.js";
import { NotesModule, NotesService } from "../src/notes/notes.module.js";

@Global()
@Module({
  providers: [
    {
      provide: Db,
      inject: [schemixDatabaseToken()],
      useFactory: ({ instance }: MigratedDatabase) => new Db(instance as PGlite),
    },
  ],
  exports: [Db],
})
class TestDatabaseModule {}

let template: MigratedTemplate;
before(async () => {
  template = await migratedTemplate({
    config: { database: "pglite://memory", entities: [], migrations: "migrations" },
  });
});
after(() => template.close());

test("each application has a migrated database of its own", async () => {
  for (const body of ["one", "other"]) {
    const imports = [SchemixTestingModule.forRoot(template), TestDatabaseModule, NotesModule];
    const app = await Test.createTestingModule({ imports }).compile();
    await app.get(NotesService).add(body);
    deepEqual(await app.get(NotesService).all(), [{ id: 1, body }]);
    await app.close();
  }
});
