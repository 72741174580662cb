/**
 * Whether a trigger is the first or the last one of its table is lost where it is altered ("sp_settriggerorder"). It has a batch of its
 * own, so that the session remembers it.
 */

import { qualified, quoteString } from "../sql/writer.js";
import { objectId } from "./clauses.js";

interface TriggerPlace {
  readonly namespace?: string | undefined;
  readonly name: string;
}

const key = "schemix.trigger order";

/** Remembers, for each event that the trigger has a place for, what gives that back while it is one of its events. */
export function keepOrder({ namespace, name }: TriggerPlace): string {
  const id = objectId(namespace, name);
  const event = quoteString(
    `IF EXISTS (SELECT 1 FROM sys.trigger_events WHERE object_id = ${id} AND type = `,
  );
  const give = `) EXEC sys.sp_settriggerorder @triggername = ${quoteString(qualified(namespace, name))}, @order = N'`;
  return [
    "DECLARE @order nvarchar(3000) = (SELECT STRING_AGG(CAST(",
    `  ${event} + CONVERT(nvarchar(10), e.type) + ${quoteString(give)} + CASE e.is_first WHEN 1 THEN N'First' ELSE N'Last' END`,
    "    + N''', @stmttype = N''' + e.type_desc COLLATE DATABASE_DEFAULT + N'''' AS nvarchar(max)), N'; ')",
    `  FROM sys.trigger_events AS e WHERE e.object_id = ${id} AND (e.is_first = 1 OR e.is_last = 1));`,
    `EXEC sys.sp_set_session_context @key = ${quoteString(key)}, @value = @order;`,
  ].join("\n");
}

export const giveOrder = [
  `DECLARE @order nvarchar(max) = CONVERT(nvarchar(3000), SESSION_CONTEXT(${quoteString(key)}));`,
  "IF @order IS NOT NULL EXEC sys.sp_executesql @order;",
].join("\n");
