/** What the examples in the comments of the public API take as given; they import what they do not declare. */
import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import {
  Column,
  defineColumnType,
  defineFunction,
  defineObjectKind,
  Entity,
  type PlannedRevision,
  PrimaryColumn,
  type UserConfig,
} from "@schemix/migrate";
import { SchemixModule } from "@schemix/migrate/nestjs";

@Entity()
export class User {
  @PrimaryColumn("int") id!: number;
  @Column("text") name!: string;
}

export const touch = defineFunction({
  name: "touch",
  returns: "trigger",
  language: "plpgsql",
  body: "BEGIN RETURN NEW; END",
});

export const vector = defineColumnType({
  name: "vector",
  from: "acme-schemix",
  sql: { postgres: (dimensions: number) => `vector(${dimensions})` },
});

export const defineOperatorClass = defineObjectKind<{ name: string }>({
  kind: "acme:operatorClass",
  name: "defineOperatorClass",
  from: "acme-schemix",
  dialects: { postgres: { create: ({ name }) => name, select: () => "SELECT", drop: ({ name }) => name } },
});

export const config: UserConfig = { database: "pglite://memory", entities: [User], migrations: "none-yet" };
export const revision: Pick<PlannedRevision, "up"> = {
  up: [{ kind: "execute", sql: "SELECT 1", parameters: [] }],
};
export const url = process.env.DATABASE_URL ?? "";
export const retryLater = (): void => undefined;
export const fetchToken = (): Promise<string> => Promise.resolve("token");

/** Somebody's client of a database. */
export class Db {
  constructor(readonly url: string | undefined) {}
}

@Module({ imports: [SchemixModule.forRoot({ name: "billing", config, onBoot: "off" })] })
class Billing {}

export const app = await NestFactory.createApplicationContext(Billing, { logger: false });
