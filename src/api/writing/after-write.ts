/** What runs over files that were just written: the formatter of the project, then hooks of the configuration. */
import { relative } from "node:path";
import { formatCommand, formatterOf, packageOf } from "../../config/formatter.js";
import type { AfterWriteHook, FormatSetting } from "../../config/types.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { installCommand } from "../../loading/install-command.js";
import { type CommandFailure, runCommand } from "./run-command.js";

export interface AfterWriteRequest {
  /** Folder of the configuration: commands run there. */
  readonly root: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly format: FormatSetting;
  readonly afterWrite?: readonly AfterWriteHook[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that each may take; default one minute. */
  readonly timeout?: number | undefined;
}

/**
 * Formats files and runs the hooks, one after the other; the first that fails ends it.
 * @throws SchemixError `AFTER_WRITE_FAILED`; the files stand
 */
export async function afterWriting(request: AfterWriteRequest): Promise<void> {
  const { root, files, afterWrite = [] } = request;
  if (files.length === 0) return;
  const command = formatting(request);
  if (command !== undefined) await execute(request, "format", command);
  for (const [index, hook] of afterWrite.entries()) {
    const setting = `afterWrite[${index}]`;
    if (typeof hook !== "function") {
      await execute(request, setting, hook);
      continue;
    }
    try {
      await hook(Object.freeze({ files: [...files], root }));
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      throw failed(request, setting, `${setting} threw: ${text}`, { output: "", how: "threw", cause });
    }
  }
}

function formatting(request: AfterWriteRequest): readonly string[] | undefined {
  const { format, root } = request;
  if (format === false) return undefined;
  if (typeof format !== "string") return format;
  const name = format === "auto" ? formatterOf(root) : format;
  if (name === undefined) return undefined;
  const command = formatCommand(name, root);
  if (command !== undefined) return [command.program, ...command.args];
  throw failed(request, "format", `The formatter ${name} is not installed`, {
    how: "was not found",
    output: `Install it in the project: ${installCommand(root, [packageOf(name)], { isToDevelop: true })}`,
  });
}

/** Runs a command line over the files: in the place of `{files}`, else at its end. */
async function execute(
  request: AfterWriteRequest,
  setting: string,
  [program = "", ...args]: readonly string[],
): Promise<void> {
  const { root, signal, timeout = 60_000 } = request;
  const files = request.files.map((file) => relative(root, file) || file);
  const filled = args.includes("{files}")
    ? args.flatMap((arg) => (arg === "{files}" ? files : [arg]))
    : [...args, ...files];
  const failure = await runCommand({ program, args: filled, cwd: root, signal, timeout });
  if (failure === undefined) return;
  const shown = program === process.execPath ? args : [program, ...args];
  throw failed(request, setting, `\`${shown.join(" ")}\` ${failure.how}`, failure);
}

function failed(
  { root, files }: AfterWriteRequest,
  setting: string,
  message: string,
  { output, exitCode, cause }: CommandFailure,
): SchemixError {
  const names = files.map((file) => relative(root, file) || file).join(", ");
  return new SchemixError("AFTER_WRITE_FAILED", {
    message,
    where: setting,
    why: output === "" ? undefined : output,
    fix: `Written was ${names}, and it stands. Correct what is wrong, or \`${setting.replace(/\[.*/, "")}\` in the configuration, and run it over the files by hand.`,
    data: { hook: setting, files, exitCode, output },
    cause,
  });
}
