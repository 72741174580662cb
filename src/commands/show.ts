import * as Flags from "@oclif/core/flags";
import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags, requiredText } from "../cli/flags.js";
import { presentShow } from "../cli/present/revisions.js";

export default class Show extends SchemixCommand {
  static override readonly summary = "Show one migration: its place, its state, its source or its SQL.";
  static override readonly examples = ["<%= config.bin %> show head", "<%= config.bin %> show head --sql"];
  static override readonly args = {
    revision: requiredText("A revision, the start of one, or head."),
  };
  static override readonly flags = {
    sql: Flags.boolean({ summary: "Print the SQL of up and down instead of the source." }),
    ...globalFlags,
  };

  async run(): Promise<Outcome> {
    const { args, flags } = await this.parse(Show);
    const { show } = await import("../api/show.js");
    const result = await show({ ...this.baseRequest(flags), revision: args.revision, sql: flags.sql });
    return { result, text: (style) => presentShow(result, style) };
  }
}
