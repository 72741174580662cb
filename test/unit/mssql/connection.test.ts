import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createServer as createTlsServer } from "node:tls";
import { expect } from "chai";
import { type Connection, type SessionOptions, TransactionLost } from "../../../src/dialects/dialect.js";
import { explain, isAboutRows, isTransient } from "../../../src/dialects/mssql/driver/explain.js";
import { mssql } from "../../../src/dialects/mssql/index.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import { type Answer, type TdsBehaviour, type TdsServer, tdsServer } from "../../support/tds-server.js";

function connectTo(url: string, session: SessionOptions = {}): Promise<Connection> {
  return mssql(url).connect(session);
}

async function failure(work: Promise<unknown>): Promise<SchemixError> {
  try {
    await work;
  } catch (error) {
    const explained = explain(error, { statement: "SELECT 1" });
    if (explained instanceof SchemixError) return explained;
    throw error;
  }
  return expect.fail("it did not fail");
}

const facts = { version: "16.0.4125.3", edition: 3, namespace: "dbo", login: "sa" };

describe("A connection to SQL Server", function () {
  this.timeout(20_000);
  let server: TdsServer | undefined;
  const open: Connection[] = [];

  const start = async (behaviour: TdsBehaviour = {}) => {
    server = await tdsServer(behaviour);
    return server;
  };
  const urlOf = ({ port }: { readonly port: number }, more = "encrypt=false&connectTimeout=400") =>
    `mssql://sa:not-a-secret@127.0.0.1:${port}/shop?${more}`;
  /** A session whose batches are answered; what makes it is answered by what every server says of itself. */
  const session = async (
    answer: (sql: string, server: TdsServer) => Answer | undefined,
    options?: SessionOptions,
  ) => {
    const behaviour = (sql: string, self: TdsServer) =>
      sql.includes("ProductVersion") ? { sets: [facts] } : answer(sql, self);
    const connection = await connectTo(urlOf(await start({ answer: behaviour })), options);
    open.push(connection);
    return connection;
  };

  afterEach(async () => {
    for (const connection of open.splice(0)) await connection.close().catch(() => undefined);
    await server?.close();
    server = undefined;
  });

  it("says that nobody listens on a port", async () => {
    const { port, close } = await tdsServer();
    await close();
    const error = await failure(connectTo(urlOf({ port })));
    expect(error).to.include({ code: "CONNECTION_FAILED", where: `mssql://sa@127.0.0.1:${port}/shop` });
    expect(error.why).to.match(/ECONNREFUSED/);
    expect(JSON.stringify(error)).not.to.include("not-a-secret");
  });

  it("gives a silent port up", async () => {
    for (const silent of ["prelogin", "login"] as const) {
      const at = await tdsServer({ silent });
      const error = await failure(connectTo(urlOf(at)));
      await at.close();
      expect(error.code).to.equal("CONNECTION_FAILED");
      expect(error.why).to.match(/in 400ms/);
    }
  });

  it("can be interrupted while it is made", async () => {
    const abort = new AbortController();
    const connecting = failure(
      connectTo(urlOf(await start({ silent: "login" }), "encrypt=false"), { signal: abort.signal }),
    );
    await pause(50);
    abort.abort();
    expect((await connecting).code).to.equal("ABORTED");
  });

  it("tells a wrong password, a database that is not there, and a server without room apart", async () => {
    const wrong = { number: 18_456, message: "Login failed for user 'sa'.", severity: 14 };
    const missing = {
      number: 4060,
      message: 'Cannot open database "shop" requested by the login. The login failed.',
    };
    const full = {
      number: 17_809,
      message: "Could not connect because the maximum number of user connections has been reached.",
    };
    const cases = [
      [[wrong], "AUTHENTICATION_FAILED"],
      [[missing, wrong], "DATABASE_NOT_FOUND"],
      [[full], "CONNECTION_FAILED"],
    ] as const;
    for (const [refuse, code] of cases) {
      const at = await tdsServer({ refuse });
      const error = await failure(connectTo(urlOf(at)));
      await at.close();
      expect(error.code).to.equal(code);
      expect(`${error.message} ${error.why}`).to.include(refuse[0].message.slice(0, 20));
      expect(error.data.number).to.equal(refuse[0].number);
    }
  });

  it("says that encryption is missing on one side", async () => {
    const error = await failure(connectTo(urlOf(await start({ encryption: 3 }))));
    expect(error.code).to.equal("CONNECTION_FAILED");
    expect(error.fix).to.include("encrypt");
    const plain = await tdsServer({ encryption: 2 });
    const refused = await failure(connectTo(urlOf(plain, "connectTimeout=400")));
    await plain.close();
    expect(refused.code).to.equal("CONNECTION_FAILED");
    expect(plain.logins()).to.equal(0);
  });

  it("is encrypted before anybody signs in, as servers are by default, and says nothing else on the way", async () => {
    const warnings: string[] = [];
    const hear = ({ message }: Error) => warnings.push(message);
    process.on("warning", hear);
    const at = await start({ encryption: 1, certificate: { key, cert }, answer: () => ({ sets: [facts] }) });
    const named = (more: string) =>
      urlOf(at, `${more}&connectTimeout=2000`).replace("127.0.0.1", "localhost");
    const trusting = urlOf(at, "trustServerCertificate=true&connectTimeout=2000");
    for (const url of [
      trusting,
      named("trustServerCertificate=true"),
      named(`ca=${encodeURIComponent(cert)}`),
    ]) {
      const connection = await connectTo(url);
      expect(await connection.query("SELECT 1")).to.deep.equal([facts]);
      await connection.close();
    }
    const error = await failure(connectTo(named("encrypt=true")));
    expect([error.code, error.why].join(" ")).to.match(/^CONNECTION_FAILED.*self.signed/);
    await pause(0);
    process.off("warning", hear);
    expect(warnings).to.deep.equal([]);
  });

  it("does not trust a certificate that nobody vouches for", async () => {
    const strict = createTlsServer({ key, cert, ALPNProtocols: ["tds/8.0"] });
    strict.on("tlsClientError", () => undefined);
    strict.listen(0, "127.0.0.1");
    await once(strict, "listening");
    const { port } = strict.address() as { port: number };
    const error = await failure(
      connectTo(`mssql://sa:x@localhost:${port}/shop?encrypt=strict&connectTimeout=2000`),
    );
    strict.close();
    expect(error.code).to.equal("CONNECTION_FAILED");
    expect(error.why).to.match(/self.signed/);
    expect(error.fix).to.include("ca=/path/to/ca.pem");
  });

  it("does not take something else for a server", async () => {
    const chatty = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    chatty.listen(0, "127.0.0.1");
    await once(chatty, "listening");
    const { port } = chatty.address() as { port: number };
    const error = await failure(connectTo(urlOf({ port })));
    chatty.close();
    expect(error.code).to.equal("CONNECTION_FAILED");
  });

  it("knows its server, and refuses one that is too old or another product", async () => {
    const connection = await session(() => ({}));
    expect(connection).to.include({
      server: "SQL Server 2022 (16.0.4125.3)",
      serverVersion: 1600,
      user: "sa",
    });
    expect(connection.defaultNamespace).to.equal("dbo");
    for (const told of [{ version: "13.0.7029.3" }, { edition: 6 }]) {
      const at = await tdsServer({ answer: () => ({ sets: [{ ...facts, ...told }] }) });
      expect((await failure(connectTo(urlOf(at)))).code).to.equal("SERVER_UNSUPPORTED");
      await at.close();
    }
    const azure = await tdsServer({
      answer: () => ({ sets: [{ ...facts, version: "12.0.2000.8", edition: 5 }] }),
    });
    const cloud = await connectTo(urlOf(azure));
    expect(cloud).to.include({ server: "Azure SQL Database", serverVersion: 1700 });
    await cloud.close();
    await azure.close();
  });

  it("refuses a default schema that the user does not have", async () => {
    const connecting = session(() => ({}), { namespace: "app" });
    expect((await failure(connecting)).message).to.equal(
      "Names without a schema mean dbo for sa, and are to mean app",
    );
  });

  it("gives the rows of every result set, empty ones too, and the count of the last statement", async () => {
    const connection = await session(() => ({ sets: [{ a: 1 }, { b: "x" }] }));
    expect(await connection.script("SELECT 1; SELECT 2")).to.deep.equal([[{ a: 1 }], [{ b: "x" }]]);
    expect(await connection.query("SELECT 1; SELECT 2")).to.deep.equal([{ b: "x" }]);
    expect(await connection.execute("UPDATE t SET a = 1")).to.equal(1);
  });

  it("sends an instant as the same one wherever the program runs: a column without a time zone takes what the clock says", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Tokyo";
    try {
      const connection = await session(() => ({}));
      await connection.query("SELECT @p1", [new Date("2020-02-03T04:05:06.007Z")]);
      // Five bytes of time, three of the date, two of the minutes that the clock is ahead of Greenwich.
      const sent = server?.calls.at(-1)?.subarray(-10);
      expect(sent?.readUIntLE(0, 5)).to.equal(((4 * 60 + 5) * 60 + 6) * 1e7 + 70_000);
      expect(sent?.readInt16LE(8)).to.equal(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it("is lost when it is dropped, and is not replaced by another", async () => {
    const connection = await session((_, self) => {
      self.cut();
      return undefined;
    });
    expect((await failure(connection.query("SELECT 1"))).code).to.equal("CONNECTION_LOST");
    expect((await failure(connection.query("SELECT 1"))).code).to.equal("CONNECTION_LOST");
    expect(server?.logins()).to.equal(2);
  });

  it("is lost when it is dropped while nothing runs", async () => {
    const connection = await session(() => ({}));
    await connection.query("SELECT 1");
    server?.cut();
    await pause(20);
    expect((await failure(connection.query("SELECT 1"))).code).to.equal("CONNECTION_LOST");
  });

  it("stops a statement when its time is over, and when it is asked to", async () => {
    const connection = await session((sql) => (sql === "WAIT" ? undefined : {}), { statementTimeout: 200 });
    const late = await failure(connection.query("WAIT"));
    expect(late.code).to.equal("STATEMENT_FAILED");
    expect(late.why).to.include("statementTimeout");
    const waiting = failure(connection.query("WAIT"));
    await pause(20);
    await connection.cancel();
    expect((await waiting).code).to.equal("ABORTED");
    expect(await connection.query("SELECT 1")).to.deep.equal([]);
    // As long as a rollback may take, which comes first.
    const { config } = connection.client as { config: { options: { cancelTimeout: number } } };
    expect(config.options.cancelTimeout).to.be.greaterThan(60_000);
  });

  it("says that something else holds its one session", async () => {
    const connection = await session(() => ({}));
    const pool = connection.client as {
      acquire(requester: object): Promise<unknown>;
      release(wire: unknown): void;
    };
    const wire = await pool.acquire({});
    expect((await failure(connection.query("SELECT 1"))).code).to.equal("OPERATION_INVALID");
    pool.release(wire);
    expect(await connection.query("SELECT 1")).to.deep.equal([]);
  });

  it("tells the error that says why, with its number and line", async () => {
    const errors = [
      {
        number: 1785,
        message: "Introducing FOREIGN KEY constraint 'fk' may cause cycles or multiple cascade paths.",
        line: 3,
      },
      { number: 1750, message: "Could not create constraint or index. See previous errors." },
    ];
    const error = await failure((await session(() => ({ errors }))).query("SELECT 1"));
    expect(error.message).to.match(/multiple cascade paths/);
    expect(error.data).to.include({ number: 1785, line: 3 });
  });

  it("is lost with an error from which on the server ends it", async () => {
    const connection = await session((sql, server) => {
      if (!sql.includes("broken")) return {};
      setTimeout(() => server.cut(), 20);
      return { errors: [{ number: 823, message: "The operating system returned error 21", severity: 24 }] };
    });
    const error = await failure(connection.query("SELECT broken"));
    expect(error.code).to.equal("CONNECTION_LOST");
    expect(error.message).to.match(/operating system returned/);
    expect(error.data).to.include({ number: 823 });
  });

  it("says what the errors of a first look mean, and what to do", () => {
    for (const number of [207, 544, 2705, 2714, 2760, 3701]) {
      const error = explain(Object.assign(new Error("No."), { number, code: "EREQUEST" }), {});
      expect(error, String(number)).to.include({ code: "STATEMENT_FAILED" });
      expect((error as SchemixError).why, String(number)).to.be.a("string").that.is.not.empty;
      expect((error as SchemixError).fix, String(number)).to.be.a("string").that.is.not.empty;
    }
  });

  it("knows errors that time cures and those that rows are the reason of", async () => {
    const told = async (number: number) => {
      const connection = await session(() => ({ errors: [{ number, message: "No." }] }));
      const error: unknown = await connection.query("SELECT 1").catch((reason: unknown) => reason);
      await connection.close();
      await server?.close();
      return error;
    };
    const deadlock = await told(1205);
    expect([isTransient(deadlock), isAboutRows(deadlock)]).to.deep.equal([true, false]);
    const check = await told(547);
    expect([isTransient(check), isAboutRows(check)]).to.deep.equal([false, true]);
  });

  describe("and its transactions", () => {
    /** A server that numbers its transactions, and refuses what is called BAD, with the transaction or without. */
    const transactions = (isKept: boolean) => {
      let id = 100;
      const done: string[] = [];
      const answer = (sql: string): Answer => {
        if (/^SET LOCK_TIMEOUT.*BEGIN TRANSACTION/s.test(sql)) return { sets: [{ id: ++id }] };
        if (sql.includes("AS [kept]")) return { sets: [{ kept: isKept ? 1 : 0 }] };
        if (sql.includes("COMMIT TRANSACTION"))
          return { sets: [{ done: sql.includes(`= ${id}\n`) ? 1 : 0 }] };
        if (sql.startsWith("SELECT CURRENT_TRANSACTION_ID")) return { sets: [{ id, depth: 1, state: 1 }] };
        done.push(sql);
        if (!sql.includes("BAD")) return {};
        const messages = [...sql.matchAll(/PRINT N'([^']+)'(?=.*BAD)/gs)].map(([, text = ""]) => text);
        return { messages, errors: [{ number: 2714, message: "There is already an object." }] };
      };
      return { answer, done };
    };

    it("begin, and end only when they are whole", async () => {
      const { answer } = transactions(true);
      const connection = await session(answer);
      await connection.begin({ lockTimeout: 50 });
      expect(server?.batches.at(-1)).to.match(/^SET LOCK_TIMEOUT 50;/);
      expect(await connection.isSameTransaction()).to.equal(true);
      await connection.commit();
      expect(server?.batches.at(-1)).to.match(/SET LOCK_TIMEOUT -1$/);
      expect(connection.isInTransaction).to.equal(false);
    });

    it("do nothing any more behind a statement that was refused", async () => {
      const { answer, done } = transactions(true);
      const connection = await session(answer);
      await connection.begin();
      await failure(connection.query("BAD"));
      expect(await connection.isSameTransaction()).to.equal(false);
      expect((await failure(connection.query("GOOD"))).message).to.match(/The transaction is over/);
      expect((await failure(connection.commit())).message).to.match(/The transaction is over/);
      expect(done).to.deep.equal(["BAD"]);
      await connection.rollback();
      await connection.query("GOOD");
    });

    it("go on after an attempt that was refused, from where it began", async () => {
      const { answer } = transactions(true);
      const connection = await session(answer);
      await connection.begin();
      expect(await connection.attempt(["GOOD", "GOOD"])).to.equal(true);
      expect(await connection.attempt(["GOOD", "BAD"])).to.equal(false);
      expect(await connection.attempt([])).to.equal(true);
      await connection.query("GOOD");
      await connection.commit();
    });

    it("begin anew when the server has ended them with the attempt and they may be repeated", async () => {
      const { answer, done } = transactions(false);
      const connection = await session(answer);
      await connection.begin({ repeatable: true });
      await connection.query("ONE");
      await connection.script("SELECT 1;\nDECLARE @read TABLE (a int);\nINSERT INTO @read SELECT 1");
      expect(await connection.attempt(["TWO"])).to.equal(true);
      expect(await connection.attempt(["BAD"])).to.equal(false);
      expect(done.map((sql) => /ONE|@read|TWO|BAD/.exec(sql)?.[0])).to.deep.equal([
        "ONE",
        "@read",
        "TWO",
        "BAD",
        "ONE",
        "TWO",
      ]);
      expect(await connection.isSameTransaction()).to.equal(true);
      await connection.commit();
    });

    it("are lost with an attempt otherwise, and it is said with which statement", async () => {
      const { answer } = transactions(false);
      const connection = await session(answer);
      await connection.begin();
      const lost: unknown = await connection.attempt(["A", "B", "BAD", "C"]).catch((error: unknown) => error);
      expect(lost).to.be.instanceOf(TransactionLost);
      expect((lost as TransactionLost).index).to.equal(2);
      expect((lost as TransactionLost).cause).to.have.property("number", 2714);
      expect((await failure(connection.query("GOOD"))).message).to.match(/The transaction is over/);
    });
  });
});

/** Of nobody: made for this test, and good for nothing else. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjbwcdsZsmKDCp4D8
puJI54tSVtDEl6dkTUualvH4e7KhRANCAARXgcuMGQa+HB4DU8sCC9cU26NQy7tJ
/tETgctXtbs5mJR5B5TwE7T7V8n6qykICgi3AufXCUrh0AZi0PCiwFw6
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUCt6oIZsHdVfe1BOIMig3Phf7p/wwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIzNDk0MFoYDzIxMjYxMDI5
MjM0OTQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARXgcuMGQa+HB4DU8sCC9cU26NQy7tJ/tETgctXtbs5mJR5B5TwE7T7
V8n6qykICgi3AufXCUrh0AZi0PCiwFw6o1MwUTAdBgNVHQ4EFgQUDJlvJMMP7kXc
fMmYrkobnXbudcswHwYDVR0jBBgwFoAUDJlvJMMP7kXcfMmYrkobnXbudcswDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAjqvQhQa9AAWM48hneYiH
DTnExw1sL4NWnaNYkMHTQj0CIQClUg9HGBUhDF1Fb5RoJdiV1jOQmCTRDg0E8YpL
w+ALHQ==
-----END CERTIFICATE-----`;
