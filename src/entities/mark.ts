/** One decorator for both kinds: legacy (`experimentalDecorators`) and standard (TC39). */
import { SchemixError } from "../errors/schemix-error.js";
import { type ClassFacts, ownFacts, type PropertyFacts } from "./facts.js";
import type { ClassOf } from "./options/options.js";

// The standard's symbol is younger than the runtimes; compilers read it when a class is defined, which is after
// its decorators were imported.
if (Symbol.metadata === undefined) {
  Object.defineProperty(Symbol, "metadata", { value: Symbol.for("Symbol.metadata"), configurable: true });
}

/** A decorator of classes, legacy or standard. */
export interface ClassMark {
  (target: ClassOf<unknown>): void;
  (target: ClassOf<unknown>, context: ClassDecoratorContext): void;
}

/** A decorator of properties and accessors, legacy or standard. */
export interface PropertyMark {
  (prototype: object, property: string | symbol, descriptor?: PropertyDescriptor): void;
  (
    value: unknown,
    context: ClassFieldDecoratorContext | ClassAccessorDecoratorContext | ClassGetterDecoratorContext,
  ): void;
}

/** A decorator of classes and of properties, legacy or standard. */
export interface AnyMark extends ClassMark, PropertyMark {}

interface StandardContext {
  readonly kind: string;
  readonly name: unknown;
  readonly metadata?: unknown;
  readonly static?: unknown;
  readonly private?: unknown;
}

interface Place {
  readonly holder: object;
  /** Absent: the class itself. */
  readonly property: string | undefined;
  readonly refused: string | undefined;
  readonly reflected: string | undefined;
}

/** What a decorator writes down, where it stands. */
export interface MarkWriter {
  readonly decorator: string;
  readonly onClass?: ((facts: ClassFacts) => void) | undefined;
  readonly onProperty?:
    | ((facts: PropertyFacts, place: { readonly reflected: string | undefined }) => void)
    | undefined;
  /** What is wrong with the decorator's arguments. */
  readonly faults?: readonly { readonly message: string; readonly fix: string }[];
}

/** A decorator that writes facts, in whichever way it is called. */
export function makeMark(writer: MarkWriter): AnyMark {
  return (first: unknown, second?: unknown, third?: unknown): void => {
    const place = isStandardContext(second)
      ? standardPlace(writer.decorator, second)
      : legacyPlace(first, second, third);
    const facts = ownFacts(place.holder);
    const refuse = (message: string, fix: string): void => {
      facts.faults.push({ property: place.property, message, fix });
    };
    for (const fault of writer.faults ?? []) refuse(fault.message, fault.fix);
    if (place.refused !== undefined) {
      refuse(
        `@${writer.decorator} stands on ${place.refused}`,
        "Put it on an instance property with a plain name.",
      );
    } else if (place.property === undefined) {
      if (writer.onClass !== undefined) writer.onClass(facts);
      else refuse(`@${writer.decorator} stands on a class`, "Put it on a property.");
    } else if (writer.onProperty !== undefined) {
      writer.onProperty(propertyFacts(facts, place.property), place);
    } else refuse(`@${writer.decorator} stands on a property`, "Put it on the class.");
  };
}

function propertyFacts(facts: ClassFacts, property: string): PropertyFacts {
  const existing = facts.properties.get(property);
  if (existing !== undefined) return existing;
  const made: PropertyFacts = { mapping: undefined, joinColumns: undefined, joinTable: undefined, rules: [] };
  facts.properties.set(property, made);
  return made;
}

function isStandardContext(value: unknown): value is StandardContext {
  return typeof value === "object" && value !== null && "kind" in value && "name" in value;
}

function standardPlace(decorator: string, context: StandardContext): Place {
  const { kind, name, metadata } = context;
  if (typeof metadata !== "object" || metadata === null) {
    throw new SchemixError("ENTITIES_INVALID", {
      message: `@${decorator} cannot be used: the compiler gives decorators no place for metadata`,
      where: typeof name === "string" ? `${kind} ${name}` : kind,
      why: "Standard decorators keep what they say in context.metadata, which old compilers leave out.",
      fix: 'Compile with TypeScript 5.2 or later, swc with decorators version "2023-11", or set experimentalDecorators.',
      data: { decorator, property: typeof name === "string" && kind !== "class" ? name : undefined },
    });
  }
  const isOnClass = kind === "class";
  const plain = typeof name === "string" ? name : String(name);
  const refused =
    context.static === true
      ? "a static member"
      : context.private === true
        ? "a private #member"
        : !isOnClass && typeof name !== "string"
          ? "a property named by a symbol"
          : kind === "method" || kind === "setter"
            ? `a ${kind}`
            : undefined;
  return { holder: metadata, property: isOnClass ? undefined : plain, refused, reflected: undefined };
}

function legacyPlace(first: unknown, second: unknown, descriptor: unknown): Place {
  if (typeof first === "function") {
    const property = second === undefined ? undefined : String(second);
    const refused = property === undefined ? undefined : "a static member";
    return { holder: first, property, refused, reflected: undefined };
  }
  const owner: unknown = typeof first === "object" && first !== null ? first.constructor : undefined;
  if (typeof first !== "object" || first === null || typeof owner !== "function" || second === undefined) {
    throw new SchemixError("ENTITIES_INVALID", {
      message: "A decorator of Schemix was called as a function, or by a compiler that it does not know",
      fix: "Write it as a decorator: @Column() name!: string",
    });
  }
  const isMethod = typeof descriptor === "object" && descriptor !== null && "value" in descriptor;
  const refused =
    typeof second === "symbol" ? "a property named by a symbol" : isMethod ? "a method" : undefined;
  return { holder: owner, property: String(second), refused, reflected: reflect(first, second) };
}

/** The name of the class that the compiler wrote down for a property (`emitDecoratorMetadata`). */
function reflect(prototype: object, property: unknown): string | undefined {
  const read: unknown = Reflect.get(Reflect, "getMetadata");
  if (typeof read !== "function") return undefined;
  const type: unknown = read("design:type", prototype, property);
  return typeof type === "function" ? type.name : undefined;
}
