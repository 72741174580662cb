/** Applications of NestJS for tests. */
import type { DynamicModule, INestApplicationContext, LoggerService, ModuleMetadata } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

/** A logger that keeps what it is told. */
export class KeptLog implements LoggerService {
  readonly lines: string[] = [];
  log = (message: unknown, context?: string): void => this.#keep("log", message, context);
  warn = (message: unknown, context?: string): void => this.#keep("warn", message, context);
  error = (message: unknown, ...more: unknown[]): void =>
    this.#keep("error", message, String(more.at(-1) ?? ""));
  debug = (message: unknown, context?: string): void => this.#keep("debug", message, context);
  verbose = (message: unknown, context?: string): void => this.#keep("verbose", message, context);

  /** What an instance of Schemix said. */
  of(context = "Schemix"): string[] {
    return this.lines.filter((line) => line.includes(`[${context}]`));
  }

  #keep(level: string, message: unknown, context = ""): void {
    this.lines.push(`${level} [${context}] ${String(message)}`);
  }
}

const started: INestApplicationContext[] = [];

/** Starts an application of these modules; {@link stopApps} ends it. */
export async function startApp(
  parts: ModuleMetadata,
  log: LoggerService | false = false,
): Promise<INestApplicationContext> {
  class TestApp {}
  const root: DynamicModule = { module: TestApp, ...parts };
  const app = await NestFactory.createApplicationContext(root, { logger: log, abortOnError: false });
  started.push(app);
  return app;
}

export async function stopApps(): Promise<void> {
  for (const app of started.splice(0)) await app.close();
}
