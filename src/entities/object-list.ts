/** Schema objects on their way to a schema: each gets a name that no other has. */
import type { AnyObject } from "../objects/any.js";
import { commentOn } from "../objects/comment/shape.js";
import type { ConstraintType } from "../objects/constraint/shape.js";
import { keyIndexOf } from "../objects/owner.js";
import { distinctName } from "../schema/names.js";
import { keyOf, type Reference, referenceOf } from "../schema/object.js";
import type { RenameHint } from "../schema/rename.js";
import { compact } from "../util/compact.js";
import { compareText } from "../util/compare.js";
import type { Site } from "./faults.js";
import { type Context, fittingName, writtenName } from "./plan/plan.js";

/** Where an object comes from in the project's code. */
export interface Source {
  readonly className: string;
  readonly property?: string;
  readonly file?: string;
}

/** An object whose name a person wrote, or that still has to get one. */
export interface Draft {
  readonly object: AnyObject;
  /** Absent: `object.name` is a proposal. */
  readonly writtenName: string | undefined;
  readonly comment: string | undefined;
  /** On the index that keeps a key. */
  readonly indexComment?: string | undefined;
  /** What it was called. */
  readonly renamedFrom?: string | undefined;
  readonly site: Site;
}

/** Collects drafts and settles their names. */
export class ObjectList {
  readonly #context: Context;
  readonly #drafts: Draft[] = [];
  readonly #objects: AnyObject[] = [];
  readonly #taken = new Map<string, Site>();
  readonly sources = new Map<string, Source>();
  readonly renames: RenameHint[] = [];

  constructor(context: Context) {
    this.#context = context;
  }

  /** An object whose name stands: tables, columns, enums, namespaces, sequences. */
  add(object: AnyObject, site: Site, comment?: string | undefined): void {
    for (const scope of this.#scopesOf(object)) this.#claim(scope, object, site);
    this.#put(object, site, comment);
  }

  /** A constraint or an index. */
  draft(draft: Draft): void {
    this.#drafts.push(draft);
  }

  /** Names the drafts: written names first, then generated ones, in an order that input does not change. */
  settle(): readonly AnyObject[] {
    const written = this.#drafts.filter((draft) => draft.writtenName !== undefined);
    const generated = this.#drafts.filter((draft) => draft.writtenName === undefined);
    for (const draft of written) {
      const name = writtenName(draft.writtenName, draft.site, this.#context);
      this.#addDraft(draft, name);
    }
    const keyed = generated.map((draft) => ({ draft, text: JSON.stringify(draft.object) }));
    keyed.sort((a, b) => a.text.length - b.text.length || compareText(a.text, b.text));
    const seen = new Set<string>();
    for (const { draft, text } of keyed) {
      if (seen.has(text)) this.#refuseTwin(draft);
      else this.#nameDraft(draft, text);
      seen.add(text);
    }
    return this.#objects;
  }

  #addDraft({ object, comment, indexComment, renamedFrom, site }: Draft, name: string): void {
    const named = { ...object, name };
    this.add(named, site, comment);
    if (indexComment !== undefined) this.#comment(keyIndexOf(named), indexComment, site);
    const { kind, namespace, table = "" } = object;
    if (renamedFrom === undefined || !isConstraintOrIndex(kind)) return;
    const from = writtenName(renamedFrom, site, this.#context);
    this.renames.push({ kind, namespace, table, from, to: name });
  }

  #nameDraft(draft: Draft, text: string): void {
    const { object } = draft;
    const limit = this.#context.dialect.capabilities.identifierLimit;
    const fitting = fittingName(object.name, this.#context);
    const isFree = this.#isFree({ ...object, name: fitting });
    const name = isFree ? fitting : distinctName(object.name, text, limit);
    this.#addDraft(draft, name);
  }

  #refuseTwin({ object, site }: Draft): void {
    const fix = "Keep one of the two, or give one of them a name if they are meant to differ.";
    const name = fittingName(object.name, this.#context);
    this.#context.faults.add(site, `the ${wordFor(object)} ${name} is declared twice`, fix);
  }

  #isFree(object: AnyObject): boolean {
    return this.#scopesOf(object).every((scope) => !this.#taken.has(`${scope}\0${object.name}`));
  }

  #scopesOf(object: AnyObject): readonly string[] {
    return scopes[this.#context.dialect.capabilities.nameSpaces](object);
  }

  #claim(scope: string, object: AnyObject, site: Site): void {
    const key = `${scope}\0${object.name}`;
    const first = this.#taken.get(key);
    if (first === undefined) {
      this.#taken.set(key, site);
      return;
    }
    const place = first.property === undefined ? first.className : `${first.className}.${first.property}`;
    const message =
      object.kind === "column"
        ? `its column ${object.name} is also that of ${place}`
        : `the name ${object.name} of its ${wordFor(object)} is taken by ${place}`;
    this.#context.faults.add(site, message, "Give one of them another name.");
  }

  #put(object: AnyObject, site: Site, comment: string | undefined): void {
    const clean = compact(object);
    this.#objects.push(clean);
    this.sources.set(keyOf(clean), sourceOf(site));
    if (comment !== undefined) this.#comment(referenceOf(clean), comment, site);
  }

  #comment(on: Reference, comment: string, site: Site): void {
    if (comment === "") return;
    const said = commentOn(on, comment);
    this.#objects.push(said);
    this.sources.set(keyOf(said), sourceOf(site));
  }
}

function sourceOf(site: Site): Source {
  const { className, property, file } = site;
  if (property === undefined) return file === undefined ? { className } : { className, file };
  return file === undefined ? { className, property } : { className, property, file };
}

const scopes = { relations: relationScopes, objects: objectScopes } as const;

/** Within what a name has to be the only one: tables, sequences and indexes of a namespace; constraints of a table. */
function relationScopes({ kind, namespace, table }: AnyObject): readonly string[] {
  const relation = `relation\0${namespace}`;
  const type = `type\0${namespace}`;
  const constraint = `constraint\0${namespace}\0${table}`;
  switch (kind) {
    case "table":
      return [relation, type];
    case "enum":
      return [type];
    case "index":
    case "sequence":
      return [relation];
    case "primaryKey":
    case "unique":
      return [relation, constraint];
    case "check":
    case "foreignKey":
      return [constraint];
    case "exclusion":
      return [relation, constraint];
    case "view":
    case "materializedView":
    case "partition":
    case "compositeType":
      return [relation, type];
    case "domain":
    case "rangeType":
    case "tableType":
      return [type];
    case "function":
    case "procedure":
    case "aggregate":
      // Routines of one name are told apart by their arguments, in whose spelling only the server is at home.
      return [];
    case "statistics":
    case "collation":
      return [`${kind}\0${namespace}`];
    case "extension":
    case "publication":
    case "eventTrigger":
      return [kind];
    case "trigger":
    case "policy":
    case "rule":
    case "rowSecurity":
    case "replicaIdentity":
    case "clustering":
      return [`${kind}\0${namespace}\0${table}`];
    case "column":
      return [`column\0${namespace}\0${table}`];
    default:
      return [];
  }
}

/** The same where constraints, routines and triggers are objects of the namespace, and indexes parts of their table. */
function objectScopes({ kind, namespace, table }: AnyObject): readonly string[] {
  const object = `object\0${namespace}`;
  switch (kind) {
    case "primaryKey":
    case "unique":
      return [object, `index\0${namespace}\0${table}`];
    case "index":
      return [`index\0${namespace}\0${table}`];
    case "domain":
    case "tableType":
      return [`type\0${namespace}`];
    case "column":
      return [`column\0${namespace}\0${table}`];
    case "namespace":
    case "comment":
      return [];
    default:
      return [object];
  }
}

function isConstraintOrIndex(kind: string): kind is ConstraintType | "index" {
  return ["primaryKey", "unique", "check", "foreignKey", "index"].includes(kind);
}

const words: Readonly<Partial<Record<AnyObject["kind"], string>>> = {
  primaryKey: "primary key",
  unique: "unique constraint",
  check: "check",
  foreignKey: "foreign key",
  exclusion: "exclusion constraint",
  materializedView: "materialized view",
  compositeType: "composite type",
  tableType: "table type",
  rangeType: "range type",
  rowSecurity: "row-level security",
  eventTrigger: "event trigger",
  replicaIdentity: "replica identity",
  clustering: "index that rows are clustered by",
};

function wordFor({ kind }: AnyObject): string {
  return kindWords(kind);
}

/** A kind of objects for people. */
export function kindWords(kind: AnyObject["kind"]): string {
  return words[kind] ?? kind;
}
