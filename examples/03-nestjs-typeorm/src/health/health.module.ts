import { Controller, Get, Module } from "@nestjs/common";
import { HealthCheck, HealthCheckService, TerminusModule, TypeOrmHealthIndicator } from "@nestjs/terminus";
import { SchemixHealth } from "@schemix/migrate/nestjs";

@Controller("health")
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly migrations: SchemixHealth,
    private readonly database: TypeOrmHealthIndicator,
  ) {}

  @Get("live") @HealthCheck() live() {
    return this.health.check([() => this.migrations.liveness("migrations")]);
  }

  @Get("ready") @HealthCheck() ready() {
    return this.health.check([
      () => this.migrations.readiness("migrations"),
      () => this.database.pingCheck("database"),
    ]);
  }
}

@Module({ imports: [TerminusModule], controllers: [HealthController] })
export class HealthModule {}
