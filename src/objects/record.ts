import type { RunArguments } from "../operations/argument-recorder.js";
import { Recording, type RecordingDialect } from "../operations/recording.js";
import type { AnyOperation } from "./any.js";
import { createRecorder, type Operations } from "./operations.js";

/**
 * Calls `body` with an `op` that records, and returns what it recorded. Nothing runs.
 * @param x what `op.argument` answers
 * @throws SchemixError `OPERATION_INVALID` for a call that makes no sense; what `body` itself throws passes
 */
export async function record(
  body: (op: Operations) => void | Promise<void>,
  dialect: RecordingDialect,
  x: RunArguments = {},
): Promise<readonly AnyOperation[]> {
  const recording = new Recording<AnyOperation>(dialect);
  try {
    await body(createRecorder(recording, x));
  } finally {
    recording.close();
  }
  return recording.close();
}
