import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity({ comment: "what PostgreSQL has and MikroORM has no word for" })
export class Native {
  @PrimaryKey({ type: "bigint", columnType: "int8", autoincrement: false }) id!: string;
  @Property({ type: "unknown", columnType: "varchar" }) unlimited!: string;
  @Property({ type: "unknown", columnType: "character varying(12)" }) limited!: string;
  @Property({ type: "unknown", columnType: "numeric" }) exact!: string;
  @Property({ type: "unknown", columnType: "numeric(8, 3)" }) spaced!: string;
  @Property({ type: "unknown", columnType: "double precision" }) double!: number;
  @Property({ type: "unknown", columnType: "timestamp with time zone" }) moment!: Date;
  @Property({ type: "unknown", columnType: "timestamp(0) without time zone" }) local!: Date;
  @Property({ type: "unknown", columnType: "bit varying(8)" }) bits!: string;
  @Property({ type: "unknown", columnType: "inet" }) address!: string;
  @Property({ type: "unknown", columnType: "cidr" }) network!: string;
  @Property({ type: "unknown", columnType: "macaddr" }) device!: string;
  @Property({ type: "unknown", columnType: "money" }) price!: string;
  @Property({ type: "unknown", columnType: "point" }) place!: string;
  @Property({ type: "unknown", columnType: "int4range" }) range!: string;
  @Property({ type: "unknown", columnType: "tstzmultirange", nullable: true }) ranges?: string;
  @Property({ type: "unknown", columnType: "xml", nullable: true }) xml?: string;
  @Property({ type: "unknown", columnType: "json" }) json!: unknown;
  @Property({ type: "unknown", columnType: "jsonb" }) jsonb!: unknown;
  @Property({ type: "unknown", columnType: "tsvector" }) words!: string;
  @Property({ type: "unknown", columnType: "text[][]" }) grid!: string[][];
  @Property({ type: "unknown", columnType: "interval(3)" }) span!: string;
  @Property({ type: "unknown", columnType: "bpchar" }) blank!: string;
}
