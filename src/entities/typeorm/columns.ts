/** Columns of TypeORM → columns, with the enums and sequences that they need. */
import type { TableColumn } from "typeorm";
import type { Check } from "../../objects/check/shape.js";
import type { Column, Identity } from "../../objects/column/shape.js";
import type { SchemaObject } from "../../schema/object.js";
import { compact } from "../../util/compact.js";
import type { Source } from "../object-list.js";
import { spellNamedType } from "../plan/enums.js";
import { defaultOf } from "./defaults.js";
import type { ColumnMetadata } from "./metadata.js";
import { type Findings, type Place, pathOf, sourceOf } from "./words.js";

/** Writes a column of a table and what comes with it. */
export function writeColumn(
  column: ColumnMetadata,
  place: Place,
  position: number,
  findings: Findings,
): void {
  const { namespace, name: table } = place;
  const name = findings.name(column.databaseName);
  const source = sourceOf(column.entityMetadata, column.propertyPath);
  const { rules } = findings;
  const isCounted = rules.counts(column);
  const type = typeOf(column, place, findings, isCounted, source);
  const counted = isCounted ? countingOf(column, { place, name, type }, findings, source) : undefined;
  const generated = counted === undefined ? rules.generated(column) : undefined;
  const usual = generated === undefined ? defaultOf(column, type, findings) : undefined;
  const object: Column = {
    kind: "column",
    namespace,
    table,
    name,
    position,
    type,
    // Whether a computed column takes NULL is up to what it is computed from, unless it is kept.
    nullable:
      generated?.stored === false ||
      (column.isNullable === true && !column.isPrimary && counted === undefined),
    ...(counted ??
      compact({
        generated,
        default: usual,
        defaultName:
          usual === undefined || !rules.namesDefaults ? undefined : defaultNameOf(column, findings),
        collation: column.collation,
      })),
  };
  findings.add(object, source);
  writeComment(object, column.comment, findings, source);
  const check = rules.enumCheck?.(column);
  if (check === undefined) return;
  const path = pathOf(column.entityMetadata, findings);
  const named = findings.dataSource.namingStrategy.checkConstraintName(path, check, true);
  findings.add({ kind: "check", namespace, table, name: named, expression: check } as Check, source);
}

function defaultNameOf(column: ColumnMetadata, findings: Findings): string {
  const path = pathOf(column.entityMetadata, findings);
  return findings.dataSource.namingStrategy.defaultConstraintName(path, column.databaseName);
}

/** The comment on something, without what a server cannot keep. */
export function writeComment(
  object: SchemaObject,
  text: string | undefined,
  findings: Findings,
  source: Source,
): void {
  if (findings.rules.hasComments) findings.addComment(object, text?.replaceAll("\0", ""), source);
}

function typeOf(
  column: ColumnMetadata,
  place: Place,
  findings: Findings,
  isCounted: boolean,
  source: Source,
): string {
  const { dialect, dataSource } = findings;
  const { driver } = dataSource;
  const type = driver.normalizeType(column);
  const array = column.isArray ? "[]" : "";
  if (type === "enum") return `${enumOf(column, place, findings, source)}${array}`;
  if (isCounted && findings.rules.countsByTypeAlone) return dialect.types.canonical(type);
  const { precision, scale, spatialFeatureType, srid } = column;
  const length = driver.getColumnLength(column);
  const options = { type, length, precision, scale, spatialFeatureType, srid, isArray: false };
  return dialect.types.canonical(`${driver.createFullType(options as unknown as TableColumn)}${array}`);
}

/** The named type of an enum column, which is made with the first column that has it. */
function enumOf(
  column: ColumnMetadata,
  { namespace, name }: Place,
  findings: Findings,
  source: Source,
): string {
  const given = column.enumName ?? `${name}_${column.databaseName.toLowerCase()}_enum`;
  const enumName = findings.name(given);
  const values = (column.enum ?? []).map(String);
  const object: SchemaObject & { readonly values: readonly string[] } = {
    kind: "enum",
    namespace,
    name: enumName,
    values,
  };
  findings.add(object, source);
  return spellNamedType(namespace, enumName, findings);
}

interface Counted {
  readonly identity?: Identity | undefined;
  readonly default?: string | undefined;
}

/** Its type leaves out a strategy that it has. */
interface Counting {
  readonly generationStrategy?: string | undefined;
  readonly generatedIdentity?: "ALWAYS" | "BY DEFAULT" | undefined;
}

function countingOf(
  { generationStrategy, generatedIdentity }: Counting,
  { place, name, type }: { readonly place: Place; readonly name: string; readonly type: string },
  findings: Findings,
  source: Source,
): Counted {
  const { counting } = findings.dialect;
  if (generationStrategy === "identity" || counting === undefined)
    return { identity: { mode: generatedIdentity === "ALWAYS" ? "always" : "byDefault" } };
  const { namespace, name: table } = place;
  const isDefault = namespace === findings.namespace;
  const own = counting({ namespace, table, name, type, isDefault });
  findings.add(own.sequence, source);
  return { default: own.default };
}
