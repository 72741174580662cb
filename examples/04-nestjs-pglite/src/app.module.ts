import { Module } from "@nestjs/common";
import { SchemixModule } from "@schemix/migrate/nestjs";
import { DatabaseModule, folder } from "./database.module.js";
import { NotesModule } from "./notes/notes.module.js";

@Module({
  imports: [
    SchemixModule.forRoot({ onBoot: "run", config: { database: `pglite://${folder}`, migrations: "migrations" } }),
    DatabaseModule,
    NotesModule,
  ],
})
export class AppModule {}
