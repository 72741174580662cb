/** TypeORM's own tables under other names, a cache in the database, and columns that are none. */
import { Column, Entity, PrimaryGeneratedColumn, VirtualColumn } from "typeorm";

export const options = {
  metadataTableName: "orm_metadata",
  migrationsTableName: "orm_migrations",
  uuidExtension: "pgcrypto" as const,
  useUTC: true,
  applicationName: "shop",
};

@Entity()
export class Counted {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column({ type: "int", comment: `it's "quoted"\n\\ and 'more'` }) no!: number;
  @Column({ type: "int", nullable: true, generatedType: "STORED", asExpression: `"no" * 2` }) twice!: number;
  @VirtualColumn({ query: (alias) => `SELECT count(*) FROM counted WHERE id <> ${alias}.id` })
  others!: number;
}
