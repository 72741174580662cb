/**
 * The way in. What a person waits for most often, the version and the help, is answered here from texts
 * made beforehand; everything else is imported only when a command runs.
 */
import { runningVersion } from "../loading/running-package.js";

/** Runs one command line and ends the process with its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const [first] = argv;
  if (first === "--version" || first === "-V" || first === "version") {
    print(`schemix ${runningVersion()}\n`);
    return;
  }
  const subject = helpSubject(argv);
  const text = subject === undefined ? undefined : (await import("./help.generated.js")).helpTexts[subject];
  if (text !== undefined) {
    print(text);
    return;
  }
  const { runCommandLine } = await import("./run.js");
  await runCommandLine(argv);
}

function print(text: string): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.stdout.write(text);
}

/** The command whose help is asked for, `""` for the root, `undefined` for none. */
function helpSubject(argv: readonly string[]): string | undefined {
  const [first, second] = argv;
  if (first === undefined) return "";
  if (first === "help") return second?.startsWith("-") === false ? second : "";
  for (const word of argv) {
    if (word === "--") return undefined;
    if (word === "--help" || word === "-h") return first.startsWith("-") ? "" : first;
  }
  return undefined;
}
