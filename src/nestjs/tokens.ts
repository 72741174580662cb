/** How the parts of an instance are asked for. */
import { Inject } from "@nestjs/common";
import { SchemixHealth } from "./health.js";
import { SchemixService } from "./service.js";

const suffix = (name: string | undefined): string => (name === undefined ? "" : `:${name}`);

/**
 * The token of the service: its class, and for an instance with a name a text.
 *
 * @example
 * const billing = app.get<SchemixService>(schemixToken("billing"));
 */
export function schemixToken(name?: string): typeof SchemixService | string {
  return name === undefined ? SchemixService : `SchemixService${suffix(name)}`;
}

/**
 * The token of what is there once the policy at boot is done. A provider that injects it is made after the migrations.
 *
 * @example
 * const connection = TypeOrmModule.forRootAsync({ inject: [schemixReady()], useFactory: () => ({ type: "postgres", url }) });
 */
export function schemixReady(name?: string): string {
  return `SchemixReady${suffix(name)}`;
}

/**
 * The token of the health indicator: its class, and for an instance with a name a text.
 *
 * @example
 * const health = app.get<SchemixHealth>(schemixHealthToken("billing"));
 */
export function schemixHealthToken(name?: string): typeof SchemixHealth | string {
  return name === undefined ? SchemixHealth : `SchemixHealth${suffix(name)}`;
}

export function optionsToken(name: string | undefined): string {
  return `SchemixOptions${suffix(name)}`;
}

/**
 * Injects the service of an instance.
 *
 * @example
 * class Admin { constructor(@InjectSchemix() private readonly schemix: SchemixService) {} }
 * class Clerk { constructor(@InjectSchemix("billing") private readonly billing: SchemixService) {} }
 */
export function InjectSchemix(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(schemixToken(name));
}

/**
 * Injects the health indicator of an instance with a name; without one, its class is enough.
 *
 * @example
 * class Doctor { constructor(@InjectSchemixHealth("billing") private readonly billing: SchemixHealth) {} }
 */
export function InjectSchemixHealth(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(schemixHealthToken(name));
}

export function bootToken(name: string | undefined): string {
  return `SchemixBoot${suffix(name)}`;
}
