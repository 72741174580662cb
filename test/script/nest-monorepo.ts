/** A repository of an application and a library behind a path alias, as Nx lays it out. */
import { join } from "node:path";
import { install, installNest, writeUserFiles } from "./user-project.js";

/** `js` is what a relative import ends with. */
const sources = (js: "" | ".js") => ({
  "libs/notes/src/index.ts": `export { Note } from "./note.entity${js}";
export { NotesModule, NotesService } from "./notes.module${js}";
`,
  "libs/notes/src/note.entity.ts": `import { Column, Entity, PrimaryColumn } from "@schemix/migrate";

@Entity()
export class Note {
  @PrimaryColumn("int") id!: number;
  @Column("text") body!: string;
}
`,
  "libs/notes/src/notes.module.ts": `import { Injectable, Module } from "@nestjs/common";
import { SchemixModule, SchemixService } from "@schemix/migrate/nestjs";
import { Note } from "./note.entity${js}";

@Injectable()
export class NotesService {
  constructor(private readonly schemix: SchemixService) {}

  async state() {
    const { operations } = await this.schemix.check();
    return { operations, current: (await this.schemix.status()).current };
  }
}

@Module({ imports: [SchemixModule.forFeature([Note])], providers: [NotesService], exports: [NotesService] })
export class NotesModule {}
`,
  "apps/api/src/main.ts": `import { NotesModule, NotesService } from "@app/notes";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { SchemixModule } from "@schemix/migrate/nestjs";

@Module({
  imports: [SchemixModule.forRoot({ config: { database: process.env.DATABASE_URL, migrations: "migrations" } }), NotesModule],
})
export class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ["error", "warn"] });
  await app.listen(0, "127.0.0.1");
  process.stdout.write(JSON.stringify(await app.get(NotesService).state()) + "\\n");
  await app.close();
}

void bootstrap();
`,
  "apps/api/test/notes.spec.ts": `import { Note, NotesModule, NotesService } from "@app/notes";
import { Test } from "@nestjs/testing";
import { SchemixTestingModule } from "@schemix/migrate/nestjs";
import { type MigratedTemplate, migratedTemplate } from "@schemix/migrate/testing";

describe("notes", () => {
  let template: MigratedTemplate;
  beforeAll(async () => {
    const database = process.env.DATABASE_URL;
    template = await migratedTemplate({ config: { database, entities: [Note], migrations: "migrations" } });
  }, 60_000);
  afterAll(() => template.close());

  it("are in a migrated database", async () => {
    const imports = [SchemixTestingModule.forRoot(template), NotesModule];
    const app = await Test.createTestingModule({ imports }).compile();
    await app.init();
    expect(await app.get(NotesService).state()).toEqual({ operations: [], current: ["a1"] });
    await app.close();
  }, 60_000);
});
`,
  "migrations/a1_notes.ts": `import type { Operations } from "@schemix/migrate";

export default class Notes {
  static readonly revision = "a1";
  up(op: Operations) {
    op.createTable("note", (t) => {
      t.column("id", "int", { nullable: false });
      t.column("body", "text", { nullable: false });
      t.primaryKey("pk_note", ["id"]);
    });
  }
}
`,
});

/** Where it differs. */
export interface Monorepo {
  readonly major: 11 | 12;
  /** Whether what compiles it writes down the types that Nest injects by; esbuild does not. */
  readonly hasMetadata?: boolean;
}

/** Writes it into a folder of `root`, whose packages it finds. */
export function nestMonorepo(root: string, { major, hasMetadata = true }: Monorepo): string {
  const project = join(root, `nest${major}${hasMetadata ? "" : "-bare"}`);
  const isCommonJs = major === 11;
  writeUserFiles(project, {
    "package.json": { name: "notes", private: true, type: isCommonJs ? "commonjs" : "module" },
    "tsconfig.json": {
      compilerOptions: {
        ...{ target: "es2022", strict: true, outDir: "dist", skipLibCheck: true, types: ["node"] },
        ...{ experimentalDecorators: true, emitDecoratorMetadata: hasMetadata },
        ...(isCommonJs
          ? { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "5.0", baseUrl: "." }
          : { module: "nodenext" }),
        paths: { "@app/*": [isCommonJs ? "./libs/*/src" : "./libs/*/src/index.ts"] },
      },
      // ts-loader checks whatever is included, and the globals of tests have no types here; Vite follows aliases in nothing else.
      include: [isCommonJs ? "apps/*/src" : "apps", "libs"],
    },
    ...sources(isCommonJs ? "" : ".js"),
    ...(hasMetadata ? {} : injectedByToken(isCommonJs ? "" : ".js")),
  });
  installNest(project, major);
  install(project, "@electric-sql");
  return project;
}

function injectedByToken(js: "" | ".js"): Readonly<Record<string, string>> {
  const file = "libs/notes/src/notes.module.ts";
  const text = sources(js)
    [file].replace("import { SchemixModule,", "import { InjectSchemix, SchemixModule,")
    .replace("constructor(", "constructor(@InjectSchemix() ");
  return { [file]: text };
}
