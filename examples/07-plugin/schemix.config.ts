import { defineConfig } from "@schemix/migrate";
import acme from "./plugin/index.js";

export default defineConfig({
  // An embedded PostgreSQL in a folder. A server is an address: DATABASE_URL=postgres://user@localhost:5432/words
  database: process.env.DATABASE_URL ?? "pglite://.schemix/db",
  entities: ["src/*.ts"],
  migrations: "migrations",
  plugins: [acme],
});
