/** The pages of Microsoft's documentation that the forms of statements come from, form by form. */

const site = "https://learn.microsoft.com/en-us/sql";
const statement = (name: string): string => `${site}/t-sql/statements/${name}-transact-sql`;
const element = (name: string): string => `${site}/t-sql/language-elements/${name}-transact-sql`;
const procedure = (name: string): string =>
  `${site}/relational-databases/system-stored-procedures/${name.replaceAll("_", "-")}-transact-sql`;
const tables = `${site}/relational-databases/tables`;

/** A form as it begins, in the capitals that statements of ours are written in. */
const forms: readonly (readonly [form: RegExp, page: string])[] = [
  [/\bCREATE TABLE\b/, statement("create-table")],
  [/\bIDENTITY\(/, `${site}/t-sql/statements/create-table-transact-sql-identity-property`],
  [/\bGENERATED ALWAYS AS ROW\b|\bADD PERIOD FOR\b/, `${tables}/creating-a-system-versioned-temporal-table`],
  [
    /\bSYSTEM_VERSIONING = OFF\b|\bDROP PERIOD\b/,
    `${tables}/stopping-system-versioning-on-a-system-versioned-temporal-table`,
  ],
  [
    /\bSYSTEM_VERSIONING = ON\b|\b(?:ADD|DROP) HIDDEN\b/,
    `${tables}/changing-the-schema-of-a-system-versioned-temporal-table`,
  ],
  [
    /\bHISTORY_RETENTION_PERIOD\b/,
    `${tables}/manage-retention-of-historical-data-in-system-versioned-temporal-tables`,
  ],
  [/\bSPARSE\b/, `${tables}/use-sparse-columns`],
  [/\bALTER TABLE\b/, statement("alter-table")],
  [
    /\bCONSTRAINT \S+ (?:PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK|DEFAULT)\b/,
    statement("alter-table-table-constraint"),
  ],
  [/\] AS \(.*\)(?: PERSISTED)?/, statement("alter-table-computed-column-definition")],
  [/\bALTER COLUMN\b|\bWITH VALUES\b|\b(?:ADD|DROP) ROWGUIDCOL\b/, statement("alter-table")],
  [/\bDROP (?:CONSTRAINT|COLUMN)\b/, statement("alter-table")],
  [/\b(?:ENABLE|DISABLE) TRIGGER\b/, statement("disable-trigger")],
  [/\bDROP TABLE\b/, statement("drop-table")],
  [/\bCREATE (?:UNIQUE )?(?:NON)?CLUSTERED INDEX\b/, statement("create-index")],
  [/\bALTER INDEX\b/, statement("alter-index")],
  [/\bDROP INDEX\b/, statement("drop-index")],
  [/\bCREATE STATISTICS\b/, statement("create-statistics")],
  [/\bDROP STATISTICS\b/, statement("drop-statistics")],
  [/\bCREATE SCHEMA\b/, statement("create-schema")],
  [/\bALTER SCHEMA\b/, statement("alter-schema")],
  [/\bDROP SCHEMA\b/, statement("drop-schema")],
  [/\bCREATE SEQUENCE\b/, statement("create-sequence")],
  [/\bALTER SEQUENCE\b/, statement("alter-sequence")],
  [/\bDROP SEQUENCE\b/, statement("drop-sequence")],
  [/\bCREATE TYPE\b/, statement("create-type")],
  [/\bDROP TYPE\b/, statement("drop-type")],
  [/\bCREATE VIEW\b/, statement("create-view")],
  [/\bCREATE OR ALTER VIEW\b/, statement("alter-view")],
  [/\bDROP VIEW\b/, statement("drop-view")],
  [/\bCREATE FUNCTION\b/, statement("create-function")],
  [/\bCREATE OR ALTER FUNCTION\b/, statement("alter-function")],
  [/\bDROP FUNCTION\b/, statement("drop-function")],
  [/\bCREATE TRIGGER\b/, statement("create-trigger")],
  [/\bCREATE OR ALTER TRIGGER\b/, statement("alter-trigger")],
  [/N'GRANT'/, statement("grant-object-permissions")],
  [/TYPE::/, statement("grant-type-permissions")],
  [/\bINSERT INTO\b/, statement("insert")],
  [/\bUPDATE \[/, `${site}/t-sql/queries/update-transact-sql`],
  [/\bVALUES \(.*\),$/m, `${site}/t-sql/queries/table-value-constructor-transact-sql`],
  [/\bWITH \((?:UPDLOCK|TABLOCKX), HOLDLOCK\)/, `${site}/t-sql/queries/hints-transact-sql-table`],
  [/\bSET IDENTITY_INSERT\b/, statement("set-identity-insert")],
  [/\bSET XACT_ABORT\b/, statement("set-xact-abort")],
  [/\bDBCC CHECKIDENT\b/, `${site}/t-sql/database-console-commands/dbcc-checkident-transact-sql`],
  [/\bTHROW\b/, element("throw")],
  [/\bBEGIN TRY\b/, element("try-catch")],
  [/\bEXEC \(/, element("execute")],
  [/\bDECLARE \w+ CURSOR\b/, element("declare-cursor")],
  [/\bSTRING_AGG\(/, `${site}/t-sql/functions/string-agg-transact-sql`],
  [/\bSESSION_CONTEXT\(/, `${site}/t-sql/functions/session-context-transact-sql`],
  [
    /\bsys\.fn_listextendedproperty\b/,
    `${site}/relational-databases/system-functions/sys-fn-listextendedproperty-transact-sql`,
  ],
  ...[
    ...["sp_addextendedproperty", "sp_dropextendedproperty", "sp_updateextendedproperty", "sp_executesql"],
    ...["sp_refreshsqlmodule", "sp_rename", "sp_set_session_context", "sp_settriggerorder"],
  ].map((name) => [new RegExp(`\\bsys\\.${name}\\b`), procedure(name)] as const),
];

/** Whatever begins a statement or a part of one, in capitals; what is written otherwise is a person's. */
const heads =
  /\b(?:CREATE(?: OR ALTER)?(?: UNIQUE)?(?: CLUSTERED| NONCLUSTERED)? [A-Z]+|ALTER [A-Z]+|DROP [A-Z]+|INSERT INTO|(?<!ON )(?:UPDATE|DELETE) \[|MERGE |SET [A-Z]+_[A-Z_]+|DBCC [A-Z]+|(?:EN|DIS)ABLE TRIGGER|THROW|BEGIN TRY|EXEC \(|DECLARE \w+ CURSOR|WAITFOR|TRUNCATE|sys\.(?:sp|fn|dm)_\w+)/g;

/** Without the calls of `op` in the comment at its beginning. */
function ownText(script: string): string {
  return script.replace(/\/\*.*?\*\//s, "");
}

/** The pages of all forms in a script, each once; texts that are run are looked at as well. */
export function pagesOf(script: string): readonly string[] {
  const text = ownText(script);
  return [...new Set(forms.filter(([form]) => form.test(text)).map(([, page]) => page))].sort();
}

/** What begins a statement of the script, and no page is known of. */
export function withoutPage(script: string): readonly string[] {
  const found = new Set(ownText(script).match(heads) ?? []);
  return [...found].filter((head) => !forms.some(([form]) => form.test(`${head} `) || form.test(head)));
}
