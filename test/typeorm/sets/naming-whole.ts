/** A naming strategy of the project that names everything. */
import {
  Check,
  Column,
  DefaultNamingStrategy,
  Entity,
  Exclusion,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeParent,
  Unique,
} from "typeorm";

const snake = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .toLowerCase();
const of = (tableOrName: unknown): string =>
  snake(typeof tableOrName === "string" ? tableOrName : (tableOrName as { readonly name: string }).name);

class Names extends DefaultNamingStrategy {
  override tableName(target: string, given: string | undefined): string {
    return given ?? `${snake(target)}s`;
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snake), given ?? snake(property)].join("_");
  }
  override relationName(property: string): string {
    return snake(property);
  }
  override primaryKeyName(table: unknown, columns: string[]): string {
    return `pk_${of(table)}_${columns.join("_")}`;
  }
  override uniqueConstraintName(table: unknown, columns: string[]): string {
    return `uq_${of(table)}_${columns.join("_")}`;
  }
  override foreignKeyName(table: unknown, columns: string[], path?: string, referenced?: string[]): string {
    return `fk_${of(table)}_${columns.join("_")}_${of(path ?? "")}_${(referenced ?? []).join("_")}`;
  }
  override indexName(table: unknown, columns: string[], where?: string): string {
    return `ix_${of(table)}_${columns.join("_")}${where === undefined ? "" : "_some"}`;
  }
  override checkConstraintName(table: unknown, expression: string, isEnum?: boolean): string {
    return `ck_${of(table)}_${expression.length}${isEnum ? "_enum" : ""}`;
  }
  override exclusionConstraintName(table: unknown, expression: string): string {
    return `ex_${of(table)}_${expression.length}`;
  }
  override defaultConstraintName(table: unknown, column: string): string {
    return `df_${of(table)}_${column}`;
  }
  override joinColumnName(relation: string, referenced: string): string {
    return `${snake(relation)}_${referenced}`;
  }
  override joinTableName(first: string, second: string, property: string): string {
    return `${first}_${snake(property)}_${second}`;
  }
  override joinTableColumnName(table: string, property: string, column?: string): string {
    return `${table}_${column ?? property}`;
  }
  override joinTableInverseColumnName(table: string, property: string, column?: string): string {
    return `of_${table}_${column ?? property}`;
  }
  override closureJunctionTableName(table: string): string {
    return `${table}_ways`;
  }
  override prefixTableName(prefix: string, table: string): string {
    return `${prefix}__${table}`;
  }
}

export const options = { namingStrategy: new Names(), entityPrefix: "shop", schema: "public" };

class Size {
  @Column("int") widthInMm!: number;
  @Index() @Column("int") heightInMm!: number;
}

@Entity()
@Tree("closure-table")
export class ProductGroup {
  @PrimaryGeneratedColumn("uuid") groupId!: string;
  @TreeChildren() children!: ProductGroup[];
  @TreeParent() parent!: ProductGroup;
}

@Entity()
@Index(["fullName", "size.widthInMm"], { where: "full_name <> ''" })
@Unique(["fullName", "productGroup"])
@Check("length(full_name) > 2")
@Exclusion(`USING gist (full_name WITH =)`)
export class ProductItem {
  @PrimaryGeneratedColumn() productId!: number;
  @Column({ unique: true }) fullName!: string;
  @Column("enum", { enum: ["new", "old"], default: "new" }) itemState!: string;
  @Column(() => Size) size!: Size;
  @ManyToOne(() => ProductGroup) productGroup!: ProductGroup;
  @ManyToMany(() => ProductGroup) @JoinTable() furtherGroups!: ProductGroup[];
  @Column({ name: "GivenName" }) given!: string;
}
