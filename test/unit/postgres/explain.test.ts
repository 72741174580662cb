import { expect } from "chai";
import { loadDriver } from "../../../src/dialects/load-driver.js";
import { explain, explainConnect } from "../../../src/dialects/postgres/driver/explain.js";
import { isSchemixError, SchemixError } from "../../../src/errors/schemix-error.js";

function serverError(code: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { code, severity: "ERROR", ...more });
}

describe("Errors of PostgreSQL", () => {
  it("get a code, and what to do", () => {
    const codes: [state: string, code: string][] = [
      ["42501", "PERMISSION_DENIED"],
      ["55P04", "STATEMENT_FAILED"],
      ["08006", "CONNECTION_LOST"],
      ["57P01", "CONNECTION_LOST"],
      ["42P01", "STATEMENT_FAILED"],
      ["23505", "STATEMENT_FAILED"],
    ];
    for (const [state, code] of codes) {
      const found = explain(serverError(state, "no"), { statement: "select 1" });
      expect(found, state).to.be.instanceOf(SchemixError);
      expect((found as SchemixError).code, state).to.equal(code);
      expect((found as SchemixError).data.sqlState).to.equal(state);
    }
    const unfilled = explain(serverError("23502", 'column "x" contains null values'), {}) as SchemixError;
    expect(unfilled.fix).to.match(/Fill the column first\. One that is new needs a default/);
    const unfit = explain(serverError("22P02", "invalid input syntax"), {}) as SchemixError;
    expect(unfit.fix).to.match(/`using`/);
    const enumValue = explain(serverError("55P04", 'unsafe use of new value "x"'), {}) as SchemixError;
    expect(enumValue.fix).to.match(/later migration/);
  });

  it("tell a timeout from a signal", () => {
    const of = (message: string) => explain(serverError("57014", message), {}) as SchemixError;
    expect(of("canceling statement due to statement timeout").code).to.equal("STATEMENT_FAILED");
    expect(of("canceling statement due to user request").code).to.equal("ABORTED");
  });

  it("mark the place in the statement", () => {
    const found = explain(serverError("42601", "syntax error", { position: "8" }), {
      statement: "select frm x",
    });
    expect((found as SchemixError).where).to.equal("select ⟶frm x");
  });

  it("keep row data and passwords to themselves", () => {
    const error = serverError("23505", "could not create unique index", {
      detail: "Key (ssn)=(123-45) is duplicated.",
    });
    const found = explain(error, { statement: "create role x password 'sesame''s'" }) as SchemixError;
    const told = JSON.stringify(found) + found.message;
    expect(told).not.to.contain("123-45");
    expect(told).not.to.contain("sesame");
  });

  it("leave what is not theirs as it is", () => {
    const mine = new TypeError("x is not a function");
    expect(explain(mine, {})).to.equal(mine);
    const coded = new SchemixError("USAGE", { message: "no" });
    expect(explain(coded, {})).to.equal(coded);
  });

  it("know a lost connection", () => {
    for (const error of [
      new Error("Connection terminated unexpectedly"),
      new Error("Client has encountered a connection error and is not queryable"),
      Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
    ]) {
      expect((explain(error, {}) as SchemixError).code).to.equal("CONNECTION_LOST");
    }
  });

  it("name the place when connecting fails", () => {
    const place = "postgres://a@h/d";
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
    const both = Object.assign(new AggregateError([refused], ""), { code: "ECONNREFUSED" });
    for (const error of [refused, both]) {
      const found = explainConnect(error, place) as SchemixError;
      expect(found.code).to.equal("CONNECTION_FAILED");
      expect(found.where).to.equal(place);
      expect(found.why).to.contain("ECONNREFUSED");
    }
    expect(
      (explainConnect(serverError("28P01", "password authentication failed"), place) as SchemixError).code,
    ).to.equal("AUTHENTICATION_FAILED");
    expect((explainConnect(serverError("53300", "too many clients"), place) as SchemixError).code).to.equal(
      "CONNECTION_FAILED",
    );
  });

  it("say how to install a missing driver", async () => {
    try {
      await loadDriver("no-such-driver", () => import("no-such-driver" as string));
      expect.fail("it was found");
    } catch (error) {
      expect(isSchemixError(error, "DRIVER_MISSING")).to.equal(true);
      expect((error as SchemixError).fix).to.equal("npm install no-such-driver");
    }
  });
});
