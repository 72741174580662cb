/** Options of the decorators of views, and of what else is said in SQL on a class. */
import type { SqlFragment } from "../../schema/sql.js";
import type { ClassOf, DeferralOptions, SqlText, StorageParameters } from "./options.js";

/** SQL as text, made by `sql`, or in a file beside the one that names it. */
export type SqlSource = SqlText | { readonly file: string };

/** A table or view: the class of an entity, or a name. */
export type TableTarget =
  | (() => ClassOf<unknown>)
  | string
  | { readonly name: string; readonly namespace?: string | undefined };

/** A function: its name, what `defineFunction` returned, or SQL that names it. */
export type RoutineTarget =
  | string
  | { readonly name: string; readonly namespace?: string | undefined }
  | SqlFragment;

interface RelationOptions {
  /** Its name; default: made from the class's by `naming`. */
  readonly name?: string | undefined;
  /** The namespace (a PostgreSQL schema); default: the configuration's. */
  readonly namespace?: string | undefined;
  readonly comment?: string | undefined;
}

export interface ViewOptions extends RelationOptions {
  /** The query. */
  readonly as: SqlSource;
  /** Rows that the view hides are not shown to functions of those who ask (PostgreSQL `security_barrier`). */
  readonly securityBarrier?: boolean | undefined;
  /** Rights and policies are those of who asks, not of the view's owner (PostgreSQL 15, `security_invoker`). */
  readonly securityInvoker?: boolean | undefined;
  /** Rows written through the view have to be visible in it: in this view, or in those below it too. */
  readonly checkOption?: "local" | "cascaded" | undefined;
  /** What is otherwise on PostgreSQL; `false`: it is not there. */
  readonly postgres?: { readonly as: SqlSource } | false | undefined;
  /** What is otherwise on SQL Server; `false`: it is not there. */
  readonly mssql?: MssqlViewOptions | false | undefined;
}

export interface MssqlViewOptions {
  readonly as?: SqlSource | undefined;
  /** `WITH SCHEMABINDING`: what the view reads keeps its shape. Its indexes (`@Index`, a clustered and unique one first) ask for it. */
  readonly schemaBinding?: boolean | undefined;
}

export interface MaterializedViewOptions extends RelationOptions {
  /** The query. */
  readonly as: SqlSource;
  /** `false`: made empty, to be filled by `REFRESH MATERIALIZED VIEW`; default: filled when it is made. */
  readonly withData?: boolean | undefined;
  /** The table access method, when it is not `heap`. */
  readonly using?: string | undefined;
  readonly tablespace?: string | undefined;
  /** Storage parameters: `{ fillfactor: 70 }`. */
  readonly with?: StorageParameters | undefined;
}

/** When a trigger or rule is on, when not in all ordinary sessions. */
export type EnabledInput = "always" | "replica" | "disabled";

export type TriggerEventInput = "insert" | "update" | "delete" | "truncate";

interface TriggerCommon {
  /** Default `tg_<table>_<function>`. */
  readonly name?: string | undefined;
  /** The function, without its arguments; as a text, its name alone. */
  readonly execute: RoutineTarget;
  /** Texts that the function finds in `TG_ARGV`. */
  readonly arguments?: readonly string[] | undefined;
  /** Only for rows for which this SQL over `OLD` and `NEW` holds. */
  readonly when?: SqlText | undefined;
  /** `disabled`: never; `replica`: only while replicating; `always`: then too. */
  readonly enabled?: EnabledInput | undefined;
  readonly comment?: string | undefined;
}

interface TriggerEvents {
  /** What it waits for. */
  readonly on: TriggerEventInput | readonly TriggerEventInput[];
  /** Properties: an update of other columns does not count. */
  readonly of?: readonly string[] | undefined;
}

interface NoTransition {
  readonly oldTable?: never;
  readonly newTable?: never;
}
interface NoConstraint {
  readonly constraint?: never;
  readonly deferrable?: never;
  readonly initiallyDeferred?: never;
  readonly from?: never;
}

/** Before the event: may change the row that is written. */
export interface BeforeTriggerOptions extends TriggerCommon, TriggerEvents, NoTransition, NoConstraint {
  readonly timing: "before";
  /** Once for each row, or once for the statement (default). */
  readonly forEach?: "row" | "statement" | undefined;
}

/** After the event: sees what was written. */
export interface AfterTriggerOptions extends TriggerCommon, TriggerEvents, NoConstraint {
  readonly timing: "after";
  /** Once for each row, or once for the statement (default). */
  readonly forEach?: "row" | "statement" | undefined;
  /** A name under which the function finds all rows as they were. */
  readonly oldTable?: string | undefined;
  /** A name under which the function finds all rows as they are. */
  readonly newTable?: string | undefined;
}

/** Instead of the event: of views. */
export interface InsteadOfTriggerOptions
  extends Omit<TriggerCommon, "when">,
    TriggerEvents,
    NoTransition,
    NoConstraint {
  readonly timing: "insteadOf";
  readonly forEach?: "row" | undefined;
  readonly when?: never;
}

/** A constraint trigger: after the event, for each row, at the end of the statement or of the transaction. */
export interface ConstraintTriggerOptions
  extends TriggerCommon,
    TriggerEvents,
    NoTransition,
    DeferralOptions {
  readonly constraint: true;
  readonly timing?: "after" | undefined;
  readonly forEach?: "row" | undefined;
  /** The other table that the constraint is about. */
  readonly from?: TableTarget | undefined;
}

export type TriggerOptions =
  | BeforeTriggerOptions
  | AfterTriggerOptions
  | InsteadOfTriggerOptions
  | ConstraintTriggerOptions;

interface PolicyCommon {
  /** Default `po_<table>_<command>`. */
  readonly name?: string | undefined;
  /** `true`: has to hold besides every other policy; default: one of the others is enough. */
  readonly restrictive?: boolean | undefined;
  /** Roles, `public` (default), `current_user` or `session_user`. */
  readonly to?: string | readonly string[] | undefined;
  readonly comment?: string | undefined;
}

/** A policy says which rows can be seen (`using`), and which can be written (`check`; default: those of `using`). */
export type PolicyOptions = PolicyCommon &
  (
    | {
        /** The command it is about; default: all. */
        readonly for?: "all" | "update" | undefined;
        readonly using?: SqlText | undefined;
        readonly check?: SqlText | undefined;
      }
    | { readonly for: "select" | "delete"; readonly using: SqlText; readonly check?: never }
    | { readonly for: "insert"; readonly check: SqlText; readonly using?: never }
  );

export interface RowSecurityOptions {
  /** Default `true`: policies decide which rows others than the owner see. */
  readonly enable?: boolean | undefined;
  /** For the owner too. */
  readonly force?: boolean | undefined;
}

/** One pair of an exclusion constraint: what of two rows is compared, and with which operator. */
export type ExclusionKey = {
  /** The operator: `"="`, `"&&"`, or `"OPERATOR(app.&&)"`. */
  readonly with: string;
  readonly order?: "asc" | "desc" | undefined;
  readonly nulls?: "first" | "last" | undefined;
  readonly collation?: string | undefined;
  readonly operatorClass?: string | undefined;
} & (
  | { readonly property: string; readonly expression?: never }
  | { readonly expression: SqlText; readonly property?: never }
);

export interface ExclusionOptions extends DeferralOptions {
  /** Default `ex_<table>_<columns>`. */
  readonly name?: string | undefined;
  /** No two rows for which every operator gives true. */
  readonly elements: readonly ExclusionKey[];
  /** The kind of its index: `gist`, `spgist`, `btree`…; default: the server's, `btree`. */
  readonly using?: string | undefined;
  /** Only rows for which this SQL holds. */
  readonly where?: SqlText | undefined;
  /** Properties kept in the index besides its key. */
  readonly include?: readonly string[] | undefined;
  readonly storage?: StorageParameters | undefined;
  readonly tablespace?: string | undefined;
  readonly comment?: string | undefined;
}

/** The same in SQL, behind the word EXCLUDE: `USING gist (room WITH =, during WITH &&)`. */
export interface RawExclusionOptions {
  readonly name?: string | undefined;
  readonly comment?: string | undefined;
}

export interface RuleOptions {
  /** Default `ru_<table>_<event>`. */
  readonly name?: string | undefined;
  readonly on: "insert" | "update" | "delete";
  /** Only for rows for which this SQL over `OLD` and `NEW` holds. */
  readonly where?: SqlText | undefined;
  /** In the place of the command; default: besides it. */
  readonly instead?: boolean | undefined;
  /** What is done: a command, several, or `"nothing"`. */
  readonly do: SqlText | readonly SqlText[];
  readonly enabled?: EnabledInput | undefined;
  readonly comment?: string | undefined;
}

export interface StatisticsOptions {
  /** Default `st_<table>_<columns>`. */
  readonly name?: string | undefined;
  /** Default: the table's. */
  readonly namespace?: string | undefined;
  /** Properties, and expressions (PostgreSQL 14) as SQL. */
  readonly on: readonly (string | { readonly expression: SqlText })[];
  /** Which are kept; default: all. */
  readonly kinds?: readonly ("ndistinct" | "dependencies" | "mcv")[] | undefined;
  /** How much is kept; default: the server's. */
  readonly target?: number | undefined;
  readonly comment?: string | undefined;
}

/** An index, by its name or by the properties that are its key. */
export type IndexTarget =
  | { readonly index: string; readonly properties?: never }
  | { readonly properties: readonly string[]; readonly index?: never };

interface PartitionStorage {
  /** Default: `<table>_<bounds>`. */
  readonly name?: string | undefined;
  /** Default: the table's. */
  readonly namespace?: string | undefined;
  /** SQL: its own key, when it is partitioned in turn: sql`HASH (id)`. */
  readonly partitionBy?: SqlText | undefined;
  /** Its own partitions. */
  readonly partitions?: readonly PartitionOptions[] | undefined;
  readonly unlogged?: boolean | undefined;
  readonly storage?: StorageParameters | undefined;
  readonly tablespace?: string | undefined;
  readonly accessMethod?: string | undefined;
  readonly comment?: string | undefined;
}

/** A bound: a value, or SQL such as sql`MINVALUE`. */
export type BoundValue = string | number | bigint | boolean | null | Date | SqlText;

interface NoBounds {
  readonly from?: never;
  readonly to?: never;
  readonly in?: never;
  readonly modulus?: never;
  readonly remainder?: never;
  readonly default?: never;
  readonly bounds?: never;
}

type Bounds<T> = Omit<NoBounds, keyof T> & T;

/** Which rows a partition has; a range begins with `from` and ends before `to`. */
export type PartitionOptions = PartitionStorage &
  (
    | Bounds<{
        readonly from: BoundValue | readonly BoundValue[];
        readonly to: BoundValue | readonly BoundValue[];
      }>
    | Bounds<{ readonly in: readonly BoundValue[] }>
    | Bounds<{ readonly modulus: number; readonly remainder: number }>
    | Bounds<{ readonly default: true }>
    /** In the server's words: sql`FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')`. */
    | Bounds<{ readonly bounds: SqlText }>
  );
