import { defineConfig } from "@schemix/migrate";

// An embedded PostgreSQL in a folder, or the SQL Server of compose.yaml:
// DATABASE_URL='mssql://sa:Schemix-2026@localhost:1433/shop?trustServerCertificate=true'
const database = process.env.DATABASE_URL ?? "pglite://.schemix/db";

export default defineConfig({
  database,
  entities: ["src/*.entity.ts"],
  // Classes serve both databases; migrations are written in the types of one.
  migrations: database.startsWith("mssql:") ? "migrations/mssql" : "migrations/postgres",
});
