import { Body, Controller, Get, Injectable, Module, Post } from "@nestjs/common";
import { SchemixModule } from "@schemix/migrate/nestjs";
import { Db } from "../database.module.js";
import { Note } from "./note.entity.js";

@Injectable()
export class NotesService {
  constructor(private readonly db: Db) {}

  all = () => this.db.query<Note>("select id, body from note order by id");

  add = async (body: string) =>
    (await this.db.query<Note>("insert into note (body) values ($1) returning id, body", [body]))[0];
}

@Controller("notes")
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get() all() {
    return this.notes.all();
  }

  @Post() add(@Body() { body }: { body: string }) {
    return this.notes.add(body);
  }
}

@Module({
  imports: [SchemixModule.forFeature([Note])],
  controllers: [NotesController],
  providers: [NotesService],
})
export class NotesModule {}
