/** What a person said about a name that changed; the diff never guesses one. */
export type RenameHint =
  | { readonly kind: "table"; readonly namespace: string; readonly from: string; readonly to: string }
  | {
      readonly kind: "column";
      readonly namespace: string;
      /** The table's new name, when it changes too. */
      readonly table: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "enum"; readonly namespace: string; readonly from: string; readonly to: string }
  | {
      readonly kind: "enumValue";
      readonly namespace: string;
      /** The enum's new name, when it changes too. */
      readonly enum: string;
      readonly from: string;
      readonly to: string;
    };
