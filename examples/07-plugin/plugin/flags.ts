import { defineColumnType } from "@schemix/migrate";

/** A fixed number of yes and no, `flags(8)`: kept as `bit(8)`. */
export const flags = defineColumnType({
  name: "flags",
  // Where generated files import it from: here a file, in a package its name.
  from: "./plugin/index.js",
  sql: { postgres: (size: number) => `bit(${size})` },
  read: {
    postgres: (type) => {
      const found = /^bit\((\d+)\)$/.exec(type);
      return found === null ? undefined : [Number(found[1])];
    },
  },
  property: "string",
  literal: (value: readonly boolean[]) => `B'${value.map((each) => (each ? 1 : 0)).join("")}'`,
});
