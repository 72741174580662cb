import { defineConfig } from "@schemix/migrate";
import * as catalog from "@shop/catalog";
import * as orders from "@shop/orders";

export default defineConfig({
  database: process.env.DATABASE_URL ?? "pglite://.schemix/db",
  // Through the path aliases of the libraries; globs such as ../../libs/*/src/**/*.entity.ts do as well.
  entities: [...Object.values(catalog), ...Object.values(orders)],
});
