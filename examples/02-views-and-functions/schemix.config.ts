import { defineConfig } from "@schemix/migrate";

export default defineConfig({
  // An embedded PostgreSQL in a folder. A server is an address: DATABASE_URL=postgres://user@localhost:5432/club
  database: process.env.DATABASE_URL ?? "pglite://.schemix/db",
  entities: ["src/*.ts"],
  migrations: "migrations",
});
