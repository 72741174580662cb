/** What an operation may do to rows, readers or writers. */
export type HazardKind =
  /** Rows or values are gone afterwards. */
  | "dataLoss"
  /** The table is written anew while it is locked. */
  | "rewrite"
  /** Writers, or readers too, wait for a scan or a build. */
  | "longLock"
  /** Existing rows may make it fail, or rows to come are refused that its types have room for. */
  | "mayFail"
  /** It takes as long as the table is large, and replicas get every row of it. */
  | "longRunning"
  /** The application that runs now may break. */
  | "breaksApplication";

export interface Hazard {
  readonly kind: HazardKind;
  /** One sentence for people, naming the object. */
  readonly message: string;
}
