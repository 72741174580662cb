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
  "type name nullable primary unique comment array length precision scale collation default generated stored virtual identity enum enumName enumNamespace enumRenamedFrom renamedValues renamedFrom using ignore local storage compression statistics options notNull ascii postgres mssql".split(
    " ",
  );
const columnOnDatabase =
  "type length precision scale ascii array collation default generated stored identity using comment unique".split(
    " ",
  );
const databases = ["postgres", "mssql"];
const mssqlKey = ["clustered", "descending", "filegroup"];
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
const primaryKey = [
  "name",
  "renamedFrom",
  "columns",
  "withoutOverlaps",
  "comment",
  "indexComment",
  ...deferral,
  ...keyIndex,
];
const index = [
  "name",
  "renamedFrom",
  "unique",
  "method",
  "where",
  ...keyIndex,
  "nullsNotDistinct",
  "comment",
  ...indexKey,
];
const unique = [
  "name",
  "renamedFrom",
  "nullsNotDistinct",
  "withoutOverlaps",
  "comment",
  "indexComment",
  ...deferral,
  ...keyIndex,
];
const check = ["name", "renamedFrom", "notValid", "noInherit", "notEnforced", "comment"];
const junction = [...deferral, "onDelete", "onUpdate", "foreignKey"];
const entity =
  "name namespace comment renamedFrom withoutColumns primaryKey unlogged storage tablespace accessMethod partitionBy inherits".split(
    " ",
  );

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
  Entity: [...entity, "ignore", "abstract", ...databases],
  primaryKey: [...primaryKey, ...databases],
  Column: column,
  PrimaryColumn: column,
  PrimaryGeneratedColumn: column,
  identity: ["mode", "sequence", ...counting],
  ManyToOne: [...foreignKey, "nullable", "primary", "comment", "renamedFrom", "ignore", ...databases],
  OneToOne: [
    ...foreignKey,
    "unique",
    "nullable",
    "primary",
    "comment",
    "renamedFrom",
    "ignore",
    ...databases,
  ],
  OneToMany: [] as string[],
  ManyToMany: [...junction, "ignore", ...databases],
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
  Index: [...index, "properties", "expression", ...databases],
  indexKey: ["property", "expression", ...indexKey],
  Unique: [...unique, ...databases],
  Check: [...check, ...databases],
  Sequence: [
    "name",
    "renamedFrom",
    "namespace",
    "type",
    ...counting,
    "unlogged",
    "ownedBy",
    "comment",
    ...databases,
  ],
  View: ["as", ...named, "securityBarrier", "securityInvoker", "checkOption", ...databases],
  MaterializedView: ["as", ...named, "withData", "using", "tablespace", "with", ...databases],
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
    ...databases,
  ],
  Policy: ["name", "for", "to", "using", "check", "restrictive", "comment", ...databases],
  RowSecurity: ["enable", "force", ...databases],
  Exclusion: ["name", "elements", "using", "where", "comment", ...deferral, ...keyIndex, ...databases],
  exclusionElement: ["property", "expression", "with", "order", "nulls", "collation", "operatorClass"],
  Rule: ["name", "on", "where", "instead", "do", "enabled", "comment", ...databases],
  Statistics: [...named, "on", "kinds", "target", ...databases],
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
    ...databases,
  ],
  ...declared,
} as const satisfies Record<string, readonly string[]>;

/** What may stand under the name of a database. */
const onDatabases: Readonly<Partial<Record<string, Readonly<Record<string, readonly string[]>>>>> = {
  Entity: { postgres: entity, mssql: ["temporal", "storage", "filegroup", "comment"] },
  primaryKey: { postgres: primaryKey, mssql: [...primaryKey, ...mssqlKey] },
  Index: { postgres: index, mssql: [...index, "clustered", "disabled", "filegroup"] },
  Unique: { postgres: unique, mssql: [...unique, ...mssqlKey] },
  Check: { postgres: [...check, "expression"], mssql: [...check, "expression"] },
  ...Object.fromEntries(
    ["Column", "PrimaryColumn", "PrimaryGeneratedColumn"].map((decorator) => [
      decorator,
      {
        postgres: columnOnDatabase,
        mssql: [...columnOnDatabase, "sparse", "rowGuid", "hidden", "defaultName"],
      },
    ]),
  ),
  ManyToOne: { postgres: foreignKey, mssql: foreignKey },
  OneToOne: { postgres: foreignKey, mssql: foreignKey },
  ManyToMany: { postgres: junction, mssql: junction },
  View: { postgres: ["as"], mssql: ["as"] },
};

const mayBeAbsent = new Set(
  "Index Unique Check Sequence View MaterializedView Trigger Policy RowSecurity Exclusion Rule Statistics Partition".split(
    " ",
  ),
);

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
  memory:
    "Memory-optimized tables are reported and not managed: make them with op.execute, and say ignore: true.",
  memoryOptimized:
    "Memory-optimized tables are reported and not managed: make them with op.execute, and say ignore: true.",
};

const ofOrmOnly = new Set(
  "select insert update transformer lazy eager cascade persistence orphanedRowAction orderBy cache withoutRowid readonly".split(
    " ",
  ),
);

const ofMssqlOnly = new Set(
  "clustered descending filegroup disabled temporal sparse rowGuid hidden defaultName".split(" "),
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
  return [
    ...unknownAmong(decorator, options, known[decorator]),
    ...databases.flatMap((name) => unknownUnder(decorator, name, Reflect.get(options, name))),
  ];
}

function unknownAmong(what: string, options: object, names: readonly string[]): readonly OptionFault[] {
  return Object.keys(options)
    .filter((name) => !names.includes(name))
    .map((name) => ({ message: `${what} has no option ${JSON.stringify(name)}`, fix: hint(name, names) }));
}

/** What is wrong with the options for one database. */
function unknownUnder(decorator: KnownOptions, database: string, options: unknown): readonly OptionFault[] {
  const names: readonly string[] = known[decorator];
  if (options === undefined || !names.includes(database)) return [];
  if (options === false && mayBeAbsent.has(decorator)) return [];
  const inner = onDatabases[decorator]?.[database];
  if (typeof options !== "object" || options === null || inner === undefined) {
    const absent = mayBeAbsent.has(decorator) ? [`${database}: false, which leaves it out there`] : [];
    const otherwise =
      inner === undefined ? [] : [`options as an object: { ${inner.slice(0, 3).join(", ")} … }`];
    return [
      {
        message: `${database} of ${decorator} is ${describe(options)}`,
        fix: `Write ${[...otherwise, ...absent].join(", or ")}.`,
      },
    ];
  }
  return unknownAmong(`${database} of ${decorator}`, options, inner);
}

function isDecorator(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function hint(name: string, names: readonly string[]): string {
  if (ofOrmOnly.has(name)) return "Leave it out: it says nothing about the database.";
  if (ofMssqlOnly.has(name)) return `Only SQL Server has it: write mssql: { ${name}: … }.`;
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
