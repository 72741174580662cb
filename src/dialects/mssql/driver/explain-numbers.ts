import type { ErrorCode } from "../../../errors/codes.js";
import { lossRefusal, moveRefusal, rebuildRefusal } from "../sql/refusals.js";

/** What a server's error means for a person. */
export interface Explanation {
  readonly code: ErrorCode;
  readonly why?: string | undefined;
  readonly fix?: string | undefined;
}

const login: Explanation = {
  code: "AUTHENTICATION_FAILED",
  fix: "Look at user and password of the address, and whether the server takes logins of its own (mixed mode).",
};
const denied: Explanation = {
  code: "PERMISSION_DENIED",
  fix: "Grant the right to the user, or connect as the owner of the object.",
};
const busy: Explanation = { code: "CONNECTION_FAILED", why: "The server has no connection left to give." };
const starting: Explanation = {
  code: "CONNECTION_FAILED",
  why: "The database is starting, recovering or moving.",
  fix: "Run again in a while.",
};
const ended: Explanation = { code: "CONNECTION_LOST", why: "The server ended the session." };
const tooMuch: Explanation = {
  code: "CONNECTION_LOST",
  why: "Azure SQL ended the session, because its transaction took too long or too much.",
  fix: "Split the work: op.backfill commits each batch.",
};
const twice: Explanation = {
  code: "STATEMENT_FAILED",
  why: "Rows are equal where they must differ.",
  fix: "Remove the duplicates first.",
};
const tooLong: Explanation = {
  code: "STATEMENT_FAILED",
  why: "A row holds a value that does not fit into the new type; nothing was cut.",
  fix: "Change the values first, or keep the former type.",
};
const notConvertible: Explanation = {
  code: "STATEMENT_FAILED",
  why: "A row holds a value that cannot be converted.",
  fix: "Change the values first, or convert them by TRY_CONVERT in a step of its own.",
};
const needed: Explanation = {
  code: "STATEMENT_FAILED",
  why: "Other objects depend on this one.",
  fix: "Drop or change them first.",
};
const alone: Explanation = {
  code: "STATEMENT_FAILED",
  why: "The server runs this statement only outside a transaction.",
  fix: "Put it into a migration of its own with `static readonly transaction = false`.",
};
const taken: Explanation = {
  code: "STATEMENT_FAILED",
  why: "Something of that name is there already. Where the collation of the database does not tell capitals, Users and users are one name.",
  fix: "Write the name as the database has it, or drop or rename what is there.",
};
const unalterable: Explanation = {
  code: "STATEMENT_FAILED",
  why: "SQL Server alters no column that is computed or a rowversion, and makes none a rowversion, text, ntext or image.",
  fix: "Drop the column and add it again; where its values are to be kept, give `type` and `using`.",
};
const resources: Explanation = {
  code: "STATEMENT_FAILED",
  why: "The server has run out of a resource.",
  fix: "Free disk, log or memory on the server, then run again.",
};

const doomed: Explanation = {
  code: "STATEMENT_FAILED",
  why: "An earlier statement of the transaction failed and its error was swallowed.",
  fix: "Let the error of the failed statement through.",
};

const keyTooLong: Explanation = {
  code: "STATEMENT_FAILED",
  why: "The values of a row are longer together than a key of an index can be: 900 bytes clustered, 1 700 otherwise.",
  fix: "Index fewer or shorter columns, or put some of them into `include`.",
};

const nothingThere: Explanation = {
  code: "STATEMENT_FAILED",
  why: "There is nothing of that name to rename, or the user may not see it.",
};

/** Error number → explanation; numbers as in "Database Engine events and errors" of the documentation. */
const numbers: Readonly<Record<number, Explanation>> = {
  // logins
  18452: login,
  18456: login,
  18470: { code: "AUTHENTICATION_FAILED", why: "The login is disabled." },
  18486: { code: "AUTHENTICATION_FAILED", why: "The login is locked out." },
  18487: {
    code: "AUTHENTICATION_FAILED",
    why: "The password has expired.",
    fix: "Give the login a new one.",
  },
  18488: {
    code: "AUTHENTICATION_FAILED",
    why: "The password must be changed at the first login.",
    fix: "Give the login a new one.",
  },
  40531: login,
  40532: login,
  40615: {
    code: "CONNECTION_FAILED",
    why: "The firewall of Azure SQL does not let this machine in.",
    fix: "Add a rule for its address.",
  },
  4060: {
    code: "DATABASE_NOT_FOUND",
    why: "It does not exist, or the login may not use it.",
    fix: "Create it first: CREATE DATABASE on the server; or give the login a user in it.",
  },
  4064: { code: "DATABASE_NOT_FOUND", why: "The default database of the login cannot be opened." },
  911: { code: "DATABASE_NOT_FOUND", fix: "Create it first: CREATE DATABASE on the server." },
  916: {
    code: "PERMISSION_DENIED",
    why: "The login has no user in the database.",
    fix: "CREATE USER … FOR LOGIN … in the database.",
  },
  // rights
  229: denied,
  230: denied,
  262: denied,
  297: denied,
  300: denied,
  15247: denied,
  15151: {
    code: "STATEMENT_FAILED",
    why: "It does not exist, or the user may not see it.",
    fix: "Look at its name, and at the rights of the user.",
  },
  1088: {
    code: "STATEMENT_FAILED",
    why: "The object does not exist, or the user may not change it.",
    fix: "Look at its name, and at the rights of the user.",
  },
  // the connection
  17142: starting,
  17809: busy,
  17892: { code: "PERMISSION_DENIED", why: "A logon trigger refused the login." },
  922: starting,
  927: starting,
  904: starting,
  921: starting,
  942: { code: "CONNECTION_FAILED", why: "The database is offline." },
  945: {
    code: "CONNECTION_FAILED",
    why: "The database cannot be opened: files, memory or disk are missing.",
  },
  40197: starting,
  40501: busy,
  40613: starting,
  49918: busy,
  49919: busy,
  49920: busy,
  10928: busy,
  10929: busy,
  // Azure ends sessions that take too much: too long a transaction, too many locks, too much of tempdb, log or memory.
  40549: tooMuch,
  40550: tooMuch,
  40551: tooMuch,
  40552: tooMuch,
  40553: tooMuch,
  6005: { code: "CONNECTION_LOST", why: "The server is shutting down." },
  596: ended,
  10053: ended,
  10054: ended,
  64: ended,
  233: ended,
  // other sessions
  1205: { code: "STATEMENT_FAILED", why: "Two sessions waited for each other.", fix: "Run again." },
  1222: {
    code: "STATEMENT_FAILED",
    why: "Another session holds a lock on the object for longer than lockTimeout.",
    fix: "Run again when it is free, or raise lockTimeout.",
  },
  3960: { code: "STATEMENT_FAILED", why: "Another transaction changed the same rows.", fix: "Run again." },
  3961: {
    code: "STATEMENT_FAILED",
    why: "Another session changed the object while it was read.",
    fix: "Run again.",
  },
  // rows
  515: {
    code: "STATEMENT_FAILED",
    why: "A row has NULL in the column.",
    fix: "Fill the column first. One that is new needs a default, or may be null until a later migration has filled it.",
  },
  547: {
    code: "STATEMENT_FAILED",
    why: "A row does not pass the check or refers to one that does not exist, or one that is still referred to was to go.",
    fix: "Repair these rows first, or create the constraint with notValid and validate it later.",
  },
  1505: twice,
  2601: twice,
  2627: twice,
  2628: tooLong,
  [lossRefusal]: {
    code: "STATEMENT_FAILED",
    why: "A row holds a value that the new type cannot hold as it is; nothing was changed.",
    fix: "Change the values first, keep the former type, or leave out `lossless` to let them be cut.",
  },
  [rebuildRefusal]: {
    code: "STATEMENT_FAILED",
    why: "The table would have to be made anew, because its identity changes.",
    fix: "Drop what stands in the way and make it again in migrations around this one.",
  },
  [moveRefusal]: {
    code: "STATEMENT_FAILED",
    why: "Rows without an order are moved by a clustered index that is made in the other filegroup and dropped again.",
    fix: "Give the table a clustered index, in that filegroup, or leave it where it is.",
  },
  8152: tooLong,
  8115: tooLong,
  220: tooLong,
  245: notConvertible,
  241: notConvertible,
  242: notConvertible,
  295: notConvertible,
  8114: notConvertible,
  8169: notConvertible,
  9420: notConvertible,
  // shape
  257: {
    code: "STATEMENT_FAILED",
    why: "The server does not convert between these types by itself.",
    fix: "Write CONVERT or CAST.",
  },
  1785: {
    code: "STATEMENT_FAILED",
    why: "SQL Server lets no row be reached by two ways of ON DELETE or ON UPDATE, nor by one that leads back to its own table.",
    fix: "Let one of the foreign keys have NO ACTION, and delete the rows by a trigger or in the application.",
  },
  1902: {
    code: "STATEMENT_FAILED",
    why: "A table has one clustered index: its rows are in one order.",
    fix: "Let the other one be nonclustered: `mssql: { clustered: false }`.",
  },
  1767: {
    code: "STATEMENT_FAILED",
    why: "The table that a foreign key refers to does not exist.",
  },
  1776: {
    code: "STATEMENT_FAILED",
    why: "A foreign key refers to a primary key, a unique constraint or a unique index, and there is none on these columns.",
  },
  1911: { code: "STATEMENT_FAILED", why: "There is no such column." },
  207: {
    code: "STATEMENT_FAILED",
    why: "There is no such column, or it is not there yet where the batch is read: a batch that adds a column does not know it.",
    fix: "Look at the name; what follows on a new column goes into a statement of its own, or behind a line with GO.",
  },
  544: {
    code: "STATEMENT_FAILED",
    why: "An identity numbers its rows itself, unless the session says IDENTITY_INSERT for the table.",
    fix: "Leave the column out, or use op.bulkInsert, which says it.",
  },
  2760: {
    code: "STATEMENT_FAILED",
    why: "The schema does not exist, or the user may not use it.",
    fix: "Create it first: op.createNamespace; or look at the rights of the user.",
  },
  3701: {
    code: "STATEMENT_FAILED",
    why: "It does not exist, or the user may not drop it.",
    fix: "Look at its name, and at the rights of the user.",
  },
  4924: { code: "STATEMENT_FAILED", why: "There is no such column." },
  1934: {
    code: "STATEMENT_FAILED",
    why: "A SET option of the session is not what indexed views, filtered indexes and computed columns ask for.",
    fix: "Take the SET statement out: a session begins with the options as they have to be.",
  },
  1944: keyTooLong,
  1946: keyTooLong,
  2705: taken,
  2714: taken,
  1913: taken,
  1779: { code: "STATEMENT_FAILED", why: "The table has a primary key already." },
  3726: { code: "STATEMENT_FAILED", why: "A foreign key refers to the table.", fix: "Drop it first." },
  3723: { code: "STATEMENT_FAILED", why: "The index belongs to a constraint.", fix: "Drop the constraint." },
  3729: needed,
  3732: needed,
  5074: needed,
  4922: needed,
  4927: unalterable,
  4928: unalterable,
  4902: { code: "STATEMENT_FAILED", why: "The table does not exist, or the user may not change it." },
  208: { code: "STATEMENT_FAILED", why: "The object does not exist, or the user may not see it." },
  4901: {
    code: "STATEMENT_FAILED",
    why: "The table has rows, and a new column that takes no NULL has no value for them.",
    fix: "Give it a default, or add it with NULL, fill it and change it.",
  },
  4936: {
    code: "STATEMENT_FAILED",
    why: "A computed column that is kept or indexed takes an expression that gives the same for the same values, always.",
    fix: "Say CONVERT with a style, and no GETDATE and the like; or let it be computed when it is read.",
  },
  15225: nothingThere,
  15248: nothingThere,
  15335: taken,
  15336: {
    code: "STATEMENT_FAILED",
    why: "A computed column, the filter of an index or statistics, or a view or function WITH SCHEMABINDING speaks of it by name.",
    fix: "Drop these before and make them again behind it; `schemix generate` writes that.",
  },
  15348: {
    code: "STATEMENT_FAILED",
    why: "A view or function WITH SCHEMABINDING stands on it, so that it stays in its schema.",
    fix: "Drop these before and make them again behind it; `schemix generate` writes that.",
  },
  13557: {
    code: "STATEMENT_FAILED",
    why: "A table whose history is kept has a primary key all the time.",
    fix: "Set SYSTEM_VERSIONING = OFF before and ON behind it; `schemix generate` writes that.",
  },
  13575: {
    code: "STATEMENT_FAILED",
    why: "A period of system time asks for NOT NULL columns of type datetime2 that are GENERATED ALWAYS.",
  },
  226: alone,
  574: alone,
  3902: {
    code: "STATEMENT_FAILED",
    why: "There is no transaction to commit: an earlier error, or a statement of the migration, has ended it.",
  },
  3903: {
    code: "STATEMENT_FAILED",
    why: "There is no transaction to roll back: an earlier error, or a statement of the migration, has ended it.",
  },
  3930: doomed,
  3931: doomed,
  // resources
  701: resources,
  1101: resources,
  1105: resources,
  9002: resources,
  40544: resources,
};

const missingRole: Explanation = {
  code: "ROLE_MISSING",
  why: "Users and logins belong to the database and the server; Schemix does not make them.",
  fix: "Create it first: CREATE ROLE, CREATE USER or CREATE LOGIN.",
};

/** What a server's error means; `message` tells apart what shares a number. */
export function explanationOf(number: number, message: string): Explanation {
  if (number === 15151 && /\b(?:user|role|principal|login)\b/i.test(message)) return missingRole;
  return numbers[number] ?? { code: "STATEMENT_FAILED" };
}
