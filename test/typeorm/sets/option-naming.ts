import {
  Check,
  Column,
  DefaultNamingStrategy,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryGeneratedColumn,
  type Table,
  Unique,
} from "typeorm";

const snake = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/[. ]/g, "_")
    .toLowerCase();

class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? `${snake(className)}s`;
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snake), given ?? snake(property)].join("_");
  }
  override relationName(property: string): string {
    return snake(property);
  }
  override joinColumnName(relation: string, referenced: string): string {
    return snake(`${relation}_${referenced}`);
  }
  override joinTableName(first: string, second: string, property: string): string {
    return snake(`${first}_${property}_${second}`);
  }
  override joinTableColumnName(table: string, property: string, column?: string): string {
    return snake(`${table}_${column ?? property}`);
  }
  override primaryKeyName(table: Table | string, columns: string[]): string {
    return `pk_${this.plain(table)}_${columns.length}`;
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return `uq_${this.plain(table)}_${columns.join("_")}`;
  }
  override relationConstraintName(table: Table | string, columns: string[]): string {
    return `rel_${this.plain(table)}_${columns.join("_")}`;
  }
  override foreignKeyName(table: Table | string, columns: string[], referenced?: string): string {
    return `fk_${this.plain(table)}_${columns.join("_")}_${referenced ?? ""}`;
  }
  override indexName(table: Table | string, columns: string[], where?: string): string {
    return `ix_${this.plain(table)}_${columns.join("_")}${where === undefined ? "" : "_partial"}`;
  }
  override checkConstraintName(table: Table | string, expression: string): string {
    return `ck_${this.plain(table)}_${expression.length}`;
  }
  override exclusionConstraintName(table: Table | string, expression: string): string {
    return `ex_${this.plain(table)}_${expression.length}`;
  }
  private plain(table: Table | string): string {
    return (typeof table === "string" ? table : table.name).replace(".", "_");
  }
}

export const setup = `CREATE SCHEMA "app"`;
export const options = { namingStrategy: new SnakeNames() };

class Size {
  @Column() widthInCm!: number;
}

@Entity()
export class StoreRoom {
  @PrimaryGeneratedColumn() roomId!: number;
  @Column({ unique: true }) roomName!: string;
  @Column(() => Size) innerSize!: Size;
}

@Entity({ schema: "app" })
@Unique(["firstName", "lastName"])
@Index(["lastName"], { where: '"last_name" IS NOT NULL' })
@Check("\"first_name\" <> ''")
@Exclusion('USING gist ("age_range" WITH &&)')
export class StoreKeeper {
  @PrimaryGeneratedColumn("uuid") keeperId!: string;
  @Column() firstName!: string;
  @Index() @Column({ nullable: true }) lastName!: string;
  @Column("int4range") ageRange!: string;
  @ManyToOne(() => StoreRoom) mainRoom!: StoreRoom;
  @OneToOne(() => StoreRoom) @JoinColumn() spareRoom!: StoreRoom;
  @ManyToMany(() => StoreRoom) @JoinTable() allRooms!: StoreRoom[];
}
