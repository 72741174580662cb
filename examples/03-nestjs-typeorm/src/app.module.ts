import { Module } from "@nestjs/common";
import { TypeOrmModule } from "@nestjs/typeorm";
import { SchemixModule } from "@schemix/migrate/nestjs";
import { typeorm } from "@schemix/migrate/typeorm";
import { CustomersModule } from "./customers/customers.module.js";
import { options, url } from "./data-source.js";
import { HealthModule } from "./health/health.module.js";
import { OrdersModule } from "./orders/orders.module.js";

@Module({
  imports: [
    // One of all replicas migrates; the others wait. SCHEMIX_ON_BOOT=check, warn or off says otherwise.
    SchemixModule.forRoot({
      onBoot: "run",
      config: { database: url, entities: typeorm(options), migrations: "migrations" },
    }),
    // Connected, and its repositories given out, once the migrations are done.
    SchemixModule.before(TypeOrmModule.forRoot(options)),
    CustomersModule,
    OrdersModule,
    HealthModule,
  ],
})
export class AppModule {}
