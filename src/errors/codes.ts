import { exitCodes } from "./exit-codes.js";

const { failure, usage, needsHuman, lockBusy, undecided } = exitCodes;

/**
 * Every error that Schemix can report, listed once. A code is never reused; `exit` is the process exit
 * code of a command that ends with it (see {@link exitCodes}). Each code has a paragraph in docs/errors.md.
 *
 * @example
 * const { exit, title } = errorCodes.LOCK_TIMEOUT;
 */
export const errorCodes = {
  // configuration and command line
  CONFIG_NOT_FOUND: { exit: usage, title: "No configuration file was found" },
  CONFIG_UNREADABLE: { exit: usage, title: "The configuration file cannot be loaded" },
  CONFIG_INVALID: { exit: usage, title: "The configuration has invalid settings" },
  ENVIRONMENT_UNKNOWN: { exit: usage, title: "It is not known which environment is meant" },
  USAGE: { exit: usage, title: "The command line or request is not valid" },
  DRIVER_MISSING: { exit: usage, title: "The database client package is not installed" },
  NODE_UNSUPPORTED: { exit: usage, title: "A package of the project asks for a newer Node.js" },
  DATABASE_URL_INVALID: { exit: usage, title: "The database address is not valid" },
  MODULE_LOAD_FAILED: { exit: usage, title: "A file of the project cannot be loaded" },
  PLUGIN_MISSING: { exit: usage, title: "No plugin of the configuration knows it" },
  HOOK_FAILED: { exit: usage, title: "A function of the configuration failed" },
  FILE_EXISTS: { exit: usage, title: "A file would be overwritten" },
  FILE_UNWRITABLE: { exit: failure, title: "A file or folder cannot be written" },
  AFTER_WRITE_FAILED: { exit: failure, title: "What runs over written files failed; the files stand" },
  // entities
  ENTITIES_NOT_FOUND: { exit: usage, title: "No entities were found" },
  ENTITIES_INVALID: { exit: usage, title: "The entities contradict themselves" },
  // revision files
  MIGRATION_INVALID: { exit: usage, title: "A migration file is not valid" },
  MIGRATION_THREW: { exit: failure, title: "A migration threw while it was recorded" },
  REVISION_DUPLICATE: { exit: usage, title: "Two migration files have the same revision" },
  REVISION_PARENT_UNKNOWN: { exit: usage, title: "A migration names a parent that does not exist" },
  REVISION_CYCLE: { exit: usage, title: "Migrations are each other's parents" },
  REVISION_UNKNOWN: { exit: usage, title: "No such revision" },
  REVISION_AMBIGUOUS: { exit: usage, title: "The identifier matches several revisions" },
  REVISION_HEADS: { exit: usage, title: "There are several heads where one is needed" },
  REVISION_UNREACHABLE: { exit: usage, title: "The target cannot be reached from here" },
  REVISION_FILE_MISSING: { exit: needsHuman, title: "An applied revision has no migration file" },
  SQUASH_IMPOSSIBLE: { exit: usage, title: "The migrations cannot be squashed" },
  SQUASH_UNPROVED: { exit: failure, title: "A squash does not do what its migrations do" },
  SQUASH_STUCK: {
    exit: needsHuman,
    title: "A part of what a squash replaces is applied, and the rest is gone",
  },
  REVISION_EDITED: { exit: needsHuman, title: "An applied migration was edited afterwards" },
  DATABASE_BEHIND: { exit: failure, title: "The database is not at the head of the migrations" },
  IRREVERSIBLE: { exit: failure, title: "The migration cannot be reversed" },
  // planning
  RENAME_UNDECIDED: { exit: undecided, title: "It is not known whether something was renamed" },
  RENAME_INVALID: { exit: usage, title: "A rename hint contradicts the database" },
  ANSWER_INVALID: { exit: usage, title: "An answer about a rename fits no open question" },
  TYPE_CHANGE_UNDECIDED: { exit: undecided, title: "A type change needs a decision" },
  DEFAULT_OF_A_MOMENT: { exit: usage, title: "A default would be another one each time it is said" },
  CASCADE_PATHS: { exit: usage, title: "Cascading actions reach a table on two paths" },
  CLUSTERED_TWICE: { exit: usage, title: "The rows of a table are to lie in two orders" },
  INDEX_KEY_TOO_LONG: { exit: usage, title: "The key of an index is longer than the database keeps it" },
  ROW_TOO_LONG: { exit: usage, title: "The rows of a table are longer than the database keeps them" },
  REBUILD_IMPOSSIBLE: { exit: usage, title: "A table would lose something that cannot be made again" },
  TABLE_IMPOSSIBLE: { exit: usage, title: "A table has columns that the database does not take together" },
  UNMODELLED: { exit: failure, title: "The database has something that is not managed" },
  SQL_INVALID: { exit: usage, title: "An SQL expression of an entity was refused by the database" },
  VIEW_DIFFERS: { exit: usage, title: "A view does not give what its class says" },
  REHEARSAL_FAILED: { exit: failure, title: "The migration did not pass its rehearsal" },
  DATA_LOSS_UNDECLARED: { exit: failure, title: "A migration would lose rows or values without saying so" },
  REWRITE_UNDECLARED: { exit: failure, title: "A migration would write a table anew without saying so" },
  REPLAY_FAILED: { exit: failure, title: "The migrations cannot be replayed on an empty database" },
  OPERATION_INVALID: { exit: usage, title: "An operation of a migration is not valid" },
  OFFLINE_IMPOSSIBLE: { exit: usage, title: "A step cannot be written as SQL" },
  // the database and the run
  CONNECTION_FAILED: { exit: failure, title: "The database cannot be reached" },
  AUTHENTICATION_FAILED: { exit: failure, title: "The database refused the credentials" },
  DATABASE_NOT_FOUND: { exit: failure, title: "The database does not exist" },
  SERVER_UNSUPPORTED: { exit: failure, title: "The database server is too old" },
  ROLE_MISSING: { exit: failure, title: "A role that SQL names does not exist" },
  SCRATCH_UNAVAILABLE: { exit: failure, title: "No scratch database can be made" },
  PERMISSION_DENIED: { exit: failure, title: "The role lacks a right" },
  STATEMENT_FAILED: { exit: failure, title: "A statement failed" },
  CONNECTION_LOST: { exit: failure, title: "The connection to the database was lost" },
  POOLER_DETECTED: { exit: failure, title: "A transaction pooler stands in front of the database" },
  LOCK_TIMEOUT: { exit: lockBusy, title: "Another runner holds the migration lock" },
  REVISION_TABLE_INVALID: { exit: needsHuman, title: "The revision table is not what it should be" },
  CONCURRENT_RUN: { exit: lockBusy, title: "Another runner changed the revisions meanwhile" },
  REVISION_HALF_DONE: { exit: needsHuman, title: "A revision is half done" },
  STATE_UNKNOWN: { exit: needsHuman, title: "It is not known whether a statement ran" },
  TRANSACTION_BROKEN: { exit: failure, title: "A migration ended the transaction it runs in" },
  CALLBACK_FAILED: { exit: failure, title: "A callback of the configuration stopped a migration" },
  ABORTED: { exit: exitCodes.interrupted, title: "The run was interrupted" },
  INTERNAL: { exit: failure, title: "A fault in Schemix" },
} as const satisfies Record<string, { readonly exit: number; readonly title: string }>;

/** The code of a {@link SchemixError}: stable, documented in docs/errors.md, never reused. */
export type ErrorCode = keyof typeof errorCodes;
