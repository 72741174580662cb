import { Column, Entity, PrimaryGeneratedColumn, Tree, TreeChildren, TreeParent } from "typeorm";

@Entity()
@Tree("materialized-path")
export class Folder {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @TreeChildren() children!: Folder[];
  @TreeParent() parent!: Folder;
}

@Entity()
@Tree("nested-set")
export class Menu {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @TreeChildren() children!: Menu[];
  @TreeParent() parent!: Menu;
}

@Entity()
@Tree("adjacency-list")
export class Comment {
  @PrimaryGeneratedColumn() id!: number;
  @TreeChildren() children!: Comment[];
  @TreeParent({ onDelete: "SET NULL" }) parent!: Comment;
}
