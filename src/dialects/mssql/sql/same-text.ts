import { type Token, tokens } from "./lexical.js";

/** Words that name nothing unless they are delimited ("Reserved Keywords"), and types that hardly anybody gives as a name. */
const known = new Set(
  `AFTER ALTER AND AS BEGIN BETWEEN BY CASE CHECK CREATE CROSS DECLARE DELETE DISTINCT DOMAIN ELSE END EXEC EXECUTE EXISTS FOR FROM
  FUNCTION GROUP HAVING IF IN INNER INSERT INSTEAD INTO IS JOIN LEFT LIKE NOT NULL OF ON OPTION OR ORDER OUTER OUTPUT OVER
  OWNER PROCEDURE RETURN RETURNS SELECT SET TABLE THEN TOP TRIGGER TYPE UNION UPDATE VALUES VIEW WHEN WHERE WITH
  BIGINT BINARY BIT CHAR DATETIME DATETIME2 DATETIMEOFFSET DECIMAL FLOAT INT MONEY NCHAR NUMERIC NVARCHAR REAL SMALLDATETIME
  SMALLINT SMALLMONEY TINYINT UNIQUEIDENTIFIER VARBINARY VARCHAR`.split(/\s+/),
);

/**
 * Whether two definitions differ in nothing but white space, the capitals of keywords, and semicolons at their ends: the server
 * keeps those and does not go by them.
 */
export function isSameText(a: string, b: string): boolean {
  if (a === b) return true;
  const [ours, theirs] = [batches(a), batches(b)];
  return (
    ours.length === theirs.length && ours.every((batch, index) => isSameBatch(batch, theirs[index] ?? ""))
  );
}

function batches(text: string): readonly string[] {
  return text.split(/^GO\s*$/m);
}

function isSameBatch(a: string, b: string): boolean {
  const [ours, theirs] = [piecesOf(a), piecesOf(b)];
  return ours.length === theirs.length && ours.every((piece, index) => piece === theirs[index]);
}

function piecesOf(batch: string): readonly string[] {
  const pieces = [...tokens(batch)].map(spelled);
  while (pieces.at(-1) === ";") pieces.pop();
  return pieces;
}

function spelled({ sort, text }: Token): string {
  if (sort === "comment") return text.trimEnd();
  const word = text.toUpperCase();
  return sort === "word" && known.has(word) ? word : text;
}
