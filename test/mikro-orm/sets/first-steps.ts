import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";

@Entity()
export class Author {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "string", length: 320 }) @Unique() email!: string;
  @Property({ type: "text", nullable: true }) bio?: string;
  @Property({ type: "datetime", defaultRaw: "now()" }) createdAt!: Date;
}

@Entity()
export class Book {
  @PrimaryKey({ type: "uuid", defaultRaw: "gen_random_uuid()" }) id!: string;
  @Property({ type: "string" }) @Index() title!: string;
  @Property({ type: "decimal", precision: 10, scale: 2, default: 0 }) price!: string;
  @ManyToOne({ entity: () => Author, deleteRule: "cascade" }) author!: Author;
}
