/** Ranges of ranges and paths into JSON, with lists, defaults and indexes of them. */
import { Column, Entity, Index, PrimaryColumn } from "typeorm";

@Entity()
export class Spans {
  @PrimaryColumn("int4multirange") id!: string;
  @Column("int8multirange") big!: string;
  @Column("nummultirange", { default: "{[1,2.5),[7,9]}" }) numbers!: string;
  @Column("tsmultirange", { nullable: true }) times!: string | null;
  @Column("tstzmultirange", { array: true }) moments!: string[];
  @Index({ spatial: true }) @Column("datemultirange", { default: () => "datemultirange()" }) days!: string;
  @Column("jsonpath") path!: string;
  @Column("jsonpath", { default: "$.a[*] ? (@.b > 2)" }) usual!: string;
  @Column("jsonpath", { array: true, nullable: true }) paths!: string[] | null;
}
