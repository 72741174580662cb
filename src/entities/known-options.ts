/** Entity files are evaluated without a type check, so a misspelled option is looked for when they are. */

/** A fault of a decorator's arguments. */
export interface OptionFault {
  readonly message: string;
  readonly fix: string;
}

const deferral = ["deferrable", "initiallyDeferred"];
const keyIndex = ["include", "storage", "tablespace"];
const counting = ["start", "increment", "minValue", "maxValue", "cache", "cycle"];

const column =
  "type name nullable primary unique comment array length precision scale collation default generated stored virtual identity enum enumName enumNamespace enumRenamedFrom renamedValues renamedFrom using ignore local storage compression statistics options notNull".split(
    " ",
  );
const indexKey = ["order", "nulls", "collation", "operatorClass", "operatorClassOptions", "statistics"];
const foreignKey = [
  ...deferral,
  "onDelete",
  "onUpdate",
  "onDeleteColumns",
  "match",
  "period",
  "notValid",
  "notEnforced",
  "foreignKey",
];

const named = ["name", "namespace", "comment"];
const routine = [...named, "arguments", "security", "set", "language", "body", "parsed"];
const aggregateState = ["function", "type", "size", "initial", "final", "finalExtra", "finalModify"];

/** Of what is declared beside entities. */
const declared = {
  defineFunction: [
    ...routine,
    "returns",
    "volatility",
    "strict",
    "leakproof",
    "parallel",
    "cost",
    "rows",
    "support",
    "window",
  ],
  defineProcedure: routine,
  defineAggregate: [
    ...named,
    "arguments",
    "orderBy",
    "hypothetical",
    "state",
    "moving",
    "combine",
    "serialize",
    "deserialize",
    "sortOperator",
    "parallel",
  ],
  aggregateState,
  movingState: [...aggregateState, "inverse"],
  defineDomain: [...named, "type", "collation", "default", "notNull", "checks"],
  defineComposite: [...named, "attributes"],
  defineRange: [...named, "subtype", "operatorClass", "collation", "canonical", "difference", "multirange"],
  defineExtension: named,
  defineCollation: [...named, "provider", "locale", "lcCollate", "lcCtype", "deterministic", "rules"],
  definePublication: [
    "name",
    "comment",
    "allTables",
    "tables",
    "namespaces",
    "publish",
    "viaPartitionRoot",
    "generatedColumns",
  ],
  defineEventTrigger: ["name", "on", "tags", "execute", "enabled", "comment"],
};

/** The options that each decorator, or each part of one, knows. */
const known = {
  Entity:
    "name namespace comment renamedFrom ignore abstract withoutColumns primaryKey unlogged storage tablespace accessMethod partitionBy inherits".split(
      " ",
    ),
  primaryKey: [
    "name",
    "renamedFrom",
    "columns",
    "withoutOverlaps",
    "comment",
    "indexComment",
    ...deferral,
    ...keyIndex,
  ],
  Column: column,
  PrimaryColumn: column,
  PrimaryGeneratedColumn: column,
  identity: ["mode", "sequence", ...counting],
  ManyToOne: [...foreignKey, "nullable", "primary", "comment", "renamedFrom", "ignore"],
  OneToOne: [...foreignKey, "unique", "nullable", "primary", "comment", "renamedFrom", "ignore"],
  OneToMany: [] as string[],
  ManyToMany: [...deferral, "onDelete", "onUpdate", "foreignKey", "ignore"],
  JoinColumn: ["name", "referencedColumn", "comment", "renamedFrom"],
  JoinTable: [
    "name",
    "namespace",
    "joinColumn",
    "joinColumns",
    "inverseJoinColumn",
    "inverseJoinColumns",
    "comment",
    "renamedFrom",
  ],
  Embedded: ["prefix", "nullable"],
  Index: [
    "name",
    "renamedFrom",
    "unique",
    "method",
    "where",
    ...keyIndex,
    "nullsNotDistinct",
    "comment",
    "properties",
    "expression",
    ...indexKey,
  ],
  indexKey: ["property", "expression", ...indexKey],
  Unique: [
    "name",
    "renamedFrom",
    "nullsNotDistinct",
    "withoutOverlaps",
    "comment",
    "indexComment",
    ...deferral,
    ...keyIndex,
  ],
  Check: ["name", "renamedFrom", "notValid", "noInherit", "notEnforced", "comment"],
  Sequence: ["name", "renamedFrom", "namespace", "type", ...counting, "unlogged", "ownedBy", "comment"],
  View: ["as", ...named, "securityBarrier", "securityInvoker", "checkOption"],
  MaterializedView: ["as", ...named, "withData", "using", "tablespace", "with"],
  Trigger: [
    "name",
    "timing",
    "on",
    "of",
    "forEach",
    "execute",
    "arguments",
    "when",
    "enabled",
    "constraint",
    "from",
    "oldTable",
    "newTable",
    "comment",
    ...deferral,
  ],
  Policy: ["name", "for", "to", "using", "check", "restrictive", "comment"],
  RowSecurity: ["enable", "force"],
  Exclusion: ["name", "elements", "using", "where", "comment", ...deferral, ...keyIndex],
  exclusionElement: ["property", "expression", "with", "order", "nulls", "collation", "operatorClass"],
  Rule: ["name", "on", "where", "instead", "do", "enabled", "comment"],
  Statistics: [...named, "on", "kinds", "target"],
  ReplicaIdentity: ["index", "properties"],
  ClusterOn: ["index", "properties"],
  Partition: [
    ...named,
    "from",
    "to",
    "in",
    "modulus",
    "remainder",
    "default",
    "bounds",
    "partitionBy",
    "partitions",
    "unlogged",
    "storage",
    "tablespace",
    "accessMethod",
  ],
  ...declared,
} as const satisfies Record<string, readonly string[]>;

/** What options of other tools are called here. */
const elsewhere: Readonly<Record<string, string>> = {
  schema: "Schemix calls it namespace.",
  synchronize: "Schemix calls synchronize: false ignore: true.",
  referencedColumnName: "Schemix calls it referencedColumn.",
  createForeignKeyConstraints: "Write foreignKey: false.",
  foreignKeyConstraintName: 'Write foreignKey: "name".',
  primaryKeyConstraintName: "Write primaryKey: { name } in @Entity.",
  asExpression: "Schemix calls it generated.",
  generatedType: 'Schemix writes stored: true for "STORED", virtual: true for "VIRTUAL".',
  generatedIdentity: "Schemix calls it identity.",
  isArray: "Schemix calls it array.",
  using: "Schemix calls the kind of an index method.",
};

const ofOrmOnly = new Set(
  "select insert update transformer lazy eager cascade persistence orphanedRowAction orderBy cache withoutRowid readonly".split(
    " ",
  ),
);

/** What {@link findUnknownOptions} knows the options of. */
export type KnownOptions = keyof typeof known;

/** What is wrong with `options` of `decorator`: options that it does not know. */
export function findUnknownOptions(decorator: KnownOptions, options: unknown): readonly OptionFault[] {
  if (options === undefined) return [];
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    return [
      {
        message: `${isDecorator(decorator) ? "@" : ""}${decorator} was given ${describe(options)} where options are expected`,
        fix: `Write options as an object: { ${known[decorator].slice(0, 3).join(", ")} … }.`,
      },
    ];
  }
  const names: readonly string[] = known[decorator];
  return Object.keys(options)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      message: `${decorator} has no option ${JSON.stringify(name)}`,
      fix: hint(name, names),
    }));
}

function isDecorator(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function hint(name: string, names: readonly string[]): string {
  if (ofOrmOnly.has(name)) return "Leave it out: it says nothing about the database.";
  const translated = elsewhere[name];
  if (translated !== undefined) return translated;
  const near = names.find((candidate) => isNear(candidate.toLowerCase(), name.toLowerCase()));
  if (near !== undefined) return `Did you mean ${near}?`;
  return names.length === 0 ? "It takes none." : `It knows: ${names.join(", ")}.`;
}

/** Whether one text becomes the other by at most two insertions, deletions or replacements. */
function isNear(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 9) <= Math.min(2, Math.floor(a.length / 3));
}

/** A value for people: `a function`, `NaN`, `"text"`. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "function") return value.name === "" ? "a function" : `function ${value.name}`;
  if (typeof value === "symbol") return `the symbol ${String(value)}`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") {
    const name: unknown = value.constructor?.name;
    return typeof name === "string" && name !== "Object" ? `an instance of ${name}` : "an object";
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
