/** The commands as oclif sees them: their manifest and the help it prints. */
process.env.NO_COLOR = "1";
process.env.OCLIF_COLUMNS = "80";
const { CommandHelp, Config, Help, Plugin } = await import("@oclif/core");

/** The order in which a person meets the commands; one that is not named here comes at the end. */
const order =
  "init pull generate up down redo status current history heads branches merge show edit stamp repair ensure-revision-table check diff drift".split(
    " ",
  );

/** Loads the commands from dist/, never from a manifest. */
export async function loadCommands(root) {
  const plugin = new Plugin({
    root,
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
    type: "core",
  });
  await plugin.load();
  const config = await Config.load({ root, plugins: new Map([[plugin.name, plugin]]) });
  return { config, plugin };
}

export function manifestText(plugin) {
  const commands = Object.fromEntries(Object.entries(plugin.manifest.commands).sort(byKey));
  return `${JSON.stringify({ ...plugin.manifest, commands }, null, 2)}\n`;
}

const madeHere = "// Made by scripts/generate.mjs from the commands; do not edit.\n";

/** The commands of the manifest in the order of {@link order}. */
export function sortedCommands(config) {
  const rank = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...config.commands].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** src/cli/command-names.generated.ts: what each command line is looked up in, without all of its help. */
export function commandNamesModule(config) {
  const names = sortedCommands(config).map(({ id }) => `  ${JSON.stringify(id)},\n`);
  return `${madeHere}
export const commandNames: readonly string[] = [
${names.join("")}];
`;
}

/** src/cli/help.generated.ts: what `--help` prints, so that it need not load oclif. */
export async function helpModule(config) {
  const texts = { "": rootHelp(config) };
  for (const command of sortedCommands(config)) texts[command.id] = await commandHelp(config, command.id);
  const entries = Object.entries(texts).map(
    ([id, text]) => `  ${/^\w+$/.test(id) ? id : JSON.stringify(id)}: ${templateLiteral(text)},\n`,
  );
  return `${madeHere}
/** What \`schemix <command> --help\` prints; "" is \`schemix --help\`. */
export const helpTexts: Readonly<Record<string, string>> = {
${entries.join("")}};
`;
}

/** oclif's help of a command, with a usage of one line and without the summary said twice. */
class ShortCommandHelp extends CommandHelp {
  description() {
    return this.command.description === undefined ? undefined : this.wrap(this.command.description);
  }

  usage() {
    return `$ ${this.config.bin} ${usageOf(this.command)}`;
  }
}

/** `up [TARGET] [OPTIONS]`. */
export function usageOf({ id, args }) {
  const names = Object.values(args).map(({ name, required }) =>
    (required ? name : `[${name}]`).toUpperCase(),
  );
  return [id, ...names, "[OPTIONS]"].join(" ");
}

/** What oclif prints for `schemix <id> --help`. */
async function commandHelp(config, id) {
  const lines = [];
  class CapturedHelp extends Help {
    CommandHelpClass = ShortCommandHelp;

    log(...texts) {
      lines.push(texts.join(" "));
    }
  }
  const help = new CapturedHelp(config, { stripAnsi: true, maxWidth: 80, flagSortOrder: "none" });
  await help.showHelp([id]);
  return `${lines
    .join("\n")
    .replace(/[ \t]+$/gm, "")
    .trimEnd()}\n`;
}

function rootHelp(config) {
  const commands = sortedCommands(config).filter(({ hidden }) => !hidden);
  const width = Math.max(...commands.map(({ id }) => id.length));
  const list = commands.map(({ id, summary }) => `  ${id.padEnd(width)}  ${summary}`);
  return `${config.pjson.description.replace(/: /, ":\n")}

USAGE
  $ schemix COMMAND [OPTIONS]

COMMANDS
${list.join("\n")}

OPTIONS
  -h, --help     Show this, or with a command what it takes: schemix up --help
  -V, --version  Show the version.

Every command takes --config, --env, --database, --json, --quiet, --verbose and --no-color.
`;
}

function templateLiteral(text) {
  return `\`${text.replace(/[\\`]|\$\{/g, "\\$&")}\``;
}

function byKey([a], [b]) {
  return a < b ? -1 : a > b ? 1 : 0;
}
