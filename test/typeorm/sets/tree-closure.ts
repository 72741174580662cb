import {
  Column,
  Entity,
  PrimaryGeneratedColumn,
  Tree,
  TreeChildren,
  TreeLevelColumn,
  TreeParent,
} from "typeorm";

@Entity()
@Tree("closure-table")
export class Category {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @TreeChildren() children!: Category[];
  @TreeParent({ onDelete: "CASCADE" }) parent!: Category;
  @TreeLevelColumn() level!: number;
}

@Entity()
@Tree("closure-table", {
  closureTableName: "Place Closure",
  ancestorColumnName: (column) => `ancestor_${column.propertyName}`,
  descendantColumnName: (column) => `descendant_${column.propertyName}`,
})
export class Place {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @TreeChildren() children!: Place[];
  @TreeParent() parent!: Place;
}
