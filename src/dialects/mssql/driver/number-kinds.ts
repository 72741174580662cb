/** What numbers of errors have in common, whatever each means. */
import { lossRefusal, procedureRefusal } from "../sql/refusals.js";

/** "See previous errors", "the transaction ended in the trigger", and the like: what became of an error, and not why. */
export function isFollowUp(number: number): boolean {
  return [1750, 3621, 3609, 3616, 3998, 3930, 266, procedureRefusal].includes(number);
}

/** Values that do not fit and constraints that rows break. */
export const rowNumbers: ReadonlySet<number> = new Set([
  220,
  241,
  242,
  245,
  248,
  295,
  296,
  515,
  517,
  547,
  1505,
  1944,
  1946,
  2601,
  2627,
  2628,
  4901,
  8114,
  8115,
  8134,
  8152,
  8169,
  9420,
  lossRefusal,
]);

/** Deadlock victim, lock time-out, conflicts of snapshots, and a service that is busy. */
export const transientNumbers: ReadonlySet<number> = new Set([
  1204, 1205, 1222, 3960, 3961, 40501, 49918, 49919, 49920,
]);
