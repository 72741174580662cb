/** Whether the operations of two branches touch the same things. */
import type { AnyOperation } from "../objects/any.js";
import { touchedBy } from "../objects/custom/define.js";
import { describeOperation } from "../objects/describe.js";

/** Two operations whose order may matter, in words. */
export interface Conflict {
  readonly left: string;
  readonly right: string;
}

/**
 * The operations of two lists that touch the same object, or where one changes what the text of the other mentions. It
 * rather names too many than too few: SQL is looked through for names, not understood. Steps with SQL or code of their
 * own are not looked into; ask {@link isOpaque} of them.
 *
 * @example
 * conflictsBetween(left.operations, right.operations).length === 0 // their order does not matter
 */
export function conflictsBetween(
  left: readonly AnyOperation[],
  right: readonly AnyOperation[],
): readonly Conflict[] {
  const [one, other] = [
    left.filter((op) => !isOpaque(op)).flatMap(touchesOf),
    right.filter((op) => !isOpaque(op)).flatMap(touchesOf),
  ];
  const found = new Set<string>();
  const conflicts: Conflict[] = [];
  const add = (a: Touch, b: Touch): void => {
    const conflict = { left: describeOperation(a.operation), right: describeOperation(b.operation) };
    const key = JSON.stringify(conflict);
    if (!found.has(key)) conflicts.push(conflict);
    found.add(key);
  };
  const [inOne, inOther] = [new Index(one), new Index(other)];
  for (const touch of one) for (const match of inOther.metBy(touch)) add(touch, match);
  for (const touch of other) for (const match of inOne.metBy(touch)) add(match, touch);
  return conflicts;
}

/** Whether what an operation touches cannot be known from it. */
export function isOpaque(operation: AnyOperation): boolean {
  const { kind } = operation;
  return kind === "execute" || kind === "run" || (kind === "custom" && touchedBy(operation) === undefined);
}

interface Touch {
  readonly operation: AnyOperation;
  /** The object itself, under its old and its new name. */
  readonly subjects: readonly string[];
  /** Words of the name of what is changed or taken away; none when nothing that was there is. */
  readonly changed: readonly string[];
  /** Every word of the operation. */
  readonly words: ReadonlySet<string>;
}

/** The members that say what an operation is about; each kind has some of them. */
interface About {
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
  readonly name?: string | undefined;
  readonly to?: string;
  readonly toNamespace?: string | undefined;
  readonly column?: string | { readonly name?: string };
  readonly on?: About;
}

/** An operation of somebody else says itself what it changes. */
function touchesOf(operation: AnyOperation): readonly Touch[] {
  if (operation.kind !== "custom") return [touchOf(operation)];
  const { kind, arguments: args } = operation;
  const abouts = touchedBy(operation) ?? [];
  const words = new Set(textsIn([args, abouts]).flatMap(wordsOf));
  return abouts.map((about) => ({ ...touchOf({ ...about, kind } as never), operation, words }));
}

function touchOf(operation: AnyOperation): Touch {
  const about = operation as About;
  const { namespace, table, name, to, toNamespace = namespace, column } = about.on ?? about;
  const own = typeof column === "object" ? column.name : name;
  const target = own === undefined ? [to] : [table, to];
  const paths = [[namespace, table, own], ...(to === undefined ? [] : [[toNamespace, ...target]])];
  const isChange = /^(drop|rename|alter|replace|custom)/.test(operation.kind);
  return {
    operation,
    subjects: paths.map(([place, ...path]) =>
      JSON.stringify([place, ...path.filter((part) => part !== undefined)]),
    ),
    changed: isChange ? wordsOf(`${table ?? ""} ${own ?? ""}`) : [],
    words: new Set(textsIn({ ...operation, kind: undefined }).flatMap(wordsOf)),
  };
}

/** The texts of a value at any depth; the names of its members are ours. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

/** Operations by what they touch and by the words in them. */
class Index {
  readonly #bySubject = new Map<string, Touch[]>();
  readonly #byWord = new Map<string, Touch[]>();

  constructor(touches: readonly Touch[]) {
    const put = (map: Map<string, Touch[]>, key: string, touch: Touch): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [touch]);
      else list.push(touch);
    };
    for (const touch of touches) {
      for (const subject of touch.subjects) put(this.#bySubject, subject, touch);
      for (const word of touch.words) put(this.#byWord, word, touch);
    }
  }

  /** Operations about the same object, and those that mention what `touch` changes. */
  metBy({ subjects, changed }: Touch): Set<Touch> {
    const met = new Set(subjects.flatMap((subject) => this.#bySubject.get(subject) ?? []));
    const [first, ...rest] = changed;
    if (first === undefined) return met;
    for (const touch of this.#byWord.get(first) ?? [])
      if (rest.every((word) => touch.words.has(word))) met.add(touch);
    return met;
  }
}
