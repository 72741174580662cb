/** Which of several environments is meant. */
import { SchemixError } from "../errors/schemix-error.js";
import { closest } from "../util/closest.js";

/** The environment that a request names. */
export interface EnvironmentRequest {
  readonly name: string | undefined;
  /** Who named it. */
  readonly origin: "--env" | "SCHEMIX_ENV";
  /** The configuration is a function that looked at the name: then it may say nothing of environments itself. */
  readonly isRead: boolean;
}

/** What a request and the process say. */
export function environmentOf(env: string | undefined): Omit<EnvironmentRequest, "isRead"> {
  if (env !== undefined) return { name: env, origin: "--env" };
  return { name: process.env.SCHEMIX_ENV || undefined, origin: "SCHEMIX_ENV" };
}

interface Known {
  readonly names: readonly string[];
  /** `defaultEnvironment`. */
  readonly fallback: string | undefined;
  /** The configuration has all that it needs without an environment. */
  readonly isWhole: boolean;
  readonly file: string | undefined;
}

/**
 * The environment that counts; `undefined` for a configuration that works without.
 * @throws SchemixError `ENVIRONMENT_UNKNOWN` listing the names
 */
export function chooseEnvironment(asked: EnvironmentRequest, known: Known): string | undefined {
  const { name, isRead } = asked;
  const { names, fallback, isWhole, file } = known;
  if (name === undefined) {
    if (fallback !== undefined || isWhole) return fallback;
    throw new SchemixError("ENVIRONMENT_UNKNOWN", {
      message: `No environment was chosen of ${names.join(", ")}`,
      where: file,
      why: "The configuration leaves the database or the entities to its environments.",
      fix: "Name one with --env or SCHEMIX_ENV, or set `defaultEnvironment`.",
      data: { environments: names },
    });
  }
  if (names.includes(name) || (names.length === 0 && isRead)) return name;
  const meant = closest(name, names);
  const origin = asked.origin === "SCHEMIX_ENV" ? " (from SCHEMIX_ENV)" : "";
  throw new SchemixError("ENVIRONMENT_UNKNOWN", {
    message: `There is no environment ${JSON.stringify(name)}${origin}`,
    where: file,
    why: names.length === 0 ? "The configuration has no `environments`." : `There are ${names.join(", ")}.`,
    fix:
      meant !== undefined
        ? `Did you mean ${meant}?`
        : names.length === 0
          ? "Leave it out, or add `environments` to the configuration."
          : "Name one of these.",
    data: { environment: name, environments: names, ...(meant !== undefined && { suggestion: meant }) },
  });
}
