/** The type of a column: said by name, by a type of somebody's package, or implied by the property. */
import { type CustomColumnType, columnTypeText, isCustomColumnType } from "../../schema/column-type.js";
import { describe } from "../describe.js";
import type { ColumnFacts, ColumnOptions } from "../facts.js";
import { fixOf, messageOf, type Site } from "../faults.js";
import type { EnumPlan } from "./enums.js";
import type { Context } from "./plan.js";
import { familyOf, type typeFamilies } from "./type-families.js";

const modifiersOf: Readonly<Record<keyof typeof typeFamilies, readonly (keyof ColumnOptions)[]>> = {
  sizedText: ["length", "collation", "ascii"],
  text: ["collation", "ascii"],
  bits: ["length"],
  integer: [],
  exact: ["precision", "scale"],
  float: [],
  preciseTime: ["precision"],
  boolean: [],
  json: [],
  bytes: [],
  sizedBytes: ["length"],
  other: [],
};
const counts = ["length", "precision", "scale"] as const;
const modifiers = [...counts, "collation", "ascii"] as const;

const serials: Readonly<Record<string, string>> = {
  smallserial: "smallint",
  serial: "int",
  bigserial: "bigint",
};

/** The type of a column as the database spells it; a fault where none can be told. */
export function nativeType(facts: ColumnFacts, site: Site, context: Context): string {
  const { options } = facts;
  const type = options.type ?? impliedType(facts, site, context);
  if (type === undefined) return "text";
  if (isCustomColumnType(type)) return customType(type, options, site, context);
  const serial = serials[type];
  if (serial !== undefined) {
    const fix = `Write @PrimaryColumn("${serial}", { identity: true }), or @Sequence and a default of sql\`nextval('…')\`.`;
    context.faults.add(site, `${type} is not a type but shorthand for a column with a sequence`, fix);
    return serial;
  }
  if (typeof type !== "string" || type.trim() === "") {
    context.faults.add(site, `the type is ${describe(type)}`, 'Write a name: @Column("text").');
    return "text";
  }
  const family = familyOf(type);
  const fits = family === undefined ? modifiers : modifiersOf[family];
  const misfit = modifiers.filter((name) => options[name] !== undefined && !fits.includes(name));
  for (const name of misfit) {
    context.faults.add(site, `${type} takes no ${name}`, `Leave ${name} out, or choose a type that has one.`);
  }
  const fitting =
    misfit.length === 0
      ? options
      : { ...options, ...Object.fromEntries(misfit.map((name) => [name, undefined])) };
  return resolveType(type, fitting, site, context);
}

/** A type of somebody's package: what it stands for. */
function customType(type: CustomColumnType, options: ColumnOptions, site: Site, context: Context): string {
  const misfit = modifiers.filter((name) => name !== "collation" && options[name] !== undefined);
  for (const name of misfit) {
    const fix = `Leave ${name} out, or give it to ${typeName(type)}().`;
    context.faults.add(site, `${typeName(type)} takes no ${name}`, fix);
  }
  try {
    const text = columnTypeText(type, context.dialect.name);
    return resolveType(text, { array: options.array }, site, context);
  } catch (error) {
    context.faults.add(site, messageOf(error), fixOf(error, "Choose another type."));
    return "text";
  }
}

function typeName(type: string | CustomColumnType): string {
  return typeof type === "string" ? type : type.definition.name;
}

function resolveType(type: string, options: ColumnOptions, site: Site, context: Context): string {
  const { length, precision, scale, array, ascii } = options;
  for (const name of counts) {
    const value = options[name];
    if (value === undefined || (Number.isInteger(value) && (value > 0 || name !== "length"))) continue;
    context.faults.add(site, `${name} is ${describe(value)}`, "Write a whole number.");
    return type;
  }
  try {
    return context.dialect.types.resolve(type, { length, precision, scale, array, ascii });
  } catch (error) {
    context.faults.add(site, messageOf(error), fixOf(error, "Choose another type or other options."));
    return type;
  }
}

/** The type of a column that names none: what its options admit, else what the compiler wrote down of the property. */
function impliedType(facts: ColumnFacts, site: Site, context: Context): string | undefined {
  const { options, reflected } = facts;
  const identity = options.identity !== undefined && options.identity !== false;
  if (options.length !== undefined) return "string";
  if (options.scale !== undefined || (options.precision !== undefined && reflected === "Number"))
    return "decimal";
  const unknown = reflected === undefined || reflected === "Object" || reflected === "Array";
  if (unknown && identity) return context.dialect.types.infer("Number", { identity }) ?? "bigint";
  const found = unknown ? undefined : context.dialect.types.infer(reflected, { identity });
  if (found !== undefined) return found;
  // An enum that cannot be used has been reported as such.
  if (Object.hasOwn(options, "enum")) return undefined;
  const [message, fix] = missingType(reflected);
  context.faults.add(site, message, fix);
  return undefined;
}

function missingType(reflected: string | undefined): readonly [message: string, fix: string] {
  if (reflected === undefined) {
    return [
      "it has no type",
      'Write one: @Column("text"). Types are taken from properties only with experimentalDecorators, ' +
        "emitDecoratorMetadata and the package reflect-metadata installed, which your own programs import first.",
    ];
  }
  if (reflected === "Object") {
    return [
      "its type cannot be taken from the property: a union, an interface or an imported type is only an Object",
      'Write one: @Column("text").',
    ];
  }
  if (reflected === "Array") {
    return [
      "its type cannot be taken from the property: a list does not say of what",
      'Write the type of an element: @Column("text", { array: true }), or @Column("json").',
    ];
  }
  return [
    `its type cannot be taken from the property: ${reflected} stands for no column type`,
    'Write one: @Column("json"), or a relation when it is an entity: @ManyToOne(() => Other).',
  ];
}

/** The type of an enum column: a type of its own, or a text where the database has none. */
export function enumType(plan: EnumPlan, options: ColumnOptions, site: Site, context: Context): string {
  if (options.type !== undefined && options.type !== "enum") {
    const fix = "Leave the type out: an enum is a type of its own.";
    context.faults.add(site, `it is an enum and of type ${typeName(options.type)} at once`, fix);
  }
  for (const name of modifiers) {
    if (options[name] !== undefined && name !== "ascii")
      context.faults.add(site, `an enum takes no ${name}`, `Leave ${name} out.`);
  }
  const { array, ascii } = options;
  if (context.dialect.capabilities.enumTypes) return resolveType(plan.spelling, { array }, site, context);
  const length = Math.max(...plan.values.map((value) => value.length));
  return resolveType("string", { length, array, ascii }, site, context);
}
