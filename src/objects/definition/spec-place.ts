/** What the specs of all kinds share. */

/** Names are bare; whatever is called SQL or is an expression is text that is printed as it stands. */
export interface SpecPlace {
  /** Absent: the default one, or none for what lives in no namespace. */
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** When a trigger or rule is on: not only in ordinary sessions, only while replicating, never. */
export type EnabledState = "always" | "replica" | "disabled";
