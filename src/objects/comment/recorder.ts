import { checkOptions, type Sink } from "../../operations/recording.js";
import { compact } from "../../util/compact.js";
import type { CommentTarget, SetComment } from "./shape.js";

export interface CommentRecorder {
  /**
   * Sets the comment on an object; `null` takes it away. PostgreSQL: `COMMENT ON COLUMN "user"."email" IS '…'`.
   * Not reversible: the former text is not recorded.
   * @example op.comment({ kind: "column", table: "user", name: "email" }, "Lower case");
   */
  comment(on: CommentTarget, text: string | null): void;
}

export function commentRecorder(recording: Sink<SetComment>): CommentRecorder {
  return {
    comment(on, text) {
      checkOptions("comment", on, ["kind", "namespace", "table", "name"]);
      recording.add({ kind: "comment", on: compact({ ...on }), text });
    },
  };
}
