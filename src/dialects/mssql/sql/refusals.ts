import { quoteString } from "./writer.js";

/** Numbers of the errors that statements of ours raise themselves; 50000 and above are free for users ("THROW"). */

/** Rows would lose information. */
export const lossRefusal = 50_547;
/** A table that has to be made anew has something that would be lost by that, or rows that have not come along. */
export const rebuildRefusal = 50_548;
/** A procedure of the server has said an error of its own, behind which a batch would go on. */
export const procedureRefusal = 50_549;
/** A table without an order has no column by which it could be moved. */
export const moveRefusal = 50_550;

/** Ends a batch with an error of ours; a percent sign of the message is doubled, as the page of THROW asks for. */
export function raise(number: number, message: string): string {
  return `THROW ${number}, ${quoteString(message.replaceAll("%", "%%"))}, 1`;
}
