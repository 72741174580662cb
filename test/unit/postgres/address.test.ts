import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import {
  describeAddress,
  isLocalAddress,
  readAddress,
} from "../../../src/dialects/postgres/driver/address.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";

const none: NodeJS.ProcessEnv = { HOME: "/nonexistent" };

describe("A PostgreSQL address", () => {
  it("is read from a URL, percent signs decoded", () => {
    const address = readAddress(
      "postgres://us%40er:p%3Aw@db.example.com:6000/my%20db?application_name=x",
      none,
    );
    expect(address).to.include({
      host: "db.example.com",
      port: 6000,
      user: "us@er",
      password: "p:w",
      database: "my db",
      applicationName: "x",
      connectTimeout: 10_000,
    });
    expect(address.tls).to.deep.equal({ mode: "off" });
  });

  it("takes the database's name from the user, the user from the system", () => {
    const address = readAddress("postgresql://app@localhost", none);
    expect(address.database).to.equal("app");
    expect(readAddress("postgres://", none).user).not.to.equal("");
  });

  it("may be a socket, in either spelling", () => {
    const byParameter = readAddress("postgres:///shop?host=/run/postgresql&port=5433", none);
    expect(byParameter).to.include({ host: "/run/postgresql", port: 5433, database: "shop" });
    expect(readAddress("postgres://%2Frun%2Fpostgresql/shop", none).host).to.equal("/run/postgresql");
    expect(isLocalAddress(byParameter)).to.equal(true);
    expect(readAddress({ host: "/run/postgresql", sslmode: "require" }, none).tls.mode).to.equal("off");
  });

  it("is filled from the environment, which the URL and options override", () => {
    const environment = { ...none, PGHOST: "h", PGPORT: "7", PGUSER: "u", PGPASSWORD: "p", PGDATABASE: "d" };
    expect(readAddress({}, environment)).to.include({
      host: "h",
      port: 7,
      user: "u",
      password: "p",
      database: "d",
    });
    expect(readAddress("postgres://other/", environment)).to.include({ host: "other", database: "d" });
    expect(readAddress({ url: "postgres://other/x", database: "y" }, environment).database).to.equal("y");
  });

  it("is filled from a service file", () => {
    const folder = mkdtempSync(join(tmpdir(), "schemix-service-"));
    try {
      const file = join(folder, "services");
      writeFileSync(file, "# mine\n[shop]\nhost=db\nport=1234\ndbname=shop\nuser=me\n\n[other]\nhost=x\n");
      const environment = { ...none, PGSERVICEFILE: file, PGUSER: "env" };
      expect(readAddress("postgres:///?service=shop", environment)).to.include({
        host: "db",
        port: 1234,
        user: "me",
      });
      expect(readAddress({ service: "shop", database: "z" }, environment).database).to.equal("z");
      expect(readAddress({}, { ...environment, PGSERVICE: "other" }).host).to.equal("x");
      expect(() => readAddress({ service: "gone" }, environment)).to.throw(/no service "gone"/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("verifies whenever it encrypts", () => {
    const tls = (query: string, options = {}) =>
      readAddress({ url: `postgres://h/d?sslmode=${query}`, ...options }, none).tls;
    expect(tls("require")).to.deep.equal({ mode: "require", options: { rejectUnauthorized: true } });
    expect(tls("verify-full")).to.deep.equal({ mode: "require", options: { rejectUnauthorized: true } });
    expect(tls("prefer").mode).to.equal("prefer");
    const ca = tls("verify-ca");
    expect(ca.mode === "require" && ca.options.rejectUnauthorized).to.equal(true);
    expect(() => tls("no-verify")).to.throw(/accept any server/);
    expect(tls("no-verify", { allowInsecureTls: true })).to.deep.equal({
      mode: "require",
      options: { rejectUnauthorized: false },
    });
    expect(() => tls("sometimes")).to.throw(/not known/);
    expect(() => tls("require&sslrootcert=/nonexistent/ca.pem")).to.throw(/sslrootcert cannot be read/);
  });

  it("is shown without its password", () => {
    const shown = (url: string) => describeAddress(readAddress(url, none));
    expect(shown("postgres://a:secret@h:6000/d?sslmode=require")).to.equal("postgres://a@h:6000/d");
    expect(shown("postgres://a:secret@h/d")).to.equal("postgres://a@h/d");
    expect(shown("postgres://a:secret@[::1]:6000/d")).to.equal("postgres://a@[::1]:6000/d");
    expect(shown("postgres://a:secret@/d?host=/run")).to.equal("postgres://a@/d?host=/run");
  });

  it("says whether it is on this machine", () => {
    const local = (url: string) => isLocalAddress(readAddress(url, none));
    expect(
      ["localhost", "127.0.0.1", "127.3.2.1", "[::1]"].map((host) => local(`postgres://${host}/d`)),
    ).to.deep.equal([true, true, true, true]);
    expect(local("postgres://db.example.com/d")).to.equal(false);
    expect(local("postgres://127.0.0.1.example.com/d")).to.equal(false);
  });

  it("refuses what is none, and never repeats a password", () => {
    for (const url of [
      "mysql://u:sesame@h/d",
      "postgres://u:sesame@h:port/d",
      "postgres://u:ses%zzame@h/d",
      "postgres://u:sesame@a,b/d",
      "postgres://u:sesame@h:99999/d",
      "postgres://u:sesame@h/d?connect_timeout=soon",
      // Characters of a password that end the host where they are not percent-encoded.
      "postgres://u:open@sesame/d@h/d",
      "postgres://u:open@sesame#d@h/d",
      "postgres://u:open@sesame?d@h/d",
      "postgres:///u:sesame@h/d",
    ]) {
      try {
        readAddress(url, none);
        expect.fail(`${url} was taken`);
      } catch (error) {
        expect(isSchemixError(error, "DATABASE_URL_INVALID"), url).to.equal(true);
        expect(JSON.stringify(error) + String(error)).not.to.match(/sesame|ses%/);
      }
    }
  });
});
