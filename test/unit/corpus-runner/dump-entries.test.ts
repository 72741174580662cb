import assert from "node:assert/strict";
import { compareDumps, describeDifference, readDump } from "../../corpus-runner/dump-entries.js";

const root = `--
-- Name: root; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.root (
    pk integer NOT NULL,
    note text
);
`;

function dumpWith(...lines: readonly string[]) {
  const head = "\n--\n-- Name: heir; Type: TABLE; Schema: public; Owner: -\n--\n\n";
  const body = lines.length === 0 ? "" : `    ${lines.join(",\n    ")}\n`;
  return readDump(`${root}${head}CREATE TABLE public.heir (\n${body})\nINHERITS (public.root);\n`);
}

describe("entries of a dump", () => {
  const differences = (expected: readonly string[], found: readonly string[]): readonly string[] =>
    compareDumps(dumpWith(...expected), dumpWith(...found), readDump("")).map(describeDifference);

  it("are the same where a new table says NOT NULL of a column that is inherited as such", () => {
    assert.deepEqual(differences(["own integer"], ["own integer", "NOT NULL pk"]), []);
    assert.deepEqual(differences([], ["CONSTRAINT root_pk_not_null NOT NULL pk"]), []);
    assert.deepEqual(differences(["pk integer"], ["pk integer NOT NULL"]), []);
  });

  it("differ where NOT NULL comes from the new table alone", () => {
    assert.deepEqual(differences([], ["NOT NULL note"]), ["TABLE public.heir\n  +     NOT NULL note"]);
    assert.equal(differences(["own integer"], ["own integer NOT NULL"]).length, 1);
  });
});
