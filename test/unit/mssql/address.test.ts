import { expect } from "chai";
import { describeAddress, isLocalAddress, readAddress } from "../../../src/dialects/mssql/driver/address.js";
import type { MssqlOptions } from "../../../src/dialects/mssql/driver/options.js";
import { withoutNulls } from "../../../src/dialects/mssql/sql/parameters.js";

const read = (given: string | MssqlOptions, environment: NodeJS.ProcessEnv = {}) =>
  readAddress(given, environment);

describe("An address of SQL Server", () => {
  it("is read from a URL", () => {
    const address = read("mssql://sa:p%40ss%2Fword@db.example.com:14330/shop?encrypt=false&app=nightly");
    expect(address).to.include({ host: "db.example.com", port: 14_330, database: "shop", encrypt: false });
    expect(address).to.include({
      applicationName: "nightly",
      trustServerCertificate: false,
      connectTimeout: 10_000,
    });
    expect(address.authentication).to.include({ type: "default", user: "sa", password: "p@ss/word" });
  });

  it("is encrypted with a certificate that is looked at, unless it says otherwise", () => {
    expect(read("mssql://db/shop")).to.include({ encrypt: true, trustServerCertificate: false });
    expect(read("mssql://db/shop?encrypt=strict")).to.include({ encrypt: "strict" });
    expect(read("mssql://db/shop?TRUSTSERVERCERTIFICATE=true")).to.include({ trustServerCertificate: true });
    expect(() => read("mssql://db/shop?encrpyt=false")).to.throw(/encrpyt, which is not known/);
    expect(() => read("mssql://db/shop?encrypt=maybe")).to.throw(/encrypt must be true or false/);
  });

  it("names an instance as Windows does", () => {
    expect(read("mssql://sa:x@db\\SQLEXPRESS/shop")).to.include({ host: "db", instance: "SQLEXPRESS" });
    expect(read("mssql://db/shop?instanceName=DEV")).to.include({ host: "db", instance: "DEV" });
    expect(read({ host: ".\\SQLEXPRESS" })).to.include({ host: "localhost", instance: "SQLEXPRESS" });
    expect(() => read({ host: "(localdb)\\MSSQLLocalDB" })).to.throw(/named pipe/);
    expect(describeAddress(read("mssql://sa:x@db\\SQLEXPRESS/shop"))).to.equal(
      "mssql://sa@db\\SQLEXPRESS/shop",
    );
  });

  it("says how to sign in", () => {
    expect(read("mssql://CORP%5Cann:x@db/shop").authentication).to.include({
      type: "ntlm",
      domain: "CORP",
      user: "ann",
    });
    expect(read({ host: "db", token: "ey" }).authentication.type).to.equal(
      "azure-active-directory-access-token",
    );
    const secret = "mssql://db/shop?clientId=a&clientSecret=b&tenantId=c";
    expect(read(secret).authentication.type).to.equal("azure-active-directory-service-principal-secret");
    const said = "mssql://db/shop?authentication=Azure-Active-Directory-Default";
    expect(read(said).authentication.type).to.equal("azure-active-directory-default");
    expect(() => read("mssql://db/shop?authentication=kerberos")).to.throw(/kerberos/);
  });

  it("is read from a connection string", () => {
    const text =
      'Server=tcp:db.example.com\\DEV,14330; Initial Catalog=shop;User ID=sa;Password="p;""q";Encrypt=Mandatory;TrustServerCertificate=yes;Connect Timeout=30;Application Name=nightly;Max Pool Size=5;';
    const address = read(text);
    expect(address).to.include({
      host: "db.example.com",
      port: 14_330,
      instance: undefined,
      database: "shop",
    });
    expect(address).to.include({ encrypt: true, trustServerCertificate: true, connectTimeout: 30_000 });
    expect(address.applicationName).to.equal("nightly");
    expect(address.authentication).to.include({ type: "default", user: "sa", password: 'p;"q' });
    expect(read("database=shop;data source=.\\DEV;Encrypt=Strict")).to.include({
      host: "localhost",
      instance: "DEV",
      encrypt: "strict",
    });
    expect(read("Server=db;ApplicationIntent=ReadOnly;Packet Size=8000")).to.include({
      readOnlyIntent: true,
      packetSize: 8000,
    });
  });

  it("signs in by Entra as a connection string says", () => {
    const way = (words: string) => read(`Server=db;${words}`).authentication;
    expect(way("Authentication=Active Directory Default").type).to.equal("azure-active-directory-default");
    expect(way("Authentication=Active Directory Managed Identity;User Id=me")).to.include({
      type: "azure-active-directory-msi-vm",
      clientId: "me",
      user: undefined,
    });
    const principal = "Authentication=Active Directory Service Principal;User Id=me;Pwd=x;Tenant Id=t";
    expect(way(principal)).to.include({
      clientId: "me",
      clientSecret: "x",
      tenantId: "t",
      password: undefined,
    });
    expect(() => way("Authentication=Active Directory Interactive")).to.throw(/cannot sign in by/);
    expect(() => way("Integrated Security=SSPI")).to.throw(/Windows account/);
    expect(() => read("Server=np:db")).to.throw(/TCP alone/);
    expect(() => read("Server=db;Encrpyt=false")).to.throw(/Encrpyt, which is not known/);
    expect(() => read("Server=db;Pwd"))
      .to.throw(/keyword=value/)
      .with.property("message")
      .not.include("Pwd");
  });

  it("takes no words of the driver's own configuration for nothing", () => {
    const given = (options: object) => () => read(options as MssqlOptions);
    expect(given({ server: "db" })).to.throw(/no option server/);
    expect(given({ host: "db", options: { encrypt: false } })).to.throw(/no option options/);
    expect(given({ host: "db", authentication: { type: "default" } })).to.throw(/is a word/);
    expect(given({ hots: "db" })).to.throw(/no option hots/);
    expect(read({ host: "db", port: undefined, encrypt: false })).to.include({ encrypt: false });
  });

  it("leaves to the environment what it does not say", () => {
    const environment = {
      SQLCMDSERVER: "tcp:db,1444",
      SQLCMDUSER: "ann",
      SQLCMDPASSWORD: "x",
      SQLCMDDBNAME: "shop",
    };
    expect(read({}, environment)).to.include({ host: "db", port: 1444, database: "shop" });
    expect(read("mssql://other/stock", environment)).to.include({
      host: "other",
      port: 1433,
      database: "stock",
    });
    expect(read("mssql:///stock", environment)).to.include({ host: "db", port: 1444, database: "stock" });
    expect(read("mssql://bob@/stock", environment).authentication).to.include({ user: "bob", password: "x" });
  });

  it("is shown without its password, and never in an error", () => {
    expect(describeAddress(read("mssql://sa:secret@db:1433/shop"))).to.equal("mssql://sa@db/shop");
    expect(() => read("mssql://sa:se%cret@db/shop"))
      .to.throw()
      .with.property("message")
      .that.does.not.include("cret");
    expect(() => read("mssql://sa:open@secret/x@db/shop"))
      .to.throw("is not a URL")
      .with.property("message")
      .that.does.not.include("secret");
    expect(() => read("mssql://sa:secret@[db/shop"))
      .to.throw()
      .with.property("message")
      .that.does.not.include("secret");
    expect(isLocalAddress(read("mssql://127.0.0.1/shop"))).to.equal(true);
    expect(isLocalAddress(read("mssql://db/shop"))).to.equal(false);
  });
});

describe("Parameters without a value", () => {
  it("become NULL where they stand, and nowhere else", () => {
    const sql = "INSERT t VALUES (@p1, @p2, @p10, N'@p1', [@p1], @p1x) -- @p1\n/* @p1 /* @p1 */ @p1 */, @P1";
    const expected =
      "INSERT t VALUES (NULL, @p2, @p10, N'@p1', [@p1], @p1x) -- @p1\n/* @p1 /* @p1 */ @p1 */, NULL";
    expect(withoutNulls(sql, [null, 1])).to.equal(expected);
    expect(withoutNulls(sql, [0, ""])).to.equal(sql);
  });
});
