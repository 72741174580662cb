/** Migration files that look as a project wants them to. */
import type { MigrationParts } from "../operations/migration-parts.js";
import { closest } from "../util/closest.js";
import { printStatements } from "../util/print-code.js";
import { printed } from "./printed.js";
import { importsOf, type MigrationDraft, printedList, printedMembers, rendered } from "./render-migration.js";

/** A migration with a way back of its own: a template has a place for it. */
export type TemplateDraft = MigrationDraft & { readonly down: NonNullable<MigrationDraft["down"]> };

/** What is wrong with a template, as with a setting. */
export interface TemplateFault {
  readonly expected: string;
  readonly found: string;
  readonly suggestion?: string | undefined;
}

const placeholder = /\{\{\s*(\w*)\s*\}\}/g;
/** A placeholder of statements, which stands alone on its line. */
const block = /^([ \t]*)\{\{\s*(up|down)\s*\}\}[ \t]*(\r?\n|$)/gm;

const names = Object.keys({
  imports: 0,
  className: 0,
  members: 0,
  revision: 0,
  parents: 0,
  message: 0,
  title: 0,
  created: 0,
  up: 0,
  down: 0,
} satisfies Record<keyof MigrationParts, 0>) as (keyof MigrationParts)[];

/** Every fault of a template; none: it can be filled. */
export function templateFaults(template: string): readonly TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const [text, name = ""] of template.matchAll(placeholder)) {
    if (names.some((known) => known === name)) continue;
    const meant = closest(name, names);
    const known = names.map((each) => `{{${each}}}`).join(", ");
    faults.push({
      expected: `no other places than ${known}`,
      found: text,
      suggestion: meant && `{{${meant}}}`,
    });
  }
  const blocks = [...template.matchAll(block)].map(([, , name]) => name);
  for (const name of ["up", "down"]) {
    const isThere = new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).test(template);
    if (!isThere) faults.push({ expected: `a place for {{${name}}}`, found: "none" });
    else if (!blocks.includes(name))
      faults.push({ expected: `{{${name}}} on a line of its own`, found: "other text beside it" });
  }
  return faults;
}

/** The template with the parts of a migration in their places. */
export function fillTemplate(template: string, draft: TemplateDraft, created: string): string {
  const parts = migrationParts(draft, created);
  const statements = { up: rendered(draft.up, draft), down: rendered(draft.down, draft) };
  // All in one go, so that nothing a part says is taken for a place.
  const places = new RegExp(`${block.source}|${placeholder.source}`, "gm");
  return template.replace(places, (_text, ...found: readonly string[]) => {
    const [indent = "", lines, , part] = found;
    if (lines === "up" || lines === "down")
      return printStatements(statements[lines], indent.replaceAll("\t", "  ").length);
    return parts[part as keyof MigrationParts];
  });
}

export function migrationParts(draft: TemplateDraft, created: string): MigrationParts {
  const up = rendered(draft.up, draft);
  const down = rendered(draft.down, draft);
  return {
    imports: importsOf(up, down),
    className: draft.className,
    members: printedMembers(draft).trimEnd(),
    revision: printed(draft.revision),
    parents: printedList(draft.parents),
    message: printed(draft.message),
    title: plainWords(draft.message),
    created,
    up: printStatements(up, 4).trimEnd(),
    down: printStatements(down, 4).trimEnd(),
  };
}

/** A message may hold what the database calls its things: in a comment nothing of it may become code. */
function plainWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}.,_-]+/gu, " ").trim();
}
