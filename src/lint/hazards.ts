/**
 * What each operation may do to rows, readers and writers, as measured on PostgreSQL 12 to 18: locks, scans and
 * rewrites of the ALTER TABLE forms; what SQL Server has besides is said by its documentation. Only what is true of a table that existed before is a hazard.
 */
import type { AnyOperation, OperationKind, OperationOf } from "../objects/any.js";
import { hazardsOfCustom } from "../objects/custom/define.js";
import { isCheckedDomain, isCustomKind, isRight } from "../objects/definition/shape.js";
import { describeOperation } from "../objects/describe.js";
import type { Renamed } from "../objects/renamed.js";
import { type Touches, touchesOf } from "../operations/step.js";
import type { Hazard, HazardKind } from "./hazard.js";
import type { Known } from "./known.js";
import { isVolatile, mayBeVolatile } from "./volatile.js";

type Found = readonly (readonly [HazardKind, string])[];
type Finders = {
  readonly [K in OperationKind]?: (operation: OperationOf<K>, known: Known) => Found;
};

function addColumn({ column }: OperationOf<"addColumn">, { dialect, goal }: Known): Found {
  const found: (readonly [HazardKind, string])[] = [];
  const isFilled =
    column.default !== undefined || column.identity !== undefined || column.generated !== undefined;
  if (!column.nullable && !isFilled)
    found.push(["mayFail", "fails when the table has rows: the column is not null and has no default"]);
  const isRewritten =
    column.generated?.stored === true || column.identity !== undefined || isVolatile(column.default, dialect);
  if (isRewritten) found.push(["rewrite", "writes the whole table anew"]);
  else if (mayBeVolatile(column.default, dialect))
    found.push(["rewrite", "writes the whole table anew where a function of its default is volatile"]);
  else if (
    dialect.types.isChecked?.(column.type) === true ||
    (goal !== undefined && isCheckedDomain(column.type, goal))
  )
    found.push(["rewrite", "writes the whole table anew to look at the domain of the column"]);
  return found;
}

function alterColumn(operation: OperationOf<"alterColumn">, known: Known): Found {
  const found: (readonly [HazardKind, string])[] = [];
  if (operation.type !== undefined) {
    if (known.isSpared?.(operation) !== true)
      found.push(["rewrite", "may write the whole table anew, readers and writers wait"]);
    const { using, lossless, byName } = operation;
    if (using !== undefined || lossless !== undefined || byName === true || isNarrower(operation, known))
      found.push(["mayFail", "fails when a value does not fit the new type"]);
  }
  if (operation.generated?.stored === true)
    found.push(["rewrite", "computes the column anew for every row, readers and writers wait"]);
  if (operation.nullable === false) {
    found.push(
      ["mayFail", "fails when a row has no value"],
      ["longLock", "reads the whole table while readers and writers wait"],
    );
  }
  return found;
}

/** Whether the server looks at each value before it takes the new type for it. */
function isNarrower(
  { type, ...column }: OperationOf<"alterColumn">,
  { dialect, formerType }: Known,
): boolean {
  const former = formerType?.(column);
  if (former === undefined || type === undefined || former === type) return false;
  return dialect.gradeTypeChange(former, type, column.name).grade === "checked";
}

/** What the author of a step has said of it. */
function touching(step: { readonly touches?: Touches | undefined }): Found {
  const touches = touchesOf(step);
  return touches.flatMap(({ table, rewrite, mayFail, columns = [], loses = [] }): Found => {
    // One line of a migration names its table; which of several it is has to be said.
    const [whole, of] =
      touches.length > 1 ? [`the whole table ${table}`, ` of ${table}`] : ["the whole table", ""];
    return [
      ...(rewrite === true ? ([["rewrite", `writes ${whole} anew, readers and writers wait`]] as const) : []),
      ...(mayFail === true ? ([["mayFail", `fails when a row${of} does not fit`]] as const) : []),
      ...(loses.length > 0
        ? ([["dataLoss", `deletes the values of ${loses.join(", ")}${of}`]] as const)
        : []),
      ...(columns.length > 0
        ? ([
            ["longLock", `changes values of ${columns.join(", ")}${of}, whose rows wait for the end of it`],
          ] as const)
        : []),
    ];
  });
}

/** What the statements of a change in place do that rows feel: they are written by us, each change of its own. */
function alterObject({ object, statements }: OperationOf<"alterObject">): Found {
  const isAny = (change: RegExp): boolean => statements.some((statement) => change.test(statement));
  if (isRight({ kind: object }) && (object === "owner" || isAny(/\bREVOKE /)))
    return [["breaksApplication", "takes rights away"]];
  if (object === "extension") return [["breaksApplication", "breaks code that names its namespace"]];
  if (object === "partition" || object === "materializedView") {
    const isAttached = isAny(/ ATTACH PARTITION /);
    const isRewritten = isAny(/ SET (?:LOGGED|UNLOGGED|ACCESS METHOD .*|TABLESPACE .*)$/);
    return [
      ...(isAttached ? attaching : []),
      ...(isRewritten ? ([["rewrite", "writes all of its rows anew"]] as const) : []),
      ...(isAny(/ SET UNLOGGED$/) ? ([["dataLoss", "empties it after a crash from now on"]] as const) : []),
    ];
  }
  if (object === "compositeType" && isAny(/^ALTER TYPE .* DROP ATTRIBUTE /))
    return [["dataLoss", "deletes an attribute with its values"]];
  if (object === "domain" && isAny(/^ALTER TABLE .* TYPE /))
    return [
      ["rewrite", "writes every table that uses it anew, readers and writers wait"],
      ["mayFail", "fails when a value does not fit"],
    ];
  if (object !== "domain" || !isAny(/^ALTER DOMAIN .* (?:ADD CONSTRAINT|VALIDATE CONSTRAINT|SET NOT NULL)/))
    return [];
  return [
    ["mayFail", "fails when a value breaks it"],
    ["longLock", "reads every table that uses it while writers wait"],
  ];
}

const attaching = [
  ["mayFail", "fails when a row does not fit the bounds"],
  ["longLock", "reads the whole partition while readers and writers wait"],
] as const;

const building = ["longLock", "builds an index while writers wait"] as const;
const sorting = ["rewrite", "puts all rows into another order, readers and writers wait"] as const;

/** SQL Server: what makes an index that the rows lie in, or takes it away. */
function sortingIf(clustered: boolean | undefined): Found {
  return clustered === true ? [sorting] : [];
}

/** What others wait for while a constraint that is said in SQL comes: the server has written that SQL. */
function constraining(definition: string): Found[number] {
  const [type] =
    /(?<= ADD CONSTRAINT (?:"(?:[^"]|"")*"|\S+) )(?:FOREIGN KEY|CHECK|NOT NULL)\b/.exec(definition) ?? [];
  if (type === undefined) return building;
  const waiting = type === "FOREIGN KEY" ? "writers of both tables wait" : "readers and writers wait";
  return ["longLock", `reads the whole table while ${waiting}`];
}

const breaking = [
  "view",
  "materializedView",
  "function",
  "procedure",
  "aggregate",
  "extension",
  "operator",
  "cast",
  "foreignServer",
  "foreignTable",
];

/** Of a plugin's kind nobody knows that nothing uses it by its name. */
function isBreaking(object: string): boolean {
  return breaking.includes(object) || isCustomKind(object);
}

/** Who finds something by its name, or may not look into the namespace that it moves to, finds it no longer. */
function renaming({ toNamespace }: Renamed): Found {
  const what =
    toNamespace === undefined ? "the old name" : "the old place, for roles too that may not use the new one";
  return [["breaksApplication", `breaks code that uses ${what}`]];
}

const finders: Finders = {
  dropTable: () => [["dataLoss", "deletes the table with its rows"]],
  dropColumn: () => [["dataLoss", "deletes the column with its values"]],
  dropNamespace: () => [["breaksApplication", "takes a namespace away"]],
  dropSequence: () => [["dataLoss", "forgets the number it is at"]],
  renameTable: renaming,
  renameColumn: () => [["breaksApplication", "breaks code that uses the old name"]],
  renameEnumValue: () => [["breaksApplication", "breaks code that uses the old value"]],
  alterTable: ({ unlogged, tablespace, accessMethod, temporal, noInherit }) => {
    const isRewritten = unlogged !== undefined || tablespace !== undefined || accessMethod !== undefined;
    return [
      ...(isRewritten ? ([["rewrite", "writes the whole table anew"]] as const) : []),
      ...(unlogged === true ? ([["dataLoss", "empties the table after a crash from now on"]] as const) : []),
      ...(temporal === null ? ([["dataLoss", "keeps no longer what its rows were"]] as const) : []),
      ...(noInherit === undefined
        ? []
        : ([["breaksApplication", "takes its rows out of what is read from its parents"]] as const)),
    ];
  },
  addColumn,
  alterColumn,
  createPrimaryKey: ({ usingIndex }) =>
    usingIndex === undefined
      ? [["mayFail", "fails when rows repeat or have no value"], building]
      : [["mayFail", "fails when rows have no value"]],
  createUniqueConstraint: ({ clustered, usingIndex }) =>
    usingIndex === undefined
      ? [["mayFail", "fails when rows repeat"], building, ...sortingIf(clustered)]
      : [],
  alterIndex: ({ disabled }) => {
    if (disabled === undefined) return [];
    return disabled ? [["breaksApplication", "lets nothing use the index any more"]] : [building];
  },
  createIndex: ({ unique, concurrently, clustered }) => [
    ...sortingIf(clustered),
    ...(concurrently === true ? [] : [building]),
    ...(unique === true ? ([["mayFail", "fails when rows repeat"]] as const) : []),
  ],
  createCheckConstraint: ({ notValid }) =>
    notValid === true
      ? []
      : [
          ["mayFail", "fails when a row breaks it"],
          ["longLock", "reads the whole table while readers and writers wait"],
        ],
  createForeignKey: ({ notValid }) =>
    notValid === true
      ? []
      : [
          ["mayFail", "fails when a row points nowhere"],
          ["longLock", "reads the whole table while writers of both tables wait"],
        ],
  validateConstraint: () => [["mayFail", "fails when a row breaks it"]],
  execute: touching,
  run: touching,
  alterObject,
  createObject: ({ object, definition }) => {
    if (object === "partitionIndex") return [building];
    if (object !== "exclusion" && object !== "partitionConstraint") return [];
    return [["mayFail", "fails when a row breaks it"], constraining(definition)];
  },
  renameObject: (operation) =>
    isBreaking(operation.object) || operation.toNamespace !== undefined ? renaming(operation) : [],
  backfill: () => [
    [
      "longRunning",
      "writes every row that it changes anew, and sends it to every replica, while others go on",
    ],
  ],
  renameSequence: renaming,
  renameEnum: (operation) => (operation.toNamespace === undefined ? [] : renaming(operation)),
  dropObject: ({ object }) => {
    if (object === "partition") return [["dataLoss", "deletes the partition with its rows"]];
    if (isRight({ kind: object })) return [["breaksApplication", "takes rights away"]];
    return isBreaking(object) ? [["breaksApplication", "breaks code that uses it"]] : [];
  },
  custom: (operation) => hazardsOfCustom(operation).map(({ kind, message }) => [kind, message]),
  alterEnum: () => [
    ["rewrite", "writes every table that uses the type anew, readers and writers wait"],
    ["mayFail", "fails when a row holds a value that goes"],
  ],
};

function find<K extends OperationKind>(operation: OperationOf<K>, known: Known): Found {
  const finder: Finders[K] = finders[operation.kind as K];
  return finder === undefined ? [] : finder(operation, known);
}

/** What an operation says that it may do, whatever else the same list does. */
export function hazardKindsOf(operation: AnyOperation, known: Known): ReadonlySet<HazardKind> {
  return new Set(find(operation, known).map(([kind]) => kind));
}

/**
 * The hazards of a list of operations. A table or partition that the same list creates has no rows to lose and no users to
 * block; a materialized view has rows at once.
 */
export function hazardsOf(operations: readonly AnyOperation[], known: Known): readonly Hazard[] {
  const created = new Map(operations.flatMap(creating));
  const hazards = operations.flatMap((operation) => {
    const found = find(operation, known);
    const rows = "table" in operation ? created.get(`${operation.namespace}.${operation.table}`) : undefined;
    const left =
      rows === undefined || operation.kind === "createForeignKey"
        ? found
        : found.filter(([kind]) => rows === "filled" && kind === "mayFail");
    return left.map(([kind, words]) => ({ kind, message: `${describeOperation(operation)} ${words}` }));
  });
  return operations.length === 0 ? [] : [...hazards, ...cautionsOf(known)];
}

/** What is made with a warning, also where a table is new. */
function cautionsOf({ dialect, goal, former }: Known): readonly Hazard[] {
  if (goal === undefined || former === undefined) return [];
  return (dialect.cautions?.(goal, former) ?? []).map((message) => ({ kind: "mayFail", message }));
}

function creating(operation: AnyOperation): (readonly [table: string, rows: "none" | "filled"])[] {
  if (operation.kind === "createTable") return [[`${operation.namespace}.${operation.table}`, "none"]];
  if (operation.kind !== "createObject") return [];
  const { object, namespace, name } = operation;
  if (object === "partition") return [[`${namespace}.${name}`, "none"]];
  return object === "materializedView" ? [[`${namespace}.${name}`, "filled"]] : [];
}
