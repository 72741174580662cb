/** What the reading of another tool's entities collects, and how its names become ours. */
import type { Dialect } from "../dialects/dialect.js";
import { commentOn } from "../objects/comment/shape.js";
import { cutName } from "../schema/names.js";
import { keyOf, type Reference, type SchemaObject } from "../schema/object.js";
import { compact } from "../util/compact.js";
import type { Source } from "./object-list.js";

/** Where a table or a view is. */
export interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** What is collected on the way. */
export class SourceFindings {
  readonly dialect: Dialect;
  /** The default namespace. */
  readonly namespace: string;
  readonly objects = new Map<string, SchemaObject>();
  readonly sources = new Map<string, Source>();
  readonly ignored: Reference[] = [];
  readonly definitions: { readonly sql: string; readonly site: string }[] = [];
  readonly #clipsNames: boolean;

  /** @param clipsNames whether the server cuts names that are too long, instead of refusing them */
  constructor(dialect: Dialect, namespace: string, clipsNames: boolean) {
    this.dialect = dialect;
    this.namespace = namespace;
    this.#clipsNames = clipsNames;
  }

  /** The first of two with one reference stays, as it does when the other tool makes them. */
  add(object: SchemaObject, source: Source): void {
    const key = keyOf(object);
    if (this.objects.has(key)) return;
    this.objects.set(key, object);
    this.sources.set(key, source);
  }

  /** The comment on something; an empty one is none. */
  addComment(
    { kind, namespace, table, name }: SchemaObject,
    text: string | null | undefined,
    source: Source,
  ): void {
    if ((text ?? "") === "") return;
    this.add(commentOn(compact({ kind, namespace, table, name }), text ?? ""), source);
  }

  /** A name as it is in the database. */
  name(text: string): string {
    const { identifierLimit } = this.dialect.capabilities;
    return this.#clipsNames ? cutName(text, identifierLimit) : text;
  }

  /** A place as SQL; the default namespace is not said. */
  spell({ namespace, name }: Place): string {
    const { quote } = this.dialect.writer;
    return namespace === this.namespace ? quote(name) : quote(namespace, name);
  }
}
