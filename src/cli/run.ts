import { Console } from "node:console";
import { writeSync } from "node:fs";
import module from "node:module";
import { exitCodes } from "../errors/exit-codes.js";
import { SchemixError } from "../errors/schemix-error.js";
import { beBrief } from "../util/brief-process.js";
import type { CommandClass, Outcome } from "./command.js";
import { commandNames } from "./command-names.generated.js";
import { type Context, createContext } from "./context.js";
import { errorJson, exitCodeOf, formatError, toSchemixError } from "./failure.js";
import { abortOnSignals } from "./signals.js";

/** Runs the command that `argv` names, prints its outcome, and ends the process. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  beBrief();
  const context = createContext(argv, process, abortOnSignals);
  keepStandardOutputClean();
  const notYet = () => endedEarly(context);
  process.once("exit", notYet);
  // A driver that left something open does not keep the process alive.
  const end = (code: number): never => {
    process.off("exit", notYet);
    return process.exit(code);
  };
  process.on("uncaughtException", async (error) => end(await fail(error, context)));
  end(await perform(argv, context));
}

/**
 * Runs the command that `argv` names, and prints its outcome or why it failed.
 * @returns the exit code, when all is written
 */
export async function perform(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await finish(await runCommand(argv, context), context);
  } catch (error) {
    return fail(error, context);
  }
}

async function runCommand(argv: readonly string[], context: Context): Promise<Outcome> {
  const [name = "", ...rest] = argv;
  // `schemix help <word>` and `schemix <word> --help` of an unknown word come here too.
  const wanted = name === "help" ? (rest[0] ?? name) : name;
  if (!commandNames.includes(wanted)) throw (await import("./usage.js")).noCommand(wanted);
  enableCompileCache();
  const { createConfig } = await import("./oclif-config.js");
  // Found by its name, as oclif finds it: the bundler is not to look into it.
  const file = `../commands/${name}.js`;
  const loaded = (await import(file)) as { default: CommandClass };
  try {
    return await new loaded.default(rest, createConfig(), context).run();
  } catch (error) {
    throw (await import("./usage.js")).asUsageError(error, name);
  }
}

/** Node 22 and later keep compiled code between runs. */
function enableCompileCache(): void {
  const enable: unknown = Reflect.get(module, "enableCompileCache");
  if (typeof enable === "function") enable();
}

/** Configuration, entities and migrations are the user's code; what they print is not the result. */
function keepStandardOutputClean(): void {
  globalThis.console = new Console(process.stderr, process.stderr);
}

async function finish(outcome: Outcome, context: Context): Promise<number> {
  const { settings, out, err } = context;
  context.endProgress();
  if (settings.isJson) out.write(`${JSON.stringify(outcome.result, null, 2)}\n`);
  else out.write(outcome.text(out.style));
  if (!settings.isJson && !settings.isQuiet) {
    for (const hint of outcome.hints ?? []) err.write(`${err.style("faint", hint)}\n`);
  }
  await flush(context);
  return outcome.exitCode ?? exitCodes.ok;
}

async function fail(thrown: unknown, context: Context): Promise<number> {
  const { settings, out, err } = context;
  const error = toSchemixError(thrown);
  context.endProgress();
  if (settings.isJson) out.write(`${JSON.stringify(errorJson(error), null, 2)}\n`);
  if (!settings.isJson || settings.isVerbose) err.write(formatError(error, err.style, settings.isVerbose));
  await flush(context);
  return exitCodeOf(error, context.signal.aborted);
}

/** Code of the project has called process.exit, or waits for what never comes: then Node ends without a word. */
function endedEarly({ settings, err, endProgress, signal }: Context): void {
  // A second signal ends it likewise, and the first was told of.
  if (signal.aborted) return;
  const error = new SchemixError("ABORTED", {
    message: "The process ended before the command had",
    why: "Code of the project called process.exit, or awaits a promise that nothing settles any more.",
    fix: "Look for either in the configuration, the entities and the migrations; `schemix status` says where the database stands.",
  });
  endProgress();
  // Streams are not waited for any more.
  if (settings.isJson) writeSync(1, `${JSON.stringify(errorJson(error), null, 2)}\n`);
  else writeSync(2, formatError(error, err.style, settings.isVerbose));
  process.exitCode = error.exitCode;
}

async function flush({ out, err }: Context): Promise<void> {
  await Promise.all([out.flush(), err.flush()]);
}
