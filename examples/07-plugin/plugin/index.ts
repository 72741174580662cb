/** A plugin of Schemix: what a package `acme-schemix` would export. */
import { definePlugin } from "@schemix/migrate";
import { flags } from "./flags.js";
import { defineOperatorClass } from "./operator-class.js";

export { flags } from "./flags.js";
export { defineOperatorClass } from "./operator-class.js";
export { reindex } from "./reindex.js";

export default definePlugin({ name: "acme", types: [flags], kinds: [defineOperatorClass] });
