/** Whether this process is one command of the command line, which says so. */

let isBrief = false;

export function beBrief(): void {
  isBrief = true;
}

/**
 * Before WebAssembly is compiled: leaves it unoptimized where the process ends before V8 gets back what that costs.
 * Not sooner: with other flags than it was built with, Node compiles its own modules again, a tenth of a command.
 */
export async function compileQuickly(): Promise<void> {
  if (!isBrief) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--liftoff-only");
}
