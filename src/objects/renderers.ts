import { type Code, code } from "../util/code.js";

/** What a project has words of its own for. */
export interface SourceWords {
  /** A column's type, as the database spells it. */
  readonly type: (type: string) => Code;
  /** A module as the file sees it that is written. */
  readonly module: (from: string) => string;
}

/** Types as they are spelled, modules as they are called. */
export const plainWords: SourceWords = { type: code.string, module: (from) => from };

/** How each operation of a union is written as a call of `op`. */
export type Renderers<Operation extends { readonly kind: string }> = {
  readonly [K in Operation["kind"]]: (operation: Extract<Operation, { kind: K }>, words: SourceWords) => Code;
};

/** The options object when a namespace is all there is to say; empty ones are left out of calls. */
export function inNamespace({ namespace }: { readonly namespace?: string | undefined }): Code {
  return code.data({ namespace });
}
