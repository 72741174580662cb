/** Settings that are not valid, collected so that a person sees all of them at once. */
import { SchemixError } from "../errors/schemix-error.js";
import { closest } from "../util/closest.js";
import { redact, redactUrl } from "../util/redact.js";

/** One setting that is not valid. */
export interface ConfigFault {
  /** The setting: `filter.include[2]`; empty for the configuration as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** What was probably meant. */
  readonly suggestion?: string | undefined;
}

const unknownSetting = "an unknown setting";

/** Checks values and remembers what is wrong with them; every check returns the value when it is right. */
export class SettingChecks {
  readonly faults: ConfigFault[] = [];
  readonly #errors: SchemixError[] = [];

  /** The error of the only fault there is, when that brought its own. */
  get only(): SchemixError | undefined {
    return this.faults.length === 1 ? this.#errors[0] : undefined;
  }

  /** Notes a value that something else has refused. */
  addError(path: string, expected: string, error: SchemixError): undefined {
    this.faults.push({ path, expected, found: error.message });
    this.#errors.push(error);
    return undefined;
  }

  add(path: string, expected: string, value: unknown, suggestion?: string): undefined {
    const found = describeValue(value);
    this.faults.push({ path, expected, found, ...(suggestion !== undefined && { suggestion }) });
    return undefined;
  }

  /** An object with no other members than `known`, if that is said. `undefined` when it is absent or something else. */
  members(path: string, value: unknown, known?: readonly string[]): Record<string, unknown> | undefined {
    if (value === undefined) return undefined;
    if (!isPlainObject(value)) return this.add(path, "an object", value);
    if (known === undefined) return value;
    for (const key of Object.keys(value)) {
      if (known.includes(key) || value[key] === undefined) continue;
      const at = path === "" ? key : `${path}.${key}`;
      this.faults.push({
        path: at,
        expected: `one of ${known.join(", ")}`,
        found: unknownSetting,
        suggestion: closest(key, known),
      });
    }
    return value;
  }

  flag(path: string, value: unknown): boolean | undefined {
    if (value === undefined || typeof value === "boolean") return value;
    this.add(path, "true or false", value);
    return undefined;
  }

  text(path: string, value: unknown, expected = "a text"): string | undefined {
    if (value === undefined || (typeof value === "string" && value.trim() !== "")) return value;
    return this.add(path, expected, value);
  }

  texts(path: string, value: unknown, expected: string): readonly string[] | undefined {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.add(path, `a list of ${expected}s`, value);
    const items: readonly unknown[] = Array.from(value);
    return items.flatMap((item, index) => {
      const at = `${path}[${index}]`;
      const text =
        item === undefined ? this.add(at, `a ${expected}`, item) : this.text(at, item, `a ${expected}`);
      return text === undefined ? [] : [text];
    });
  }

  /** A duration in milliseconds. */
  milliseconds(path: string, value: unknown): number | undefined {
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
    return this.add(path, "a whole number of milliseconds, 0 or more", value);
  }

  /** A whole number within limits. */
  count(path: string, value: unknown, least: number, most: number): number | undefined {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most)
      return value;
    return this.add(path, `a whole number from ${least} to ${most}`, value);
  }

  oneOf<T extends string>(path: string, value: unknown, options: readonly T[]): T | undefined {
    if (value === undefined) return undefined;
    const found = options.find((option) => option === value);
    if (found !== undefined) return found;
    const suggestion = typeof value === "string" ? closest(value, options) : undefined;
    return this.add(path, options.map((option) => `"${option}"`).join(" or "), value, suggestion);
  }
}

/** The error that tells all faults. */
export function configInvalid(faults: readonly ConfigFault[], file: string | undefined): SchemixError {
  const name = file ?? "The configuration";
  const what =
    faults.length === 1 ? "a setting that is not valid" : `${faults.length} settings that are not valid`;
  const lines = faults.map((fault) => `  ${describeFault(fault)}`);
  return new SchemixError("CONFIG_INVALID", {
    message: [`${name} has ${what}:`, ...lines].join("\n"),
    where: file,
    fix: "Correct the settings; docs/configuration.md lists them all.",
    data: { faults },
  });
}

function describeFault({ path, expected, found, suggestion }: ConfigFault): string {
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  const setting = path === "" ? "" : `${path}: `;
  if (found === unknownSetting && suggestion !== undefined)
    return `${setting}there is no such setting${hint}`;
  return `${setting}expected ${expected}, found ${found}${hint}`;
}

/** A value in a few words, without secrets. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return describeText(value);
  if (typeof value === "function") return /^class\b/.test(String(value)) ? "a class" : "a function";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null)
    return value instanceof Promise ? "a promise" : "an object";
  return String(value);
}

function describeText(text: string): string {
  if (text.trim() === "") return "an empty text";
  const shown = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? redactUrl(text) : redact(text);
  return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
