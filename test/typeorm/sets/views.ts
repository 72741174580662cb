import {
  Column,
  type DataSource,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

@Entity()
export class Author {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
}

@Entity()
export class Book {
  @PrimaryGeneratedColumn() id!: number;
  @Column() title!: string;
  @Column() authorId!: number;
  @ManyToOne(() => Author) @JoinColumn({ name: "authorId" }) author!: Author;
}

@ViewEntity({
  expression: (dataSource: DataSource) =>
    dataSource
      .createQueryBuilder()
      .select("book.id", "id")
      .addSelect("book.title", "title")
      .addSelect("author.name", "authorName")
      .from(Book, "book")
      .leftJoin(Author, "author", "author.id = book.authorId")
      .where("book.title <> 'x'"),
})
export class BookWithAuthor {
  @ViewColumn() id!: number;
  @ViewColumn() title!: string;
  @ViewColumn() authorName!: string;
}

@ViewEntity({
  name: "Titles by Author",
  dependsOn: [BookWithAuthor],
  expression: `
    SELECT "authorName", count(*) AS "books" FROM "book_with_author" GROUP BY "authorName";
  `,
})
export class TitlesByAuthor {
  @ViewColumn() authorName!: string;
  @ViewColumn({ name: "books" }) count!: number;
}
