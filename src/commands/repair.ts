import { baseRequest, defineCommand } from "../cli/command.js";
import { parseDuration } from "../cli/duration.js";
import { globalFlags, lockWait } from "../cli/flags.js";
import { presentRepair } from "../cli/present/revisions.js";
import { exitCodes } from "../errors/exit-codes.js";

export default defineCommand({
  summary: "Forget applied migrations whose files are gone for good.",
  description:
    "Shows them and asks; without a terminal nothing is written unless --yes says so. What they did to the database stays.",
  examples: ["<%= config.bin %> repair", "<%= config.bin %> repair --yes"],
  flags: {
    yes: { type: "boolean", char: "y", summary: "Do it without a question." },
    "lock-wait": lockWait,
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { repair } = await import("../api/repair.js");
    const request = {
      ...baseRequest(flags, context),
      lockWait: parseDuration(flags["lock-wait"], "lock-wait"),
    };
    const found = await repair({ ...request, confirm: flags.yes });
    const isOpen = found.missing.length > 0 && !found.repaired;
    if (isOpen && !flags.json) {
      context.err.write(presentRepair(found, context.err.style));
      const { ask } = await import("../cli/prompt.js");
      const answer = await ask("Forget them? (yes/no)", "no", context);
      if (/^y(es)?$/i.test(answer)) {
        const done = await repair({ ...request, confirm: true });
        return { result: done, text: (style) => presentRepair(done, style) };
      }
    }
    return {
      result: found,
      text: (style) => (isOpen ? "Nothing was written.\n" : presentRepair(found, style)),
      hints: isOpen ? ["`schemix repair --yes` forgets them."] : [],
      exitCode: isOpen ? exitCodes.needsHuman : exitCodes.ok,
    };
  },
});
