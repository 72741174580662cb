/** What a run was given with `-x key=value`. */
export type RunArguments = Readonly<Record<string, string>>;

export interface ArgumentRecorder {
  /**
   * What `-x name=value` or `x` of the request says; `undefined` when it says nothing. Records nothing itself: what a
   * migration does depends on it, so give the same arguments to a run that goes on where another one stopped, and to `down`.
   * @example if (op.argument("data") === "demo") op.bulkInsert("plan", [{ id: 1, name: "free" }]);
   */
  argument(name: string): string | undefined;
}

export function argumentRecorder(x: RunArguments): ArgumentRecorder {
  return { argument: (name) => (Object.hasOwn(x, name) ? x[name] : undefined) };
}
