import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { SchemixError } from "../../../errors/schemix-error.js";
import type { Settings } from "./address-settings.js";

/**
 * The settings of a section of pg_service.conf: the user's file, then the system's, as libpq looks for them.
 * @throws SchemixError `DATABASE_URL_INVALID`
 */
export function readService(service: string, environment: NodeJS.ProcessEnv): Settings {
  const files = serviceFiles(environment);
  for (const file of files) {
    if (!existsSync(file)) continue;
    const found = parseServices(readFileSync(file, "utf8")).get(service);
    if (found !== undefined) return found;
  }
  throw new SchemixError("DATABASE_URL_INVALID", {
    message: `There is no service ${JSON.stringify(service)} in a service file`,
    where: files.join(", "),
    fix: `Add a section [${service}], or set PGSERVICEFILE to the file that has it.`,
  });
}

function serviceFiles(environment: NodeJS.ProcessEnv): string[] {
  const own = environment.PGSERVICEFILE ?? join(environment.HOME ?? homedir(), ".pg_service.conf");
  const shared = environment.PGSYSCONFDIR;
  return shared === undefined ? [own] : [own, join(shared, "pg_service.conf")];
}

function parseServices(text: string): Map<string, Settings> {
  const services = new Map<string, Record<string, string>>();
  let current: Record<string, string> | undefined;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    const section = /^\[(.*)\]$/.exec(line)?.[1];
    if (section !== undefined) {
      current = {};
      services.set(section, current);
      continue;
    }
    const split = line.indexOf("=");
    if (current !== undefined && split > 0)
      current[line.slice(0, split).trim()] = line.slice(split + 1).trim();
  }
  return services;
}
