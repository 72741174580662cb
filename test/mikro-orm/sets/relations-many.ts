import { Collection } from "@mikro-orm/core";
import { Entity, ManyToMany, ManyToOne, OneToMany, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Entity()
export class Tag {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "string" }) name!: string;
  @ManyToMany({ entity: () => Post, mappedBy: "tags" }) posts = new Collection<Post>(this);
}

@Entity()
export class Post {
  @PrimaryKey({ type: "integer" }) id!: number;
  @ManyToMany({ entity: () => Tag }) tags = new Collection<Tag>(this);
  @ManyToMany({
    entity: () => Tag,
    pivotTable: "post_main_tags",
    joinColumn: "the_post",
    inverseJoinColumn: "the_tag",
  })
  main = new Collection<Tag>(this);
  @ManyToMany({ entity: () => Tag, fixedOrder: true }) ordered = new Collection<Tag>(this);
  @ManyToMany({ entity: () => Tag, fixedOrderColumn: "position" }) placed = new Collection<Tag>(this);
  @ManyToMany({ entity: () => Post }) related = new Collection<Post>(this);
  @ManyToMany({ entity: () => Tag, pivotEntity: () => Rating }) rated = new Collection<Tag>(this);
  @OneToMany({ entity: () => Rating, mappedBy: "post" }) ratings = new Collection<Rating>(this);
}

@Entity()
export class Rating {
  @ManyToOne({ entity: () => Post, primary: true }) post!: Post;
  @ManyToOne({ entity: () => Tag, primary: true }) tag!: Tag;
  @Property({ type: "smallint", default: 1 }) stars!: number;
}
