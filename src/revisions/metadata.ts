import { basename } from "node:path";
import type { FieldName } from "./class-members.js";
import { type DefaultClass, findDefaultClass } from "./default-class.js";
import { errorOf, type Fault } from "./faults.js";
import { tokenize } from "./lexer.js";
import type { Literal } from "./literals.js";
import { isRevisionId, revisionIdRule } from "./revision-id.js";

/** What a migration file says about itself without being run. */
export interface RevisionMetadata {
  readonly revision: string;
  /** Empty: a base. */
  readonly parents: readonly string[];
  readonly labels: readonly string[];
  /** Revisions or labels that must be applied before, without being parents. */
  readonly dependsOn: readonly string[];
  /** Revisions that it does the work of, in their order: a squash. */
  readonly replaces: readonly string[];
  /** `false`: the migration runs outside a transaction. */
  readonly transaction: boolean;
  /** `static message`, else what the name of the file or of the class says. */
  readonly message: string;
}

/** Whether `value` has the shape of metadata. */
export function isRevisionMetadata(value: unknown): value is RevisionMetadata {
  if (typeof value !== "object" || value === null) return false;
  const { revision, message, transaction, parents, labels, dependsOn, replaces } = value as Partial<
    Record<keyof RevisionMetadata, unknown>
  >;
  const areTexts = [revision, message].every((text) => typeof text === "string");
  const lists = [parents, labels, dependsOn, replaces];
  return areTexts && typeof transaction === "boolean" && lists.every(Array.isArray);
}

/** What a scan found: the metadata, or everything that is wrong. */
export type MetadataScan = { readonly metadata: RevisionMetadata } | { readonly faults: readonly Fault[] };

/**
 * Reads the static members of the migration class in `source` without running it.
 *
 * @param file path of the file, for messages.
 * @throws SchemixError MIGRATION_INVALID when there is no default-exported class, no revision, or a member
 *   is not a literal; `data.faults` lists every fault.
 *
 * @example
 * readMetadata('export default class A extends Migration { static revision = "3f2a9c1b7d04"; }', "a.ts").revision
 */
export function readMetadata(source: string, file: string): RevisionMetadata {
  const scan = scanMetadata(source, file);
  if ("faults" in scan) throw errorOf(scan.faults);
  return scan.metadata;
}

/** {@link readMetadata} that returns the faults, so that those of many files can be reported together. */
export function scanMetadata(source: string, file: string): MetadataScan {
  const report = (start: number, fault: Pick<Fault, "message" | "why" | "fix">): Fault => {
    return { code: "MIGRATION_INVALID", file, line: lineAt(source, start), ...fault };
  };
  const { list, fault } = tokenize(source);
  if (fault !== undefined) {
    return {
      faults: [report(fault.start, { message: fault.message, fix: "Correct the syntax of the file." })],
    };
  }
  const exported = findDefaultClass(list);
  if (exported.found === undefined) return { faults: [report(exported.start, noClass[exported.problem])] };
  const reader = new Reader(exported.found, report);
  const metadata = reader.read(file);
  return metadata === undefined ? { faults: reader.faults } : { metadata };
}

const advice =
  "Write `export default class … extends Migration { … }`, or move the file out of the migrations folder.";
const noClass = {
  none: {
    message: "The migration file has no default export",
    why: "The default export of a file in the migrations folder is its migration class.",
    fix: advice,
  },
  notClass: {
    message: "The default export of the migration file is not a class written in that file",
    why: "Metadata is read without running the file, so the class has to stand in it.",
    fix: advice,
  },
};

const examples: Readonly<Record<FieldName, string>> = {
  revision: 'static readonly revision = "3f2a9c1b7d04";',
  parents: 'static readonly parents = ["a81c03d2e5f6"];',
  labels: 'static readonly labels = ["billing"];',
  dependsOn: 'static readonly dependsOn = ["a81c03d2e5f6"];',
  replaces: 'static readonly replaces = ["3f2a9c1b7d04", "a81c03d2e5f6"];',
  transaction: "static readonly transaction = false;",
  message: 'static readonly message = "create users";',
};

type Report = (start: number, fault: Pick<Fault, "message" | "why" | "fix">) => Fault;

/** Checks the members of one class and keeps what is wrong. */
class Reader {
  readonly faults: Fault[] = [];

  constructor(
    private readonly found: DefaultClass,
    private readonly report: Report,
  ) {}

  read(file: string): RevisionMetadata | undefined {
    const { found } = this;
    this.checkInstance();
    const revision = this.revision();
    const parents = this.names("parents");
    const labels = this.names("labels");
    const dependsOn = this.names("dependsOn");
    const replaces = this.names("replaces");
    const transaction = this.literal("transaction");
    if (transaction !== null && typeof transaction !== "boolean") this.refuse("transaction", "true or false");
    const message = this.literal("message");
    if (message !== null && typeof message !== "string") this.refuse("message", "a text");
    if (this.faults.length > 0 || revision === undefined) return undefined;
    return {
      revision,
      parents,
      labels,
      dependsOn,
      replaces,
      transaction: transaction !== false,
      message: typeof message === "string" ? message : messageOf(file, revision, found.names[0]),
    };
  }

  /** The value of a member; `null` when it is absent. */
  private literal(name: FieldName): Literal {
    const field = this.found.statics.get(name);
    return field === undefined ? null : field.value;
  }

  private revision(): string | undefined {
    const value = this.literal("revision");
    if (typeof value === "string") {
      if (isRevisionId(value)) return value;
      this.fail("revision", `\`${value}\` is not a revision id`, `As a revision, ${revisionIdRule}.`);
    } else if (this.found.statics.has("revision")) {
      this.refuse("revision", "a text");
    } else if (!this.found.instance.has("revision")) {
      this.fail("revision", "The migration class has no static `revision`");
    }
    return undefined;
  }

  private names(name: "parents" | "labels" | "dependsOn" | "replaces"): readonly string[] {
    const value = this.literal(name);
    if (value === null) return [];
    const list = typeof value === "string" ? [value] : value;
    if (!Array.isArray(list)) {
      this.refuse(name, "a list of texts");
      return [];
    }
    const wrong = list.find((item, index) => !isRevisionId(item) || list.indexOf(item) !== index);
    if (wrong !== undefined) {
      const what = isRevisionId(wrong) ? `names \`${wrong}\` twice` : `has \`${wrong}\`, which is not a name`;
      this.fail(name, `\`${name}\` ${what}`, `In \`${name}\`, ${revisionIdRule}.`);
    }
    return list;
  }

  private checkInstance(): void {
    for (const [name, start] of this.found.instance) {
      if (this.found.statics.has(name)) continue;
      const fix = `Write \`${examples[name]}\`.`;
      this.faults.push(
        this.report(start, { message: `\`${name}\` of the migration class is not static`, fix }),
      );
    }
  }

  private refuse(name: FieldName, what: string): void {
    const why = "It is read without running the file, so it is written out: no variables, calls or getters.";
    this.fail(name, `\`${name}\` of the migration class has to be ${what}, written as a literal`, why);
  }

  private fail(name: FieldName, message: string, why?: string): void {
    const start = this.found.statics.get(name)?.start ?? this.found.start;
    this.faults.push(this.report(start, { message, why, fix: `Write \`${examples[name]}\`.` }));
  }
}

function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf("\n"); at >= 0 && at < offset; at = source.indexOf("\n", at + 1)) line++;
  return line;
}

/** `20261122_0715_3f2a9c1b7d04_create_users.ts` → `create users`. */
function messageOf(file: string, revision: string, className: string | undefined): string {
  const stem = basename(file).replace(/\.[^.]*$/, "");
  // Compared part by part: a regular expression made for each id would cost more than all the reading.
  const parts = stem.split(/[_.\s-]+/);
  const idParts = revision.split("_");
  const at = parts.findIndex((_, index) => idParts.every((part, offset) => parts[index + offset] === part));
  const before = (at < 0 ? parts : parts.slice(0, at)).filter((part) => !/^\d*$/.test(part));
  const after = at < 0 ? [] : parts.slice(at + idParts.length).filter((part) => part !== "");
  if (after.length > 0) return after.join(" ");
  if (before.length > 0) return before.join(" ");
  return className?.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase() ?? revision;
}
