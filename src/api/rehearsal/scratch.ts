/** A database to try things on, there for as long as they take. */
import { SchemixError } from "../../errors/schemix-error.js";
import { safeEmitter } from "../../runner/context.js";
import type { SessionRequest } from "../../runner/open-run.js";
import { type Project, sessionRequest } from "../project/project.js";
import type { BaseRequest } from "../types.js";

export interface ScratchRequest {
  readonly project: Project;
  readonly request: BaseRequest;
  /** The default namespace of the sessions on it; absent: the configuration's, else the connection's. */
  readonly namespace?: string | undefined;
}

/**
 * Makes a scratch database, works with it and takes it away, whatever happens.
 * @throws SchemixError `SCRATCH_UNAVAILABLE`, those of the connection and of `work`
 */
export async function withScratch<T>(
  { project, request, namespace }: ScratchRequest,
  work: (session: SessionRequest) => Promise<T>,
): Promise<T> {
  const { scratch: home } = project.config;
  const emit = safeEmitter(request.onEvent);
  const usual = sessionRequest(project.config, request);
  const session = { ...usual.session, namespace: namespace ?? usual.session.namespace };
  const made = await home.createScratch({ ...session, signal: request.signal }).catch((error: unknown) => {
    throw outOfReach(error);
  });
  const { display } = made.database;
  emit({ type: "scratchMade", on: display });
  try {
    // What happens here is nothing that anybody has to be told of, or may act upon.
    return await work({ ...usual, database: made.database, session, hooks: undefined });
  } finally {
    await made.drop().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      emit({ type: "scratchLeft", on: display, why });
    });
  }
}

const unreachable = ["CONNECTION_FAILED", "AUTHENTICATION_FAILED", "DRIVER_MISSING"];

/** Nobody asked for a server, only for a place to try things: there is another one. */
function outOfReach(error: unknown): unknown {
  if (!(error instanceof SchemixError) || !unreachable.includes(error.code)) return error;
  const { code, message, where, why, fix, data, cause } = error;
  const other = 'Or do without this server: `--scratch pglite`, or `scratch: "pglite"` in the configuration.';
  return new SchemixError(code, {
    message: `No scratch database can be made: ${message}`,
    where,
    why,
    fix: [fix, other].filter((part) => part !== undefined).join(" "),
    data,
    cause,
  });
}
