/** A table as operations name it. */
export interface OnTable {
  readonly namespace?: string | undefined;
  readonly table: string;
}

/** The table as a map key; the default namespace is the empty one, as in operations. */
export function tableKey({ namespace, table }: OnTable): string {
  return `${namespace ?? ""}\0${table}`;
}
