// Made by scripts/generate.mjs from the commands; do not edit.

/** What `schemix <command> --help` prints; "" is `schemix --help`. */
export const helpTexts: Readonly<Record<string, string>> = {
  "": `Alembic for TypeScript class models:
generate, prove and run database migrations from decorated classes.

USAGE
  $ schemix COMMAND [OPTIONS]

COMMANDS
  init                   Start a project: a configuration, an example entity, a folder for migrations.
  pull                   Write entities for the tables of a database.
  generate               Write the migration that brings the database to what the entities say.
  up                     Apply the migrations that are pending.
  down                   Take applied migrations back, the last one first.
  redo                   Take the last migrations back and apply them again.
  status                 Show where the database stands and what is pending.
  current                Show the revision that the database is at.
  history                List the migrations, the newest first, with what is applied.
  heads                  Show the newest migrations: those that no other one builds on.
  branches               Show where the history of migrations forks, and the labels of branches.
  merge                  Write a migration that joins branches.
  show                   Show one migration: its place, its state, its source or its SQL.
  edit                   Open a migration file in your editor.
  stamp                  Record where the database stands without running a migration.
  repair                 Forget applied migrations whose files are gone for good.
  ensure-revision-table  Make the revision table where it is missing, and nothing else.
  check                  Say whether entities, migrations and database agree.
  diff                   Show what generate would do, without writing anything.
  drift                  Say where the database is not what its applied migrations make.
  adopt                  Take over a database whose migrations another tool has run.
  prune                  Delete the files of migrations that a squash replaces.
  squash                 Write one migration that does the work of several.

OPTIONS
  -h, --help     Show this, or with a command what it takes: schemix up --help
  -V, --version  Show the version.

Every command takes --config, --env, --database, --json, --quiet, --verbose and --no-color.
`,
  init: `Start a project: a configuration, an example entity, a folder for migrations.

USAGE
  $ schemix init [OPTIONS]

FLAGS
  -y, --yes             Ask nothing; take the defaults.
  -d, --database=<url>  Database to write into the configuration; by default an
                        embedded PostgreSQL in .schemix/db.

GLOBAL FLAGS
  --json      Print the result, or the error, as JSON on standard output.
  --quiet     Print the result only: no progress, no hints.
  --verbose   Also print each statement, and what caused an error.
  --no-color  No colours, as with NO_COLOR=1.

DESCRIPTION
  Asks for the database on a terminal, and nothing elsewhere or with --yes. A
  file that is there already is left as it is.

EXAMPLES
  $ schemix init --yes

  $ schemix init --database postgres://app@localhost:5432/shop
`,
  pull: `Write entities for the tables of a database.

USAGE
  $ schemix pull [OPTIONS]

FLAGS
  -o, --out=<folder>        Folder to write to; by default the one that
                            \`entities\` of the configuration starts in.
      --include=<patterns>  Only tables that match: order*,app.*
      --exclude=<patterns>  No tables that match.
      --namespaces=<names>  Namespaces to read; by default those of the
                            configuration's filter, else the default one.
      --dry-run             Show what would change and write nothing.
      --force               Also write over files that were edited.
      --strict              End with an error when the database has something
                            that Schemix does not manage.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  A file for each table; \`check\` finds no difference afterwards. Run again, it
  rewrites the files whose table changed and leaves those alone that somebody
  edited.

EXAMPLES
  $ schemix pull

  $ schemix pull --out src/entities --dry-run

  $ schemix pull --namespaces app,billing --exclude "tmp_*,*_old"
`,
  generate: `Write the migration that brings the database to what the entities say.

USAGE
  $ schemix generate [OPTIONS]

FLAGS
  -m, --message=<text>          What the migration does, in a few words.
      --empty                   An empty migration, to be written by hand; no
                                database is needed.
      --data                    With --empty: a skeleton for rows, which can run
                                again and goes back.
      --head=<revision>         What it follows: a head when there are several,
                                billing@head, or base.
      --splice                  With --head, also follow a revision that others
                                were built on: a branch begins.
      --branch-label=<names>    Labels for the branch that begins, with commas
                                between them.
      --depends-on=<revisions>  Revisions or labels that have to be applied
                                before, with commas between them.
      --revision-id=<id>        Its id, instead of a random one.
      --version-path=<folder>   Which of several migrations folders it goes to;
                                by default that of its parent.
      --sql                     Also print the SQL of up and down.
      --dry-run                 Do all but write the file; print it instead.
      --from=<option>           Compare the entities with the database (the
                                default) or with what the migrations make of an
                                empty scratch database.
                                <options: database|history>
      --rehearse-on=<option>    Where to rehearse; by default on the database
                                when it is on this machine, else on scratch.
                                <options: database|scratch|none>
      --no-rehearse             Skip the rehearsal: the same as --rehearse-on
                                none.
      --scratch=<where>         Where scratch databases are made: server,
                                pglite, or another server's address.
      --rename=<old:new>...     What was renamed: customer.name:full_name; may
                                be given several times.
      --no-rename=<old>...      What goes and was not renamed: customer.fax; may
                                be given several times.
      --answers=<file>          A file of such answers: { "customer.name":
                                "full_name", "customer.fax": null }.
      --strict                  End with an error when the database has
                                something that Schemix does not manage.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  The migration is rehearsed before it is written: applied, compared, taken
  back, compared, and rolled back; on the database itself when that is on this
  machine, else on a scratch database that is made like it. What may have been
  renamed is asked about on a terminal; elsewhere, without an answer, nothing is
  written.

EXAMPLES
  $ schemix generate -m "create users"

  $ schemix generate -m "create users" --dry-run --sql

  $ schemix generate -m "backfill names" --empty

  $ schemix generate -m "load countries" --empty --data

  $ schemix generate -m "create users" --rehearse-on scratch

  $ schemix generate -m "create users" --from history --scratch pglite
`,
  up: `Apply the migrations that are pending.

USAGE
  $ schemix up [TARGET] [OPTIONS]

ARGUMENTS
  [TARGET]  Where to stop; default head.

FLAGS
  --dry-run               Show the plan (steps, statements, hazards) and run
                          nothing.
  --sql                   Print an SQL script with its revision-table
                          statements; no database is needed.
  --transaction=<option>  One transaction for each migration, one for the whole
                          run, or none.
                          <options: each|all|none>
  --lock-wait=<time>      How long to wait for another runner: 30s, 5m, 500ms,
                          0.
  --resume=<option>       After a crash: whether the statement that was under
                          way counts as done or is run again.
                          <options: done|retry>
  --rehearse              Try them on a scratch database first, up and down;
                          with --dry-run only there.
  --scratch=<where>       Where scratch databases are made: server, pglite, or
                          another server's address.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  TARGET is head (the default), heads, a revision or the start of one, +N for
  the next N, or one of these on a branch, as in billing@head. With --sql it may
  be a range, FROM:TO, where FROM is what the database is at; run the script so
  that it stops at its first error (psql -v ON_ERROR_STOP=1, sqlcmd -b).

EXAMPLES
  $ schemix up

  $ schemix up +1

  $ schemix up --dry-run

  $ schemix up --rehearse

  $ schemix up --sql

  $ schemix up base:head --sql
`,
  down: `Take applied migrations back, the last one first.

USAGE
  $ schemix down [TARGET] [OPTIONS]

ARGUMENTS
  [TARGET]  The revision to go back to; it stays applied.

FLAGS
  --steps=<n>             How many migrations to take back; default 1.
  --dry-run               Show the plan (steps, statements, hazards) and run
                          nothing.
  --sql                   Print an SQL script with its revision-table
                          statements; no database is needed.
  --transaction=<option>  One transaction for each migration, one for the whole
                          run, or none.
                          <options: each|all|none>
  --lock-wait=<time>      How long to wait for another runner: 30s, 5m, 500ms,
                          0.
  --resume=<option>       After a crash: whether the statement that was under
                          way counts as done or is run again.
                          <options: done|retry>

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  TARGET is base, a revision to go back to, -N for the last N, or one of these
  on a branch, as in billing@-1; without one, one migration is taken back. With
  --sql it may be a range, FROM:TO, where FROM is what the database is at; run
  the script so that it stops at its first error (psql -v ON_ERROR_STOP=1,
  sqlcmd -b).

EXAMPLES
  $ schemix down

  $ schemix down --steps 2

  $ schemix down base --dry-run

  $ schemix down head:base --sql
`,
  redo: `Take the last migrations back and apply them again.

USAGE
  $ schemix redo [OPTIONS]

FLAGS
  --steps=<n>             How many migrations; default 1.
  --dry-run               Show the plan (steps, statements, hazards) and run
                          nothing.
  --transaction=<option>  One transaction for each migration, one for the whole
                          run, or none.
                          <options: each|all|none>
  --lock-wait=<time>      How long to wait for another runner: 30s, 5m, 500ms,
                          0.
  --resume=<option>       After a crash: whether the statement that was under
                          way counts as done or is run again.
                          <options: done|retry>

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  For a migration that is still being written. Two runs: when the second fails,
  it stays taken back.

EXAMPLES
  $ schemix redo

  $ schemix redo --steps 2
`,
  status: `Show where the database stands and what is pending.

USAGE
  $ schemix status [OPTIONS]

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

EXAMPLES
  $ schemix status

  $ schemix status --json
`,
  current: `Show the revision that the database is at.

USAGE
  $ schemix current [OPTIONS]

FLAGS
  --check-heads  End with exit code 6 unless every migration is applied.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

EXAMPLES
  $ schemix current

  $ schemix current --check-heads
`,
  history: `List the migrations, the newest first, with what is applied.

USAGE
  $ schemix history [OPTIONS]

FLAGS
  --range=<from:to>  Only those of a range, both ends included; either may be
                     left out.
  --mermaid          Print a flowchart in Mermaid's language.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  Where they fork they are drawn as a graph. With --verbose each comes with its
  parents, labels and file.

EXAMPLES
  $ schemix history

  $ schemix history --range current:head

  $ schemix history --mermaid

  $ schemix history --json
`,
  heads: `Show the newest migrations: those that no other one builds on.

USAGE
  $ schemix heads [OPTIONS]

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

EXAMPLES
  $ schemix heads
`,
  branches: `Show where the history of migrations forks, and the labels of branches.

USAGE
  $ schemix branches [OPTIONS]

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

EXAMPLES
  $ schemix branches
`,
  merge: `Write a migration that joins branches.

USAGE
  $ schemix merge [REVISIONS] [OPTIONS]

ARGUMENTS
  [REVISIONS]  What to join; default heads.

FLAGS
  -m, --message=<text>  What is joined, in a few words.
      --label=<names>   Labels for the branch that begins here, with commas
                        between them.
      --splice          Also join revisions that others were built on.
      --dry-run         Do all but write the file; print it instead.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  REVISIONS are heads, or ids with commas between them; default heads. Says
  whether the branches touch the same things.

EXAMPLES
  $ schemix merge -m "billing and search"

  $ schemix merge 3f2a,a81c --dry-run
`,
  show: `Show one migration: its place, its state, its source or its SQL.

USAGE
  $ schemix show REVISION [OPTIONS]

ARGUMENTS
  REVISION  A revision, the start of one, or head.

FLAGS
  --sql  Print the SQL of up and down instead of the source.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

EXAMPLES
  $ schemix show head

  $ schemix show head --sql
`,
  edit: `Open a migration file in your editor.

USAGE
  $ schemix edit [REVISION] [OPTIONS]

ARGUMENTS
  [REVISION]  The migration; default head.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  The editor is what VISUAL or EDITOR names. REVISION is head (the default),
  current, or an id.

EXAMPLES
  $ schemix edit

  $ schemix edit 3f2a
`,
  stamp: `Record where the database stands without running a migration.

USAGE
  $ schemix stamp TARGET [OPTIONS]

ARGUMENTS
  TARGET  The revision to record.

FLAGS
  --purge             Forget all that is recorded first, revisions without a
                      file too.
  --dry-run           Show what would be recorded and record nothing.
  --lock-wait=<time>  How long to wait for another runner: 30s, 5m, 500ms, 0.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  For a database that was built in another way. TARGET is head, heads, base, a
  revision, or several with commas between them; other branches stay as they
  are.

EXAMPLES
  $ schemix stamp head --dry-run

  $ schemix stamp head

  $ schemix stamp 3f2a,a81c --purge
`,
  repair: `Forget applied migrations whose files are gone for good.

USAGE
  $ schemix repair [OPTIONS]

FLAGS
  -y, --yes               Do it without a question.
      --lock-wait=<time>  How long to wait for another runner: 30s, 5m, 500ms,
                          0.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  Shows them and asks; without a terminal nothing is written unless --yes says
  so. What they did to the database stays.

EXAMPLES
  $ schemix repair

  $ schemix repair --yes
`,
  "ensure-revision-table": `Make the revision table where it is missing, and nothing else.

USAGE
  $ schemix ensure-revision-table [OPTIONS]

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  For a role that may not create tables when migrations run.

EXAMPLES
  $ schemix ensure-revision-table
`,
  check: `Say whether entities, migrations and database agree.

USAGE
  $ schemix check [OPTIONS]

FLAGS
  --from=<option>    Compare the entities with the database (the default) or
                     with what the migrations make of an empty scratch database.
                     <options: database|history>
  --scratch=<where>  Where scratch databases are made: server, pglite, or
                     another server's address.
  --strict           End with an error when the database has something that
                     Schemix does not manage.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  Ends with exit code 6 when they do not. Writes nothing. With --from history
  the database is not asked.

EXAMPLES
  $ schemix check

  $ schemix check --json

  $ schemix check --from history --scratch pglite
`,
  diff: `Show what generate would do, without writing anything.

USAGE
  $ schemix diff [OPTIONS]

FLAGS
  --sql        Print the SQL instead of a line for each operation.
  --exit-code  End with exit code 6 when there is a difference.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

EXAMPLES
  $ schemix diff

  $ schemix diff --sql

  $ schemix diff --exit-code --quiet
`,
  drift: `Say where the database is not what its applied migrations make.

USAGE
  $ schemix drift [OPTIONS]

FLAGS
  --adopt             Write the migration that says what the database has,
                          and record it as applied.
      --revert            Write the migration that takes the drift back; schemix
                          up applies it.
  -m, --message=<text>    What the migration does, in a few words.
      --dry-run           Print the migration; write and record nothing.
      --no-rehearse       Write the migration without trying it on scratch.
      --scratch=<where>   Where scratch databases are made: server, pglite, or
                          another server's address.
      --lock-wait=<time>  How long to wait for another runner: 30s, 5m, 500ms,
                          0.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  They are replayed on a scratch database; the database itself is only read.
  Ends with exit code 6 when there is a drift and nothing was written about it.
  What no migration made is no drift.

EXAMPLES
  $ schemix drift

  $ schemix drift --json --scratch pglite

  $ schemix drift --adopt -m "index added in an emergency"

  $ schemix drift --revert --dry-run
`,
  adopt: `Take over a database whose migrations another tool has run.

USAGE
  $ schemix adopt TOOL [OPTIONS]

ARGUMENTS
  TOOL  Whose migrations have been run.

FLAGS
  --table=<name>      The table in which it has written them down; default:
                          the one that its options in the configuration name, or
                          that it makes by itself.
  -m, --message=<text>    What the first migration is called; default: baseline.
      --dry-run           Show what would be done and do nothing.
      --lock-wait=<time>  How long to wait for another runner: 30s, 5m, 500ms,
                          0.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  Writes a first migration that makes what is there, if there is none, and
  records it as applied. TOOL is typeorm or mikro-orm. Its table and files stay.

EXAMPLES
  $ schemix adopt typeorm --dry-run

  $ schemix adopt mikro-orm
`,
  prune: `Delete the files of migrations that a squash replaces.

USAGE
  $ schemix prune [OPTIONS]

FLAGS
  --dry-run  Name the files, and delete nothing.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  Refuses while the database has only a part of them. Other databases have to be
  as far: one that is not would need the files back.

EXAMPLES
  $ schemix prune --dry-run

  $ schemix prune
`,
  squash: `Write one migration that does the work of several.

USAGE
  $ schemix squash RANGE [OPTIONS]

ARGUMENTS
  RANGE  What becomes one: FROM:TO.

FLAGS
  -m, --message=<text>   What it does, in a few words.
      --dry-run          Do all but write the file; print it instead.
      --scratch=<where>  Where scratch databases are made: server, pglite, or
                         another server's address.

GLOBAL FLAGS
  -c, --config=<file>            Configuration file; by default schemix.config.*
                                 in this folder.
  -d, --database=<url>           Database to use instead of the configured one.
  -n, --env=<name>               Environment of the configuration; by default
                                 what SCHEMIX_ENV says.
  -x, --argument=<key=value>...  Argument for a configuration that is a
                                 function, and for migrations; may be given
                                 several times.
      --json                     Print the result, or the error, as JSON on
                                 standard output.
      --quiet                    Print the result only: no progress, no hints.
      --verbose                  Also print each statement, and what caused an
                                 error.
      --no-color                 No colours, as with NO_COLOR=1.

DESCRIPTION
  RANGE is FROM:TO, both ends included. Both are tried on scratch databases and
  have to lead to the same schema. The old files stay, for databases that have a
  part of them.

EXAMPLES
  $ schemix squash 3f2a:a81c -m "first year"

  $ schemix squash :head --dry-run
`,
};
