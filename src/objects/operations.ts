import {
  type ArgumentRecorder,
  argumentRecorder,
  type RunArguments,
} from "../operations/argument-recorder.js";
import type { Sink } from "../operations/recording.js";
import { type StepRecorder, stepRecorder } from "../operations/step-recorder.js";
import type { AnyOperation } from "./any.js";
import { type ColumnRecorder, columnRecorder } from "./column/recorder.js";
import { type CommentRecorder, commentRecorder } from "./comment/recorder.js";
import { type ConstraintRecorder, constraintRecorder } from "./constraint/recorder.js";
import { type CustomRecorder, customRecorder } from "./custom/recorder.js";
import { type DefinitionRecorder, definitionRecorder } from "./definition/recorder.js";
import { type EnumRecorder, enumRecorder } from "./enum/recorder.js";
import { type IndexRecorder, indexRecorder } from "./index/recorder.js";
import { type NamespaceRecorder, namespaceRecorder } from "./namespace/recorder.js";
import { type SequenceRecorder, sequenceRecorder } from "./sequence/recorder.js";
import { type TableRecorder, tableRecorder } from "./table/recorder.js";

/**
 * The `op` of `up(op)` and `down(op)`. Calling it records; nothing runs until the whole list is known. Names follow
 * Alembic's directives where it has them. Every call throws `OPERATION_INVALID` for options that do not exist.
 */
export interface Operations
  extends NamespaceRecorder,
    TableRecorder,
    ColumnRecorder,
    ConstraintRecorder,
    IndexRecorder,
    EnumRecorder,
    SequenceRecorder,
    CommentRecorder,
    DefinitionRecorder,
    CustomRecorder,
    StepRecorder,
    ArgumentRecorder {}

export function createRecorder(recording: Sink<AnyOperation>, x: RunArguments = {}): Operations {
  return {
    ...namespaceRecorder(recording),
    ...tableRecorder(recording),
    ...columnRecorder(recording),
    ...constraintRecorder(recording),
    ...indexRecorder(recording),
    ...enumRecorder(recording),
    ...sequenceRecorder(recording),
    ...commentRecorder(recording),
    ...definitionRecorder(recording),
    ...customRecorder(recording),
    ...stepRecorder(recording),
    ...argumentRecorder(x),
  };
}
