/** A database with an extension that cannot be moved, which the model leans on without saying so. */
import { Check, Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from "typeorm";

export const extensions = ["xml2"];
export const setup = "CREATE EXTENSION xml2";

@Entity()
@Check(`xml_valid("text")`)
export class Page {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("text") text!: string;
}

@ViewEntity({ expression: `SELECT xpath_string("text", '/title') AS title FROM "page"` })
export class Title {
  @ViewColumn() title!: string;
}
