/** Contradictions among entities, collected so that all are reported together. */
import { SchemixError } from "../errors/schemix-error.js";
import { compareText } from "../util/compare.js";

/** A place in the project's code. */
export interface Site {
  readonly className: string;
  /** Path of the property, with dots inside embedded values. */
  readonly property?: string | undefined;
  /** Absent when a class was given by value. */
  readonly file?: string | undefined;
}

/** One contradiction; `data.faults` of `ENTITIES_INVALID` is a list of these. */
export interface EntityFault {
  readonly class: string;
  readonly property?: string;
  readonly file?: string;
  readonly message: string;
  readonly fix: string;
}

/** A fault of a decorator's arguments. */
export interface OptionFault {
  readonly message: string;
  readonly fix: string;
}

/** Gathers contradictions; the same one at the same place counts once. */
export class Faults {
  readonly #found = new Map<string, EntityFault>();

  add(site: Site, message: string, fix: string): void {
    const fault: EntityFault = {
      class: site.className,
      ...(site.property === undefined ? {} : { property: site.property }),
      ...(site.file === undefined ? {} : { file: site.file }),
      message,
      fix,
    };
    this.#found.set([fault.file, fault.class, fault.property, message].join("\0"), fault);
  }

  /** @throws SchemixError `ENTITIES_INVALID` when there is anything to report */
  throwIfAny(): void {
    if (this.#found.size === 0) return;
    const entries = [...this.#found].sort(([a], [b]) => compareText(a, b));
    const faults = entries.map(([, fault]) => fault);
    const lines = alike(faults).map((same) => `\n  ${placesOf(same)}: ${same[0].message}. ${same[0].fix}`);
    const count = faults.length === 1 ? "a contradiction" : `${faults.length} contradictions`;
    const only = faults.length === 1 ? faults[0] : undefined;
    throw new SchemixError("ENTITIES_INVALID", {
      message: `The entities have ${count}:${lines.join("")}`,
      where: only === undefined ? undefined : placesOf([only]),
      fix: only === undefined ? "Correct each; they were all found in one pass." : only.fix,
      data: { faults },
    });
  }
}

type Alike = readonly [EntityFault, ...EntityFault[]];

/** Those that are said in the same words are said once: a missing package is missed by every column. */
function alike(faults: readonly EntityFault[]): readonly Alike[] {
  const groups = new Map<string, [EntityFault, ...EntityFault[]]>();
  for (const fault of faults) {
    const words = `${fault.message}\0${fault.fix}`;
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [fault]);
    else group.push(fault);
  }
  return [...groups.values()];
}

/** `User.name, User.email (src/user.ts); Order.note (src/order.ts)`. */
function placesOf(faults: readonly EntityFault[]): string {
  const byFile = new Map<string | undefined, string[]>();
  for (const fault of faults) byFile.set(fault.file, [...(byFile.get(fault.file) ?? []), nameOf(fault)]);
  return [...byFile]
    .map(([file, names]) => (file === undefined ? names.join(", ") : `${names.join(", ")} (${file})`))
    .join("; ");
}

function nameOf(fault: EntityFault): string {
  return fault.property === undefined ? fault.class : `${fault.class}.${fault.property}`;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What to do about a thrown error, when it says so. */
export function fixOf(error: unknown, otherwise: string): string {
  return error instanceof SchemixError && error.fix !== undefined ? error.fix : otherwise;
}
