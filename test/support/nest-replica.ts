/** A replica of an application as a process of its own: each line of its input starts it anew, with what the line says. */
import { createInterface } from "node:readline";
import { Controller, Get, Inject, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { HealthCheck, HealthCheckService, TerminusModule } from "@nestjs/terminus";
import { SchemixHealth, SchemixModule } from "../../src/nestjs/index.js";

/** What the parent asks for, as JSON on a line. */
export interface ReplicaTask {
  readonly cwd: string;
  readonly database: string;
  /** Serve meanwhile, and leave signals to Nest as well. */
  readonly background?: boolean;
}
/** What it answers, as JSON on a line, once it serves. */
export interface ReplicaAnswer {
  readonly port: number;
  readonly milliseconds: number;
}

@Controller()
class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(SchemixHealth) private readonly schemix: SchemixHealth,
  ) {}

  @Get("live")
  @HealthCheck()
  live() {
    return this.health.check([() => this.schemix.liveness()]);
  }

  @Get("ready")
  @HealthCheck()
  ready() {
    return this.health.check([() => this.schemix.readiness("migrations", { maxAge: 0 })]);
  }
}

async function serve({ cwd, database, background = false }: ReplicaTask): Promise<() => Promise<void>> {
  @Module({
    imports: [
      TerminusModule,
      SchemixModule.forRoot({ cwd, background, config: { database, entities: [HealthController] } }),
    ],
    controllers: [HealthController],
  })
  class AppModule {}
  const start = performance.now();
  const app = await NestFactory.create(AppModule);
  if (background) app.enableShutdownHooks();
  await app.listen(0, "127.0.0.1");
  const { port } = app.getHttpServer().address() as { readonly port: number };
  const answer: ReplicaAnswer = { port, milliseconds: performance.now() - start };
  process.stdout.write(`\n${JSON.stringify(answer)}\n`);
  return () => app.close();
}

let stop = async (): Promise<void> => undefined;
process.stdout.write("\n{}\n");
for await (const line of createInterface({ input: process.stdin })) {
  await stop();
  stop = line === "" ? async () => undefined : await serve(JSON.parse(line) as ReplicaTask);
}
await stop();
