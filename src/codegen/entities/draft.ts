/** A class on its way to source: decorators are put on it and on its properties, kind by kind. */
import type { SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import { type Code, code } from "../../util/code.js";
import type { TextFile } from "./beside.js";
import type { EnumPlan } from "./enums.js";
import { type ClassPlan, type EntitySettings, type Loose, tableKey } from "./plan.js";

/** The decorators that generated files use. */
export type DecoratorName =
  | "Check"
  | "ClusterOn"
  | "Column"
  | "Entity"
  | "Exclusion"
  | "Index"
  | "JoinColumn"
  | "JoinTable"
  | "ManyToMany"
  | "ManyToOne"
  | "MaterializedView"
  | "OneToMany"
  | "OneToOne"
  | "Partition"
  | "Policy"
  | "PrimaryColumn"
  | "PrimaryGeneratedColumn"
  | "ReplicaIdentity"
  | "RowSecurity"
  | "Rule"
  | "Sequence"
  | "Statistics"
  | "Trigger"
  | "Unique"
  | "View";

/** A property with its decorators. */
export class PropertyDraft {
  readonly marks: Code[] = [];
  readonly #imports: Set<string>;
  /** Its TypeScript type: names of our own making. */
  type = "unknown";

  constructor(
    readonly name: string,
    imports: Set<string>,
  ) {
    this.#imports = imports;
  }

  mark(decorator: DecoratorName, ...args: readonly (Code | undefined)[]): void {
    this.#imports.add(decorator);
    this.marks.push(code.call(`@${decorator}`, ...args));
  }
}

/** A class with its decorators and properties. */
export class ClassDraft {
  /** The decorator that says what the class is. */
  readonly head: "Entity" | "View" | "MaterializedView";
  /** Its arguments. */
  readonly entity: { name: Code | undefined; readonly options: Record<string, Code | undefined> } = {
    name: undefined,
    options: {},
  };
  /** Decorators below it. */
  readonly marks: Code[] = [];
  /** Files of SQL that it names. */
  readonly texts: TextFile[] = [];
  /** Names that the file takes from the package. */
  readonly decorators = new Set<string>();
  /** Other generated files → the names taken from them. */
  readonly imports = new Map<string, Set<string>>();
  readonly #properties = new Map<string, PropertyDraft>();

  constructor(readonly plan: ClassPlan) {
    const kind = plan.view?.kind;
    this.head = kind === undefined ? "Entity" : kind === "view" ? "View" : "MaterializedView";
    this.decorators.add(this.head);
  }

  get properties(): readonly PropertyDraft[] {
    return [...this.#properties.values()];
  }

  mark(decorator: DecoratorName, ...args: readonly (Code | undefined)[]): void {
    this.decorators.add(decorator);
    this.marks.push(code.call(`@${decorator}`, ...args));
  }

  /** The property of that name, made in the order of asking. */
  property(name: string): PropertyDraft {
    const known = this.#properties.get(name);
    if (known !== undefined) return known;
    const made = new PropertyDraft(name, this.decorators);
    this.#properties.set(name, made);
    return made;
  }

  /** Makes a class or enum of another file known in this one. */
  import(file: string | undefined, name: string): void {
    if (file === undefined || file === this.plan.file) return;
    const names = this.imports.get(file) ?? new Set<string>();
    this.imports.set(file, names.add(name));
  }
}

/** What the writers of kinds work with. */
export interface Sources {
  readonly schema: Schema;
  readonly settings: EntitySettings;
  readonly drafts: ReadonlyMap<string, ClassDraft>;
  /** By the key of the enum. */
  readonly enums: ReadonlyMap<string, EnumPlan>;
  /** Says an object in SQL, in a file of its own. */
  readonly sayInSql: (object: Loose) => void;
  /** Says that an object is not in any file. */
  readonly leaveOut: (object: SchemaObject, why: string) => void;
}

/** The class of a table or of the table that an object belongs to. */
export function draftOf(object: SchemaObject, { drafts }: Sources): ClassDraft | undefined {
  return drafts.get(tableKey(object.namespace, object.table ?? object.name));
}
