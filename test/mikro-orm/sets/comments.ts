import { Embeddable, Embedded, Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

@Embeddable()
export class Size {
  @Property({ type: "integer", comment: "in cm" }) width!: number;
}

@Entity({ comment: 'it\'s a "comment"\nof two lines' })
export class Commented {
  @PrimaryKey({ type: "integer", comment: "the key" }) id!: number;
  @Property({ type: "text", comment: "it's a text", nullable: true }) text?: string;
  @Property({ type: "text", comment: "" }) silent!: string;
  @Embedded({ entity: () => Size }) size!: Size;
}
