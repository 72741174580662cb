import type { Statement } from "../dialects/dialect.js";
import type { CodePlace } from "./run-code.js";

/** Runs a statement, code and batches too, in whatever transaction is open, and commits nothing. For where things are tried. */
export async function runInside(
  place: CodePlace,
  { sql, parameters, run, batches }: Statement,
): Promise<void> {
  const { connection } = place;
  if (batches !== undefined) {
    const { runBatchesInside } = await import("./run-batches.js");
    await runBatchesInside(connection, batches);
  } else if (run !== undefined) {
    const { runCode } = await import("./run-code.js");
    await runCode(place, run);
  } else await connection.query(sql, parameters);
}
