/** Options of commands as oclif takes them. */
import * as Args from "@oclif/core/args";
import * as OclifFlags from "@oclif/core/flags";
import type { Arguments, Flags } from "./options.js";

export function oclifArgs(args: Arguments) {
  return Object.fromEntries(
    Object.entries(args).map(([name, { description, required = false }]) => [
      name,
      Args.string(required ? { description, required } : { description }),
    ]),
  );
}

export function oclifFlags(flags: Flags) {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => {
      const { summary, char, helpGroup, exclusive } = flag;
      const common = {
        summary,
        ...(char === undefined ? {} : { char: shortForm(char) }),
        ...(helpGroup === undefined ? {} : { helpGroup }),
        ...(exclusive === undefined ? {} : { exclusive: [...exclusive] }),
      };
      if (flag.type === "boolean") return [name, OclifFlags.boolean(common)];
      const { helpValue, options, multiple } = flag;
      const valued = {
        ...common,
        ...(helpValue === undefined ? {} : { helpValue }),
        ...(options === undefined ? {} : { options: [...options] }),
      };
      if (multiple === undefined) return [name, OclifFlags.string(valued)];
      // Else an argument behind it would be taken for one more value.
      return [name, OclifFlags.string({ ...valued, multiple, multipleNonGreedy: true })];
    }),
  );
}

type Char = NonNullable<Parameters<typeof OclifFlags.boolean>[0]>["char"];

function shortForm(char: string): NonNullable<Char> {
  return char as NonNullable<Char>;
}
