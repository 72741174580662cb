import { baseRequest, defineCommand } from "../cli/command.js";
import { openEditor } from "../cli/editor.js";
import { globalFlags } from "../cli/flags.js";
import { shortPath } from "../cli/present/text.js";
import { SchemixError } from "../errors/schemix-error.js";

export default defineCommand({
  summary: "Open a migration file in your editor.",
  description:
    "The editor is what VISUAL or EDITOR names. REVISION is head (the default), current, or an id.",
  examples: ["<%= config.bin %> edit", "<%= config.bin %> edit 3f2a"],
  args: {
    revision: { description: "The migration; default head." },
  },
  flags: { ...globalFlags },

  async execute({ args, flags, context }) {
    const { show } = await import("../api/show.js");
    const { revision, file } = await show({
      ...baseRequest(flags, context),
      revision: args.revision ?? "head",
    });
    if (file === undefined) {
      throw new SchemixError("REVISION_FILE_MISSING", {
        message: `${revision} has no file`,
        data: { revision },
      });
    }
    await openEditor(file, process.env);
    return { result: { revision, file }, text: () => `${shortPath(file)}\n` };
  },
});
