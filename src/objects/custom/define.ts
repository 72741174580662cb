import { SchemixError } from "../../errors/schemix-error.js";
import { checkImport } from "../../schema/column-type.js";
import { type CodeData, code } from "../../util/code.js";
import { printStatements } from "../../util/print-code.js";
import type { Custom, CustomHazard, CustomSql, OperationDefinition, Touched } from "./shape.js";

/**
 * An operation of your own, for migrations: the function that it returns makes one, and `op.apply` records it. The
 * migration imports the function, so nothing has to be configured.
 *
 * @throws SchemixError `CONFIG_INVALID` when name or module cannot be imported
 * @example
 * export const refresh = defineOperation({
 *   name: "refresh",
 *   from: "acme-schemix",
 *   compile: { postgres: (view: string) => sql`REFRESH MATERIALIZED VIEW ${sql.identifier(view)}` },
 *   reverse: () => [],
 * });
 * const up = (op: Operations) => op.apply(refresh("totals")); // in a migration
 */
export function defineOperation<Arguments extends readonly CodeData[]>(
  definition: OperationDefinition<Arguments>,
): (...args: Arguments) => Custom {
  checkImport(definition, "defineOperation");
  return (...args) => {
    if (!isPlain(args)) {
      throw new SchemixError("OPERATION_INVALID", {
        message: `${definition.name} was called with something that is no plain data`,
        why: "An operation is written into files: it is made of texts, numbers, true and false, null, lists and objects of them.",
        fix: "Pass plain data, and make of it what you need in `compile`.",
      });
    }
    return Object.freeze({
      kind: "custom" as const,
      definition: definition as unknown as Custom["definition"],
      arguments: Object.freeze(args),
    });
  };
}

function isPlain(value: unknown): value is CodeData {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== "object") return ["string", "number", "boolean"].includes(typeof value);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain);
}

/** Whether a value is an operation that a function of {@link defineOperation} has made. */
export function isCustom(value: unknown): value is Custom {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "custom")
    return false;
  return "definition" in value && "arguments" in value && Array.isArray(value.arguments);
}

type Asked<T> = ((...args: readonly CodeData[]) => T) | undefined;

/** What the definition says of an operation. */
function asked<T>(operation: Custom, member: unknown): T | undefined {
  return (member as Asked<T>)?.(...operation.arguments);
}

/** The SQL of an operation.
 * @throws SchemixError `OPERATION_INVALID` when the dialect does not have it
 */
export function customSql(operation: Custom, dialect: string): CustomSql {
  const { name, compile } = operation.definition;
  const found = Object.hasOwn(compile, dialect) ? asked<CustomSql>(operation, compile[dialect]) : undefined;
  if (found !== undefined) return found;
  throw new SchemixError("OPERATION_INVALID", {
    message: `The operation ${name} has no SQL for ${dialect}`,
    why: `It is for ${Object.keys(compile).join(", ")}.`,
    fix: "Use another operation there, or say in its `compile` what it does.",
    data: { operation: name, dialect },
  });
}

/** One line that says what it does. */
export function describeCustom(operation: Custom): string {
  const { name, describe } = operation.definition;
  const args = operation.arguments.map(code.data);
  return (
    asked<string>(operation, describe) ?? printStatements([code.call(name, ...args)], 0).replace(/;\n$/, "")
  );
}

export function reverseCustom(operation: Custom): readonly Custom[] | string {
  const found = asked<Custom | readonly Custom[] | string>(operation, operation.definition.reverse);
  if (found === undefined) return "It is an operation without a reverse.";
  return isCustom(found) ? [found] : found;
}

export function hazardsOfCustom(operation: Custom): readonly CustomHazard[] {
  return asked(operation, operation.definition.hazards) ?? [];
}

/** The objects that it changes; nothing when that is not known. */
export function touchedBy(operation: Custom): readonly Touched[] | undefined {
  return asked(operation, operation.definition.touches);
}
