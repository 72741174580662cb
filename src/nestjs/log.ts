/** What happens, for the log of the application. */
import type { RunEvent, StepSummary } from "../api/types.js";
import { isSchemixError } from "../errors/schemix-error.js";
import { redact } from "../util/redact.js";

/** As much of Nest's Logger as is used. */
export interface Log {
  log(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}

/** Milliseconds between two lines that say the same of waiting. */
const quiet = 10_000;

/** Writes the events of a run down: steps as messages, SQL where debug messages are seen. */
export function eventLog(log: Log): (event: RunEvent) => void {
  let holder: string | undefined;
  let saidAt = Number.NEGATIVE_INFINITY;
  return (event) => {
    switch (event.type) {
      case "waitingForLock": {
        const now = performance.now();
        if (event.holder === holder && now - saidAt < quiet) return;
        holder = event.holder;
        saidAt = now;
        return log.log(
          `Waiting for another replica that migrates${seconds(event)}: ${holder ?? "not known which"}`,
        );
      }
      case "stepStarted":
        return log.log(`${verbOf(event.step)} ${nameOf(event.step)} (${event.index + 1} of ${event.count})`);
      case "stepFinished":
        return log.log(`Done in ${Math.round(event.milliseconds)} ms: ${nameOf(event.step)}`);
      case "retrying":
        return log.warn(
          `Trying ${nameOf(event.step)} again (${event.retry} of ${event.of}): ${redact(event.why)}`,
        );
      case "statement":
        return log.debug(event.sql);
      case "batch":
        return log.debug(
          `${event.revision}: batch ${event.batch}, ${event.changed} of ${event.seen} rows changed`,
        );
      default:
        return;
    }
  };
}

function seconds(event: { readonly seconds: number }): string {
  return event.seconds === 0 ? "" : ` (${event.seconds} s)`;
}

function verbOf({ direction }: StepSummary): string {
  return direction === "up" ? "Applying" : "Taking back";
}

function nameOf({ revision, message }: StepSummary): string {
  return message === "" ? revision : `${revision} (${message})`;
}

/** An error with all that it knows: what, where, why, what to do. */
export function describeError(error: unknown): string {
  if (!isSchemixError(error)) return redact(error instanceof Error ? error.message : String(error));
  const parts = [["where", error.where] as const, ["why", error.why] as const, ["fix", error.fix] as const];
  const lines = parts.flatMap(([name, text]) =>
    text === undefined || text === "" ? [] : [`  ${name}: ${text}`],
  );
  return redact([`${error.code}: ${error.message}`, ...lines].join("\n"));
}
