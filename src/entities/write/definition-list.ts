/** Objects that classes and declarations say, on their way to SQL: they get their names with everything else. */
import type { AnyObject, AnyOperation, ObjectOf } from "../../objects/any.js";
import { type Definition, isDefinition } from "../../objects/definition/shape.js";
import type { DefinitionSpec } from "../../objects/definition/spec.js";
import type { Index } from "../../objects/index/shape.js";
import { type NameSpace, namespaceIn, spaceOf } from "../../objects/kind.js";
import { keyOf, type Reference } from "../../schema/object.js";
import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import type { ModelDefinition } from "../definitions.js";
import type { Site } from "../faults.js";
import { kindWords, type ObjectList } from "../object-list.js";
import type { IndexTarget } from "../options/views.js";
import { type Context, type TablePlan, writtenName } from "../plan/plan.js";

export interface DefinitionDraft {
  /** Its namespace is the real one; a name that nobody wrote is a proposal. */
  readonly spec: DefinitionSpec;
  /** Absent: the name of the spec is a proposal. */
  readonly writtenName: string | undefined;
  readonly comment: string | undefined;
  readonly site: Site;
  /** What it is called among objects, where that is more than its name: routines. */
  readonly signature?: string | undefined;
}

/** A mark of a table that names one of its indexes, which may not have its name yet. */
interface IndexMark {
  readonly table: TablePlan;
  readonly target: IndexTarget & { readonly columns?: readonly string[] };
  readonly make: (index: string) => DefinitionSpec;
  readonly decorator: string;
  readonly site: Site;
}

/** What is left for the schema, and what is said in SQL. */
export interface SettledDefinitions {
  readonly objects: readonly AnyObject[];
  readonly definitions: readonly ModelDefinition[];
}

/** Collects what is said in SQL by classes and declarations. */
export class DefinitionList {
  readonly #context: Context;
  readonly #objects: ObjectList;
  readonly #specs = new Map<string, DefinitionSpec>();
  readonly #sites = new Map<string, Site>();
  readonly #marks: IndexMark[] = [];
  /** Index marks that have found their index. */
  readonly #found: { readonly spec: DefinitionSpec; readonly site: Site }[] = [];

  constructor(context: Context, objects: ObjectList) {
    this.#context = context;
    this.#objects = objects;
  }

  draft({ spec, writtenName: written, comment, site, signature }: DefinitionDraft): void {
    const { kind, namespace = "", name } = spec;
    if (this.#isLacking(kind, site)) return;
    const table = "table" in spec ? spec.table : undefined;
    // The text tells drafts apart until they have names; nobody sees it afterwards.
    const definition = JSON.stringify([spec, signature]);
    this.#specs.set(definition, spec);
    this.#sites.set(definition, site);
    const object = compact({ kind, namespace, table, name: signature ?? name, definition }) as AnyObject;
    const isNamed = written !== undefined;
    if (isNamed) writtenName(written, site, this.#context);
    if (isNamed || signature !== undefined) this.#objects.add(object, site, comment);
    else this.#objects.draft({ object, writtenName: undefined, comment, site });
  }

  mark(mark: IndexMark): void {
    if (this.#isLacking(mark.make("").kind, mark.site)) return;
    this.#marks.push(mark);
  }

  #isLacking(kind: Definition["kind"], site: Site): boolean {
    const { definitionKinds } = this.#context.dialect.capabilities;
    if (definitionKinds.has(kind)) return false;
    const fix = "Leave it out, or say that it is for another database: mssql: false among the options.";
    this.#context.faults.add(site, `the database has no ${kindWords(kind)}`, fix);
    return true;
  }

  /** Finds the index that each mark means; a fault for each that is not there. */
  findIndexes(settled: readonly AnyObject[]): void {
    const seen = new Set<string>();
    for (const mark of this.#marks) {
      const { table, site, make, decorator } = mark;
      const key = `${decorator}\0${table.namespace}\0${table.name}`;
      if (seen.has(key)) this.#context.faults.add(site, `it has ${decorator} twice`, "Keep one.");
      seen.add(key);
      const index = this.#findIndex(mark, settled);
      if (index !== undefined) this.#found.push({ spec: make(index), site });
    }
  }

  /** Parts what has been named: SQL for definitions, with the comments and indexes that belong to them. */
  settle(settled: readonly AnyObject[]): SettledDefinitions {
    const made = settled.filter(isDefinition) as readonly Definition[];
    const owners = new Map(made.map((object) => [keyOf(object), object] as const));
    const attached = new Map<Definition, AnyObject[]>();
    const left: AnyObject[] = [];
    for (const object of settled) {
      if (isDefinition(object)) continue;
      const owner = this.#ownerOf(object, owners);
      if (owner === undefined) left.push(object);
      else attached.set(owner, [...(attached.get(owner) ?? []), object]);
    }
    return {
      objects: left,
      definitions: [
        ...made.map((object) => this.#statementsOf(object, attached.get(object) ?? [])),
        ...this.#found.map(({ spec, site }) => ({ sql: this.#print(spec), site: said(site) })),
      ],
    };
  }

  #ownerOf(object: AnyObject, owners: ReadonlyMap<string, Definition>): Definition | undefined {
    const viewOf = ({ namespace, table = "" }: Reference): Definition | undefined =>
      owners.get(keyOf({ kind: "materializedView", namespace, name: table }));
    if (object.kind === "index") return viewOf(object);
    if (object.kind !== "comment" || this.#context.dialect.capabilities.definitionBatches) return undefined;
    const { on } = object as ObjectOf<"comment">;
    return owners.get(keyOf(on)) ?? (on.kind === "index" ? viewOf(on) : undefined);
  }

  #statementsOf(object: Definition, attached: readonly AnyObject[]): ModelDefinition {
    const spec = this.#specs.get(object.definition);
    const site = this.#sites.get(object.definition);
    if (spec === undefined || site === undefined) throw new Error(`${object.name} has no spec`);
    const isRoutine = object.name !== spec.name && object.name.endsWith(")");
    const name = isRoutine ? spec.name : object.name;
    const operations = [
      ...attached.filter(({ kind }) => kind === "index").map((index) => this.#createIndex(index as Index)),
      ...attached.filter(({ kind }) => kind === "comment").map((comment) => this.#comment(comment)),
    ];
    const behind = operations.flatMap((operation) =>
      this.#context.dialect.compile(operation).map(({ sql }) => sql),
    );
    return {
      sql: [this.#print({ ...spec, name } as DefinitionSpec), ...behind].join(";\n"),
      site: said(site),
      ...("checkBody" in spec && spec.checkBody === false ? { checkBody: false } : {}),
    };
  }

  /** Names in the default namespace stand for themselves. */
  #print(spec: DefinitionSpec): string {
    const name = "table" in spec ? spec.table : spec.name;
    const namespace = this.#placed(spec.namespace, name, spaceOf(spec.kind));
    return this.#context.dialect.define({ ...spec, namespace });
  }

  #placed(namespace: string | undefined, name: string, space?: NameSpace): string | undefined {
    if (namespace === undefined || namespace === "") return undefined;
    const { namespace: defaultNamespace, dialect } = this.#context;
    return namespaceIn({ defaultNamespace, isHidden: dialect.isHidden }, namespace, name, space);
  }

  #createIndex({ kind: _, namespace, ...index }: Index): AnyOperation {
    return { kind: "createIndex", ...compact({ namespace: this.#placed(namespace, index.table) }), ...index };
  }

  #comment(object: AnyObject): AnyOperation {
    const { on, text } = object as ObjectOf<"comment">;
    const { namespace, ...rest } = on;
    const place = compact({ namespace: this.#placed(namespace, on.table ?? on.name, spaceOf(on.kind)) });
    return { kind: "comment", on: { ...rest, ...place }, text } as AnyOperation;
  }

  #findIndex(
    { table, target, decorator, site }: IndexMark,
    settled: readonly AnyObject[],
  ): string | undefined {
    if (target.index !== undefined) return writtenName(target.index, site, this.#context);
    const { columns = [] } = target;
    if (columns.length === 0) return undefined;
    const found = settled.find(
      (object) =>
        object.namespace === table.namespace &&
        object.table === table.name &&
        isSameData(keyColumns(object), columns),
    );
    if (found !== undefined) return found.name;
    const fix = `Add @Index(${JSON.stringify(target.properties)}), or name the index.`;
    this.#context.faults.add(site, `${decorator} names properties that no index has for its key`, fix);
    return undefined;
  }
}

/** The columns that an index, or the index beneath a constraint, has for its key. */
function keyColumns(object: AnyObject): readonly (string | undefined)[] | undefined {
  if (object.kind === "index") return (object as Index).keys.map(({ column }) => column);
  if (object.kind !== "unique" && object.kind !== "primaryKey") return undefined;
  return (object as ObjectOf<"unique"> | ObjectOf<"primaryKey">).columns;
}

/** `User in src/user.entity.ts`. */
function said({ className, property, file }: Site): string {
  const member = property === undefined ? className : `${className}.${property}`;
  return file === undefined ? member : `${member} in ${file}`;
}
