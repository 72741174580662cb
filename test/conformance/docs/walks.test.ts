import { walkPage } from "../../support/doc-walk.js";
import { type ServerDatabase, testServers } from "../../support/servers.js";

const server = testServers().at(-1);

(server === undefined ? describe.skip : describe)("walks of the documents", () => {
  let database: ServerDatabase;
  beforeEach(async () => {
    database = await server!.createDatabase();
  });
  afterEach(() => database.drop());

  const pages = [
    "data-migrations.md",
    "coming-from-alembic.md",
    "coming-from-typeorm.md",
    "coming-from-mikro-orm.md",
  ];
  for (const page of pages) {
    it(`docs/${page} runs as it is written`, () => walkPage(`docs/${page}`, database));
  }
});
