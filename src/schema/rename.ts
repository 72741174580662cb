/** What a person said about a name that changed; the diff never guesses one. */
export type RenameHint = (OuterHint | InnerHint | EnumValueHint | DefinitionHint) & {
  /** Where it is to be. */
  readonly namespace: string;
  readonly from: string;
  readonly to: string;
  /** Where it was, when it moves: only of what stands in a namespace for itself. */
  readonly fromNamespace?: string | undefined;
  /** It follows from another hint, because the name is made from a name that changes: nobody wrote it. */
  readonly isImplied?: true | undefined;
};

interface OuterHint {
  readonly kind: "table" | "enum" | "sequence";
}

interface InnerHint {
  readonly kind: "column" | "primaryKey" | "unique" | "check" | "foreignKey" | "index";
  /** The table's new name, when it changes too. */
  readonly table: string;
}

interface EnumValueHint {
  readonly kind: "enumValue";
  /** The enum's new name, when it changes too. */
  readonly enum: string;
}

/** Of an object said in SQL. */
interface DefinitionHint {
  readonly kind: "definition";
  /** Its kind: `view`, `function`… */
  readonly object: string;
  /** The table or view it belongs to. */
  readonly table?: string | undefined;
}

/** What something was called, as people say it: a name in the same namespace, or a place where one of the two stays. */
export type FormerName =
  | string
  | { readonly name?: string | undefined; readonly namespace?: string | undefined };
