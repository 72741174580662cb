/** How names are made from classes and properties. Pure; shared by entities and configuration. */

/** Name-making functions; a missing one falls back to snake_case. */
export interface NamingFunctions {
  readonly table?: ((className: string) => string) | undefined;
  readonly column?: ((propertyName: string) => string) | undefined;
}

export type Naming = "snake_case" | "preserve" | NamingFunctions;
