/** Renders a migration as the template of the project says. */
import { readFileSync } from "node:fs";
import { type MigrationDraft, renderMigration } from "../../codegen/render-migration.js";
import {
  fillTemplate,
  migrationParts,
  type TemplateDraft,
  templateFaults,
} from "../../codegen/render-template.js";
import { configInvalid } from "../../config/faults.js";
import type { Config } from "../../config/types.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { MigrationTemplate } from "../../operations/migration-parts.js";
import { type RevisionMetadata, scanMetadata } from "../../revisions/metadata.js";
import { isSameData } from "../../util/compare.js";
import { isoDate } from "../../util/date-parts.js";

/**
 * The source of a migration file.
 * @throws SchemixError `CONFIG_INVALID` for a template that cannot be filled or makes no migration, `HOOK_FAILED`
 */
export function renderWithTemplate(config: Config, draft: MigrationDraft, date: Date): string {
  const { template } = config;
  const { down } = draft;
  // Without a `down` the way back is the reverse of `up`; a place for it would be filled with nothing.
  if (template === undefined || down === undefined) return renderMigration(draft);
  const created = isoDate(date, config.timezone);
  const whole = { ...draft, down };
  const source =
    typeof template === "function"
      ? called(template, whole, created)
      : fillTemplate(readTemplate(config, template), whole, created);
  refuseOther(config, source, draft);
  return source;
}

function called(template: MigrationTemplate, draft: TemplateDraft, created: string): string {
  let source: unknown;
  try {
    source = template(Object.freeze(migrationParts(draft, created)));
  } catch (cause) {
    throw failed(`threw: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  if (typeof source === "string") return source;
  throw failed(
    `returned ${source instanceof Promise ? "a promise" : `a ${typeof source}`} instead of a text`,
  );
}

function failed(what: string, cause?: unknown): SchemixError {
  return new SchemixError("HOOK_FAILED", {
    message: `template ${what}`,
    where: "template",
    fix: "Correct the function in the configuration: it returns the source of the migration. Nothing was written.",
    cause,
  });
}

function readTemplate(config: Config, path: string): string {
  const text = readText(config, path);
  const faults = templateFaults(text);
  if (faults.length === 0) return text;
  throw configInvalid(
    faults.map((fault) => ({ path: `template (${path})`, ...fault })),
    config.file,
  );
}

function readText(config: Config, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const found = `${path}, which cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw configInvalid([{ path: "template", expected: "the path of a file", found }], config.file);
  }
}

/** Whatever a template does, its file has to be read back as the migration that it was made for. */
function refuseOther(config: Config, source: string, draft: MigrationDraft): void {
  const scan = scanMetadata(source, "template");
  const { revision, parents, labels = [], dependsOn = [], replaces = [], transaction = true } = draft;
  const wanted: Partial<RevisionMetadata> = { revision, parents, labels, dependsOn, replaces, transaction };
  const faults =
    "faults" in scan
      ? scan.faults.map(({ message, line }) => `a file with a fault in line ${line ?? 1}: ${message}`)
      : Object.entries(wanted)
          .filter(([name, value]) => !isSameData(scan.metadata[name as keyof RevisionMetadata], value))
          .map(([name]) => `a file that says otherwise of \`${name}\``);
  if (faults.length === 0) return;
  const expected = "what makes a migration with {{members}}, or all static members one by one";
  throw configInvalid(
    faults.map((found) => ({ path: "template", expected, found })),
    config.file,
  );
}
