import { defineConfig } from "@schemix/migrate";

export default defineConfig({
  database: process.env.DATABASE_URL ?? "pglite://.schemix/db",
  entities: ["src/**/*.entity.ts"],
});
