import { down } from "./down.js";
import type { RedoRequest, RedoResult } from "./types.js";
import { up } from "./up.js";

/**
 * Takes the last migrations back and applies them again: for one that is still being written. Two runs, each under the
 * lock: when the second fails, the migrations stay taken back.
 *
 * @throws SchemixError those of {@link down} and {@link up}
 * @example
 * await redo({ steps: 1 });
 */
export async function redo(request: RedoRequest = {}): Promise<RedoResult> {
  const taken = await down(request);
  if (request.dryRun === true) return { down: taken };
  const { steps: _steps, ...rest } = request;
  const [first] = taken.steps;
  return { down: taken, up: await up({ ...rest, target: first?.revision ?? "current" }) };
}
