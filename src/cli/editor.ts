import { spawn } from "node:child_process";
import { once } from "node:events";
import { SchemixError } from "../errors/schemix-error.js";

/**
 * Opens a file in the editor that VISUAL or EDITOR names, with its options, and waits for its end.
 *
 * @throws SchemixError `USAGE` when there is no such editor or it fails
 */
export async function openEditor(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const isWindows = process.platform === "win32";
  const editor = env.VISUAL || env.EDITOR || (isWindows ? "notepad" : "vi");
  // The variable is a command line, as for git; the file is never part of what the shell reads.
  const child = isWindows
    ? spawn(`${editor} "${file}"`, { shell: true, stdio: "inherit" })
    : spawn("/bin/sh", ["-c", `${editor} "$1"`, "sh", file], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code === 0) return;
  throw new SchemixError("USAGE", {
    message: `The editor \`${editor}\` ended with ${code ?? "a signal"}`,
    fix: 'Set VISUAL or EDITOR to the command of your editor: `EDITOR=nano`, `EDITOR="code --wait"`.',
    data: { editor, file, code },
  });
}
