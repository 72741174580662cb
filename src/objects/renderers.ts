import { type Code, code } from "../util/code.js";

/** How each operation of a union is written as a call of `op`. */
export type Renderers<Operation extends { readonly kind: string }> = {
  readonly [K in Operation["kind"]]: (operation: Extract<Operation, { kind: K }>) => Code;
};

/** The options object when a namespace is all there is to say; empty ones are left out of calls. */
export function inNamespace({ namespace }: { readonly namespace?: string | undefined }): Code {
  return code.data({ namespace });
}
