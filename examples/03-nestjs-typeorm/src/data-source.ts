import type { DataSourceOptions } from "typeorm";
import { Customer } from "./customers/customer.entity.js";
import { Order } from "./orders/order.entity.js";

/** Where the database is. */
export const url = process.env.DATABASE_URL ?? "postgres://localhost/shop";

/** What TypeORM works with. It neither synchronizes nor migrates. */
export const options = { type: "postgres", url, entities: [Customer, Order] } satisfies DataSourceOptions;
