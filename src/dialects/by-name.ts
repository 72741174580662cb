/** What the text of a routine names: no catalog knows. */
import { bareName, type Definition } from "../objects/definition/shape.js";

const plainName = /^[\w\u0080-\uffff]+$/;

/** The names that stand in the definition of a routine, whatever they mean there. */
class Names {
  readonly #text: string;
  readonly #words: ReadonlySet<string>;

  constructor(routine: Definition) {
    this.#text = routine.definition;
    const found: readonly string[] = this.#text.match(/[\w\u0080-\uffff]+/g) ?? [];
    // Its own name stands there once; a second time is an overload that it calls.
    const own = found.indexOf(bareName(routine));
    const words = found.filter((_, index) => index !== own);
    // What is written without quotes is meant in small letters.
    this.#words = new Set([...words, ...words.map((word) => word.toLowerCase())]);
  }

  /** What of an index by name is named. */
  in<T>(named: ReadonlyMap<string, T>, unusual: readonly string[]): readonly T[] {
    // Within quotes a quote is written twice.
    const text = this.#text.replaceAll('""', '"');
    const words = [...this.#words, ...unusual.filter((name) => text.includes(name))];
    return words.flatMap((word) => named.get(word) ?? []);
  }
}

/** Things by their names, and which of them the text of a routine names. */
export class ByName<T> {
  readonly #named = new Map<string, T[]>();
  /** Names that are no single word. */
  readonly #unusual: string[] = [];

  add(name: string, thing: T): void {
    const there = this.#named.get(name);
    if (there !== undefined) {
      there.push(thing);
      return;
    }
    this.#named.set(name, [thing]);
    if (!plainName.test(name)) this.#unusual.push(name);
  }

  namedBy(routine: Definition): readonly T[] {
    return new Names(routine).in(this.#named, this.#unusual).flat();
  }
}
