import { expect } from "chai";
import { redact, redactUrl, withoutSecrets } from "../../../src/util/redact.js";

describe("redactUrl", () => {
  for (const [url, shown] of [
    ["postgres://app:s3cret@db/shop", "postgres://app:***@db/shop"],
    ["postgres://app@db/shop", "postgres://app@db/shop"],
    ["postgres://:s3cret@db/shop", "postgres://:***@db/shop"],
    ["postgres://app:s3/c@re#t?@db/shop", "postgres://app:***@db/shop"],
    ["postgres:///app:s3cret@db/shop", "postgres:///app:***@db/shop"],
    ["postgres://db:5432/shop", "postgres://db:5432/shop"],
    ["postgres://db/shop?password=s3cret&sslmode=require", "postgres://db/shop?password=***&sslmode=require"],
    ["postgres://db/shop?sslpassword=s3cret", "postgres://db/shop?sslpassword=***"],
    ["libsql://db?authToken=abc.def", "libsql://db?authToken=***"],
    ["pglite://.schemix/db", "pglite://.schemix/db"],
  ]) {
    it(`${url}`, () => expect(redactUrl(url ?? "")).to.equal(shown));
  }
});

describe("redact", () => {
  it("hides addresses and pairs in any text", () => {
    expect(redact(`connect "postgres://a:b@h/x" or 'mysql://c:d@i'`)).to.equal(
      `connect "postgres://a:***@h/x" or 'mysql://c:***@i'`,
    );
    expect(redact("host=h password=s3cret user=u")).to.equal("host=h password=*** user=u");
    expect(redact(`{"password": "s3\\"cret", "pwd":'x', apiKey: "k"}`)).to.equal(
      `{"password": "***", "pwd":'***', apiKey: "***"}`,
    );
  });

  it("leaves prose alone", () => {
    const text =
      "password authentication failed for user a@b: wrong password: try again (see https://x.org/y)";
    expect(redact(text)).to.equal(text);
  });

  it("hides given secrets as they are and percent-encoded, short ones as words only", () => {
    expect(redact("got p@ss and p%40ss", ["p@ss"])).to.equal("got *** and ***");
    expect(redact("pw in pwned pw", ["pw", "", undefined])).to.equal("*** in pwned ***");
  });
});

describe("withoutSecrets", () => {
  it("returns what has none", () => {
    const error = new Error("plain", { cause: new Error("cause") });
    expect(withoutSecrets(error)).to.equal(error);
    expect(withoutSecrets(7)).to.equal(7);
  });

  it("copies what has some, its cause too", () => {
    const cause = Object.assign(new TypeError("Invalid URL"), { input: "x://u:s3cret p@ss@h" });
    const copy = withoutSecrets(new Error("outer", { cause })) as Error & { cause: { input: string } };
    expect(copy.message).to.equal("outer");
    expect(copy.cause.input).to.equal("x://u:***@h");
    expect(copy.cause).to.have.property("name", "TypeError");
  });
});
