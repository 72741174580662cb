import { SchemixError } from "../errors/schemix-error.js";

/**
 * What `-x key=value` says, for each of them; of two with one key the last counts.
 *
 * @throws SchemixError `USAGE`
 */
export function parseArguments(
  texts: readonly string[] | undefined,
): Readonly<Record<string, string>> | undefined {
  if (texts === undefined) return undefined;
  return Object.fromEntries(texts.map(parseArgument));
}

function parseArgument(text: string): readonly [key: string, value: string] {
  const [, key, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw new SchemixError("USAGE", {
    message: `The option -x is a key and a value, not ${JSON.stringify(text)}`,
    fix: "Write -x tenant=acme, for example.",
    data: { option: "argument", value: text },
  });
}
