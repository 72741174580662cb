/** What a person said about a name that changed; the diff never guesses one. */
export type RenameHint = (OuterHint | InnerHint | EnumValueHint | DefinitionHint) & {
  readonly namespace: string;
  readonly from: string;
  readonly to: string;
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
