import { SchemixError } from "../errors/schemix-error.js";

/** Closes a switch over a union: a member that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new SchemixError("INTERNAL", { message: `Unexpected value ${JSON.stringify(value)}` });
}
