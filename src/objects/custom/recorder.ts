import { SchemixError } from "../../errors/schemix-error.js";
import type { Sink } from "../../operations/recording.js";
import { isCustom } from "./define.js";
import type { Custom } from "./shape.js";

export interface CustomRecorder {
  /**
   * Records an operation that somebody else has defined: what a function of `defineOperation` returns.
   * @example op.apply(refresh("totals"));
   */
  apply(operation: Custom): void;
}

export function customRecorder(recording: Sink<Custom>): CustomRecorder {
  return {
    apply(operation) {
      if (isCustom(operation)) return recording.add(operation);
      throw new SchemixError("OPERATION_INVALID", {
        message: "op.apply was called with something that is no operation",
        fix: 'Pass what a function made by defineOperation returns: op.apply(refresh("totals")).',
      });
    },
  };
}
