/** The parts of a migration file, as source: what a template is filled with. */
export interface MigrationParts {
  /** The import of what the rest needs of `@schemix/migrate`. */
  readonly imports: string;
  /** A PascalCase name made of the message. */
  readonly className: string;
  /** All static members, indented by two spaces. */
  readonly members: string;
  /** `"3f2a9c1b7d04"` */
  readonly revision: string;
  /** `["a81c03d2e5f6"]` */
  readonly parents: string;
  /** `"create users"` */
  readonly message: string;
  /** The message in plain words: letters, digits, spaces, dots, commas. It can stand in a comment. */
  readonly title: string;
  /** `2026-11-22T07:15:59+00:00` */
  readonly created: string;
  /** Calls of `op`, one statement after the other; empty when there are none. */
  readonly up: string;
  readonly down: string;
}

/** Makes the source of a migration file of its parts. */
export type MigrationTemplate = (parts: MigrationParts) => string;
