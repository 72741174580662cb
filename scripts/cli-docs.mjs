/** docs/cli.md: hand-written text from cli-docs.md with the facts of the code put in. */
import { readFileSync } from "node:fs";
import { sortedCommands, usageOf } from "./cli-help.mjs";

export function cliDocs(root, config) {
  const template = readFileSync(new URL("cli-docs.md", import.meta.url), "utf8");
  const commands = sortedCommands(config).filter(({ hidden }) => !hidden);
  const facts = {
    commandList: commands
      .map(({ id, summary }) => `- [\`schemix ${id}\`](#schemix-${id}): ${summary}`)
      .join("\n"),
    commands: commands.map((command) => section(command, config)).join("\n\n"),
    globalOptions: optionTable(flagsOf(commands.find(({ id }) => id === "status"))),
    exitCodes: exitCodeTable(root),
  };
  const text = template.replace(/\{\{(\w+)\}\}/g, (_all, name) => facts[name]);
  return `<!-- Made by scripts/generate.mjs from scripts/cli-docs.md and the commands; do not edit. -->\n\n${text}`;
}

function section(command, config) {
  const own = flagsOf(command).filter(({ helpGroup }) => helpGroup !== "global");
  const args = Object.values(command.args);
  const parts = [`### schemix ${command.id}`, command.summary];
  if (command.description) parts.push(command.description);
  parts.push(`\`\`\`\nschemix ${usageOf(command)}\n\`\`\``);
  if (args.length > 0)
    parts.push(args.map((arg) => `- \`${arg.name.toUpperCase()}\`: ${arg.description}`).join("\n"));
  if (own.length > 0) parts.push(optionTable(own));
  const examples = (command.examples ?? []).map((text) => text.replaceAll("<%= config.bin %>", config.bin));
  if (examples.length > 0)
    parts.push(`\`\`\`console\n${examples.map((text) => `$ ${text}`).join("\n")}\n\`\`\``);
  return parts.join("\n\n");
}

function flagsOf(command) {
  return Object.values(command.flags).filter(({ hidden }) => !hidden);
}

function optionTable(flags) {
  const rows = flags.map((flag) => {
    const value =
      flag.type === "option" ? ` ${flag.helpValue ?? (flag.options ?? ["<value>"]).join("|")}` : "";
    const names = `${flag.char === undefined ? "" : `-${flag.char}, `}--${flag.name}${value}`;
    return `| \`${names.replaceAll("|", "\\|")}\` | ${flag.summary} |`;
  });
  return ["| option | meaning |", "|---|---|", ...rows].join("\n");
}

function exitCodeTable(root) {
  const source = readFileSync(`${root}src/errors/exit-codes.ts`, "utf8");
  const rows = [...source.matchAll(/\/\*\* (.*?) \*\/\s+(\w+): (\d+)/g)].map(
    ([, meaning, name, code]) => `| ${code} | ${name} | ${meaning} |`,
  );
  return ["| code | name | meaning |", "|---|---|---|", ...rows].join("\n");
}
