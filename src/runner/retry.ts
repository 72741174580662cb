/** Runs a transaction again that others stood in the way of. */
import { SchemixError } from "../errors/schemix-error.js";
import type { RunContext } from "./context.js";
import { stepFailure } from "./failure.js";
import { type CompiledStep, summaryOf } from "./step.js";

const firstPause = 500;
const longestPause = 15_000;

/**
 * Runs `attempt` until it ends well, fails for a reason that time does not cure, or has been tried `retries` times more.
 * Steps with code of a person are run once: nobody knows what else it has done.
 * @throws SchemixError of the last attempt, `ABORTED`
 */
export async function withRetries(
  context: RunContext,
  steps: readonly CompiledStep[],
  retries: number,
  attempt: () => Promise<void>,
): Promise<void> {
  const [first] = steps;
  if (first === undefined) return;
  const hasCode = steps.some((step) => step.statements.some(({ statement }) => statement.run !== undefined));
  const most = hasCode ? 0 : retries;
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (count > most || !isCurable(context, error)) throw error;
      const pause = Math.min(firstPause * 2 ** (count - 1), longestPause);
      // Jitter: those who stood in each other's way must not meet again at once.
      const milliseconds = Math.round(pause * (0.5 + Math.random()));
      const why = error instanceof Error ? error.message : String(error);
      context.emit({ type: "retrying", step: summaryOf(first), retry: count, of: most, milliseconds, why });
      await context.interrupt.sleep(milliseconds).catch((reason: unknown) => {
        throw stepFailure(context, { step: first }, reason, { kind: "rolledBack", others: [] });
      });
    }
  }
}

/** Whether all was rolled back because of others. */
function isCurable({ dialect }: RunContext, error: unknown): boolean {
  if (!(error instanceof SchemixError) || error.data.remains !== "rolledBack") return false;
  return dialect.isTransient(error.cause);
}
