/** Any operation that a plan may hold, as fast-check makes it: valid as data, mostly senseless as SQL. */
import fc from "fast-check";
import type { AnyOperation } from "../../src/objects/any.js";
import { compact } from "../../src/util/compact.js";

/** Text as bad as it gets, and as plain as it mostly is. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z_]{0,20}$/) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ..."'\"`\\$\n\r\t\0\b\u2028\u2029\u202e\ufeff{}/*-;é🦊漢 ".split(""),
          "${",
          "*/",
          "//",
          "--",
          "\\u0041",
          "</script>",
          "__proto__",
          "\ud800",
          "🦊",
          "a",
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z ']{40,110}$/) },
);

/** Text of the characters whose width everybody agrees about: for what is compared with a formatter. */
const plainText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z_]{0,24}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z ]{30,100}$/) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ..."'\"`\\$\n\t{}/*-; aé漢字かな한ß",
          "${",
          "*/",
          "\u2028",
          "\u202e",
          "🦊",
          "\0",
          "1",
          "__proto__",
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join("")),
  },
);

function arbitraries(
  text: fc.Arbitrary<string>,
): Readonly<Record<string, Record<string, fc.Arbitrary<unknown>>>> {
  const name = text;
  const names = fc.array(name, { minLength: 1, maxLength: 4 });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const on = fc.boolean().map((isOn) => (isOn ? true : undefined));
  const digits = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(String);
  const place = { namespace: maybe(name) };
  const inTable = { ...place, table: name };
  const storage = fc.dictionary(name, text, { maxKeys: 3 });
  const changedStorage = fc.dictionary(name, fc.option(text, { nil: null }), { maxKeys: 3 });

  const counting = {
    start: maybe(digits),
    increment: maybe(digits),
    minValue: maybe(digits),
    maxValue: maybe(digits),
    cache: maybe(digits),
    cycle: on,
  };
  const identity = fc.record({ mode: fc.constantFrom("always", "byDefault"), ...counting }).map(compact);
  const generated = fc.record({ expression: text, stored: fc.boolean() });

  const column = fc
    .record({
      name,
      type: text,
      nullable: fc.boolean(),
      default: maybe(text),
      identity: maybe(identity),
      generated: maybe(generated),
      collation: maybe(text),
      comment: maybe(text),
      storage: maybe(text),
      compression: maybe(text),
      statistics: maybe(fc.nat(10_000)),
      defaultName: maybe(name),
      sparse: on,
      rowGuid: on,
      period: maybe(fc.constantFrom("start", "end")),
      hidden: on,
    })
    .map(compact);

  const deferral = { deferrable: on, initiallyDeferred: on };
  const key = {
    name,
    columns: names,
    ...deferral,
    include: maybe(names),
    storage: maybe(storage),
    tablespace: maybe(name),
    clustered: maybe(fc.boolean()),
    descending: maybe(names),
  };
  const primaryKey = fc.record(key).map(compact);
  const unique = fc.record({ ...key, nullsNotDistinct: on }).map(compact);
  const check = fc
    .record({ name, expression: text, notValid: on, noInherit: on, notEnforced: on })
    .map(compact);
  const action = fc.constantFrom("noAction", "restrict", "cascade", "setNull", "setDefault");
  const foreignKey = fc
    .record({
      name,
      columns: names,
      references: fc.record({ ...place, table: name, columns: names }).map(compact),
      ...deferral,
      onDelete: maybe(action),
      onUpdate: maybe(action),
      onDeleteColumns: maybe(names),
      match: maybe(fc.constant("full")),
      notValid: on,
      notEnforced: on,
    })
    .map(compact);

  const indexKey = fc.oneof(
    fc.record({ column: name }),
    fc.record({ expression: text }),
    fc
      .record({
        column: name,
        order: maybe(fc.constant("desc")),
        nulls: maybe(fc.constantFrom("first", "last")),
        collation: maybe(text),
        operatorClass: maybe(text),
        operatorClassOptions: maybe(storage),
      })
      .map(compact),
  );

  const temporal = fc
    .record({
      start: name,
      end: name,
      history: fc.record({ namespace: name, table: name }),
      retention: maybe(text),
    })
    .map(compact);
  const ownedBy = fc.record({ table: name, column: name });
  const sequenceType = fc.constantFrom("smallint", "integer", "bigint");
  const orNull = <T>(value: fc.Arbitrary<T>) =>
    fc.option(fc.option(value, { nil: null }), { nil: undefined });

  return {
    createNamespace: { name },
    dropNamespace: { name },
    createTable: {
      ...inTable,
      columns: fc.array(column, { maxLength: 5 }),
      primaryKey: maybe(primaryKey),
      uniques: fc.array(unique, { maxLength: 2 }),
      checks: fc.array(check, { maxLength: 2 }),
      foreignKeys: fc.array(foreignKey, { maxLength: 2 }),
      comment: maybe(text),
      unlogged: on,
      storage: maybe(storage),
      tablespace: maybe(name),
      accessMethod: maybe(name),
      partitionBy: maybe(text),
      temporal: maybe(temporal),
      ifNotExists: on,
    },
    dropTable: { ...inTable, ifExists: on },
    renameTable: { ...inTable, to: name, toNamespace: maybe(name) },
    alterTable: {
      ...inTable,
      unlogged: maybe(fc.boolean()),
      storage: maybe(changedStorage),
      tablespace: orNull(name),
      accessMethod: orNull(name),
      temporal: orNull(temporal),
    },
    addColumn: { ...inTable, column },
    dropColumn: { ...inTable, name, only: on },
    alterColumn: {
      ...inTable,
      name,
      type: maybe(text),
      using: maybe(text),
      lossless: maybe(text),
      byName: on,
      nullable: maybe(fc.boolean()),
      default: orNull(text),
      identity: orNull(identity),
      existingIdentity: on,
      restartIfOutside: on,
      existingNotNull: on,
      generated: orNull(generated),
      collation: orNull(text),
      storage: orNull(text),
      compression: orNull(text),
      statistics: orNull(fc.nat(10_000)),
      defaultName: orNull(name),
      sparse: maybe(fc.boolean()),
      rowGuid: maybe(fc.boolean()),
      hidden: maybe(fc.boolean()),
    },
    renameColumn: { ...inTable, name, to: name },
    createPrimaryKey: { ...inTable, ...key, usingIndex: maybe(name) },
    createUniqueConstraint: { ...inTable, ...key, nullsNotDistinct: on, usingIndex: maybe(name) },
    createCheckConstraint: {
      ...inTable,
      name,
      expression: text,
      notValid: on,
      noInherit: on,
      notEnforced: on,
    },
    createForeignKey: {
      ...inTable,
      name,
      columns: names,
      references: fc.record({ ...place, table: name, columns: names }).map(compact),
      ...deferral,
      onDelete: maybe(action),
      onUpdate: maybe(action),
      onDeleteColumns: maybe(names),
      match: maybe(fc.constant("full")),
      notValid: on,
      notEnforced: on,
    },
    alterForeignKey: {
      ...inTable,
      name,
      deferrable: maybe(fc.boolean()),
      initiallyDeferred: maybe(fc.boolean()),
      notEnforced: maybe(fc.boolean()),
    },
    dropConstraint: {
      ...inTable,
      name,
      type: fc.constantFrom("primaryKey", "unique", "check", "foreignKey"),
      ifExists: on,
      only: on,
    },
    renameConstraint: { ...inTable, name, to: name },
    validateConstraint: { ...inTable, name },
    createIndex: {
      ...inTable,
      name,
      keys: fc.array(indexKey, { minLength: 1, maxLength: 4 }),
      unique: on,
      method: maybe(name),
      include: maybe(names),
      where: maybe(text),
      nullsNotDistinct: on,
      storage: maybe(storage),
      tablespace: maybe(name),
      clustered: on,
      disabled: on,
      concurrently: on,
      ifNotExists: on,
    },
    dropIndex: { ...inTable, name, concurrently: on, ifExists: on },
    renameIndex: { ...inTable, name, to: name },
    alterIndex: {
      ...inTable,
      name,
      storage: maybe(changedStorage),
      tablespace: orNull(name),
      disabled: maybe(fc.boolean()),
    },
    createEnum: { ...place, name, values: fc.array(text, { maxLength: 6 }) },
    dropEnum: { ...place, name },
    renameEnum: { ...place, name, to: name, toNamespace: maybe(name) },
    addEnumValue: { ...place, name, value: text, before: maybe(text), after: maybe(text) },
    renameEnumValue: { ...place, name, value: text, to: text },
    alterEnum: {
      ...place,
      name,
      values: fc.array(text, { maxLength: 6 }),
      replace: maybe(fc.dictionary(text, text, { maxKeys: 3 })),
      columns: fc.array(
        fc.record({ ...inTable, column: name, array: on, default: maybe(text), inherited: on }).map(compact),
        { maxLength: 3 },
      ),
    },
    createSequence: {
      ...place,
      name,
      ...counting,
      type: maybe(sequenceType),
      unlogged: on,
      ownedBy: maybe(ownedBy),
    },
    alterSequence: {
      ...place,
      name,
      ...counting,
      type: maybe(sequenceType),
      unlogged: maybe(fc.boolean()),
      ownedBy: orNull(ownedBy),
      restartIfOutside: on,
      continueAfterRows: on,
      joinOwner: on,
    },
    dropSequence: { ...place, name },
    renameSequence: { ...place, name, to: name, toNamespace: maybe(name) },
    renameObject: {
      ...place,
      table: maybe(name),
      object: fc.constantFrom("view", "trigger", "policy", "domain", "exclusion"),
      name,
      to: name,
    },
    comment: {
      on: fc
        .record({
          kind: fc.constantFrom("namespace", "table", "column", "constraint", "index", "enum", "sequence"),
          ...place,
          table: maybe(name),
          name,
        })
        .map(compact),
      text: fc.option(text, { nil: null }),
    },
  };
}

const hostile = arbitraries(anyText);
const plain = arbitraries(plainText);

/** Every kind that a plan may hold; steps that people write are not among them. */
export const operationKinds = Object.keys(hostile);

function ofKind(kind: string, members: typeof hostile): fc.Arbitrary<AnyOperation> {
  return fc.record(members[kind] ?? {}).map((made) => compact({ kind, ...made }) as AnyOperation);
}

/** An operation of any kind, each kind as often as another. */
export const anyOperation: fc.Arbitrary<AnyOperation> = fc.oneof(
  ...operationKinds.map((kind) => ofKind(kind, hostile)),
);

/** One of text that formatters measure alike. */
export const plainOperation: fc.Arbitrary<AnyOperation> = fc.oneof(
  ...operationKinds.map((kind) => ofKind(kind, plain)),
);

export { plainText };
