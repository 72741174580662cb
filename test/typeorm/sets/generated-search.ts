/** Documents that the server makes for its search, with what stands on them. */
import {
  ChildEntity,
  Column,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  TableInheritance,
  Unique,
} from "typeorm";

export const only = "1";

class Words {
  @Column() title!: string;
  @Column({ name: "Body Text", nullable: true }) body!: string;
  @Index({ type: "gin" })
  @Column({
    type: "tsvector",
    nullable: true,
    select: false,
    asExpression: `setweight(to_tsvector('english', coalesce("wordsTitle", '')), 'A') || setweight(to_tsvector('english', coalesce("wordsBody Text", '')), 'B')`,
    generatedType: "STORED",
  })
  document!: string;
}

@Entity()
@TableInheritance({ column: { type: "varchar", name: "kind" } })
@Unique(["slug"])
@Index("searched_by_length", ["characters"], { where: `"characters" > 10` })
export class Searched {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Words) words!: Words;
  @Column({
    length: 80,
    asExpression: `lower(replace("wordsTitle", ' ', '-'))`,
    generatedType: "STORED",
  })
  slug!: string;
  @Column({
    type: "int",
    asExpression: `length("wordsTitle")`,
    generatedType: "STORED",
    comment: "it's counted",
  })
  characters!: number;
}

@ChildEntity()
export class Page extends Searched {
  @Column("jsonb", { default: {} }) data!: object;
  @Index()
  @Column({ type: "text", asExpression: `"data"->>'author'`, generatedType: "STORED", nullable: true })
  author!: string;
}
