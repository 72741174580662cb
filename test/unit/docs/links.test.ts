import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { checkout, documents, textOf } from "../../support/docs.js";

/** The anchor that GitHub makes of a heading. */
function anchorOf(heading: string): string {
  const text = heading.replace(/^#+ /, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

describe("links of the documents", () => {
  for (const file of [...documents(), "CHANGELOG.md"]) {
    it(`lead somewhere: ${file}`, () => {
      const broken: string[] = [];
      for (const [, target = ""] of withoutCode(textOf(file)).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path = "", anchor] = target.split("#");
        const page = path === "" ? file : join(dirname(file), path);
        if (!existsSync(join(checkout, page))) broken.push(target);
        else if (anchor !== undefined) {
          const headings = withoutCode(textOf(page)).match(/^#+ .*$/gm) ?? [];
          if (!headings.map(anchorOf).includes(anchor)) broken.push(target);
        }
      }
      expect(broken).to.deep.equal([]);
    });
  }
});
