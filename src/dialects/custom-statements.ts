import { customSql } from "../objects/custom/define.js";
import type { Custom, CustomStatement } from "../objects/custom/shape.js";
import { boundSql } from "../operations/recording.js";
import { isSql } from "../schema/sql.js";
import type { Dialect, Statement } from "./dialect.js";

/**
 * What every dialect makes of an operation that somebody else has defined.
 * @throws SchemixError `OPERATION_INVALID` when it has no SQL for the dialect
 */
export function customStatements(
  operation: Custom,
  dialect: string,
  writer: Dialect["writer"],
): readonly Statement[] {
  const found = customSql(operation, dialect);
  const list = (Array.isArray(found) ? found : [found]) as readonly CustomStatement[];
  return list.map((each): Statement => {
    const { sql, transactional } = isFull(each) ? each : { sql: each, transactional: true };
    const bound = boundSql(sql, writer);
    const parameters = bound.parameters.length === 0 ? {} : { parameters: bound.parameters };
    return { sql: bound.sql, ...parameters, ...(transactional ? {} : { transactional }) };
  });
}

type Full = Extract<CustomStatement, { readonly transactional: boolean }>;

function isFull(statement: CustomStatement): statement is Full {
  return typeof statement === "object" && !isSql(statement);
}
