import type { ScriptForm } from "../../dialect.js";
import { ansiOptions } from "./session-text.js";
import { mssqlWriter, quoteString } from "./writer.js";

/**
 * What sqlcmd begins without, QUOTED_IDENTIFIER for one, in batches of their own: they count from the next one on. With
 * XACT_ABORT an error rolls back.
 */
const head = [[...ansiOptions, "SET XACT_ABORT ON"].join(";\n")];

/** What goes on behind an error would be done outside of the transaction: from then on nothing is executed. */
const guardInside = "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON";
const guardOutside = "IF @@ERROR <> 0 SET NOEXEC ON";

/** A compile error does not roll back, and COMMIT was not executed. */
const tail = ["SET NOEXEC OFF", "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION"];

/** Scripts in batches, as sqlcmd, SQL Server Management Studio and others run them. */
export const scriptForm: ScriptForm = { separator: "GO", parts };

function parts(statements: readonly string[]): readonly string[] {
  const batches: string[] = [];
  let remarks: string[] = [];
  let isInside = false;
  for (const statement of statements) {
    if (/^--[^\n]*$/.test(statement)) {
      // Variables of a client count in comments too: one that it does not know ends the script.
      remarks.push(statement.replaceAll("$(", "$ ("));
      continue;
    }
    batches.push([...remarks, batch(statement)].join("\n"));
    remarks = [];
    if (statement === mssqlWriter.begin) isInside = true;
    if (statement === mssqlWriter.commit) isInside = false;
    batches.push(isInside ? guardInside : guardOutside);
  }
  return [...head, ...batches, ...remarks, ...tail];
}

/** Lines that a client takes for commands of its own, and what it takes for a variable. */
const foreign = /^(?=[ \t]*(?:go\b|:|!!|(?:reset|ed|exit|quit|list)\b))|(?<=\$)(?=\()/gim;

/** A statement as a client hands it on to the server; one that it would take apart is put together there. */
function batch(statement: string): string {
  if (statement.search(foreign) < 0) return statement;
  // A line break is a character of its own at these places: what is behind it is not at the beginning of a line.
  const pieces = statement.split(foreign).map((piece) => quoteString(piece).replace(/\n'$/, "' + NCHAR(10)"));
  return `DECLARE @sql nvarchar(max) = CAST(N'' AS nvarchar(max))
  + ${pieces.join("\n  + ")};
EXEC sys.sp_executesql @sql`;
}
