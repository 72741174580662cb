import { type DynamicModule, Inject, Module } from "@nestjs/common";
import type { MigratedDatabase, MigratedTemplate } from "../api/rehearsal/throw-away.js";
import { SchemixModule } from "./module.js";

/**
 * The token of the database that {@link SchemixTestingModule} made.
 *
 * @example
 * const provider = {
 *   provide: Db, inject: [schemixDatabaseToken()], useFactory: ({ url }: MigratedDatabase) => new Db(url),
 * };
 */
export function schemixDatabaseToken(name?: string): string {
  return name === undefined ? "SchemixTestDatabase" : `SchemixTestDatabase:${name}`;
}

/**
 * Injects the database that {@link SchemixTestingModule} made.
 *
 * @example
 * class Fixtures { constructor(@InjectSchemixDatabase() private readonly database: MigratedDatabase) {} }
 */
export function InjectSchemixDatabase(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(schemixDatabaseToken(name));
}

/**
 * Stands for `SchemixModule.forRoot` in tests: each application gets a database of its own, a copy of a migrated one,
 * which goes when the application is closed. The template is made once for each process of tests.
 *
 * @example
 * const template = await migratedTemplate({ config: { database: url, entities: [User] } });
 * const module = await Test.createTestingModule({
 *   imports: [
 *     SchemixTestingModule.forRoot(template),
 *     TypeOrmModule.forRootAsync({
 *       inject: [schemixDatabaseToken()],
 *       useFactory: ({ url }: MigratedDatabase) => ({ type: "postgres", url, entities: [User] }),
 *     }),
 *   ],
 * }).compile();
 * await module.close(); // after each test
 * await template.close(); // after the last
 */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: a module of Nest is a class
export class SchemixTestingModule {
  static forRoot(template: MigratedTemplate, name?: string): DynamicModule {
    const token = schemixDatabaseToken(name);
    const databases: DynamicModule = {
      module: SchemixTestingModule,
      global: true,
      providers: [{ provide: token, useFactory: () => owned(template) }],
      exports: [token],
    };
    const instance = SchemixModule.forRootAsync({
      ...(name === undefined ? {} : { name }),
      imports: [databases],
      inject: [token],
      useFactory: ({ database }: MigratedDatabase) => ({ ...requestOf(template), database, onBoot: "off" }),
    });
    return { module: SchemixTestingModule, imports: [databases, instance] };
  }
}

function requestOf({ request }: MigratedTemplate) {
  const { cwd, config, env, x, scratch } = request;
  return { cwd, config, env, x, scratch };
}

/** A copy that goes with the application: after the hooks in which others close their connections to it. */
async function owned(
  template: MigratedTemplate,
): Promise<MigratedDatabase & { onApplicationShutdown(): Promise<void> }> {
  const database = await template.create();
  return { ...database, onApplicationShutdown: () => database.drop() };
}
