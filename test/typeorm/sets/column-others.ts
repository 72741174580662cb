import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Others {
  @PrimaryColumn("uuid") id!: string;
  @Column() flag!: boolean;
  @Column("bool") bool!: boolean;
  @Column("boolean", { nullable: true }) maybe!: boolean | null;
  @Column("bytea") bytes!: Buffer;
  @Column("json") json!: object;
  @Column("jsonb") jsonb!: object;
  @Column("simple-array") list!: string[];
  @Column("simple-json") value!: object;
  @Column("xml") xml!: string;
  @Column("inet") address!: string;
  @Column("cidr") net!: string;
  @Column("macaddr") mac!: string;
  @Column("macaddr8") mac8!: string;
  @Column("bit") bit!: string;
  @Column({ type: "bit", length: 8 }) byte!: string;
  @Column("varbit") bits!: string;
  @Column({ type: "bit varying", length: 9 }) limitedBits!: string;
  @Column("tsvector") words!: string;
  @Column("tsquery") query!: string;
}
