import { helpTexts } from "./help.generated.js";

/** The commands, as their help texts were generated from them. */
export const commandNames: readonly string[] = Object.keys(helpTexts).filter((name) => name !== "");
