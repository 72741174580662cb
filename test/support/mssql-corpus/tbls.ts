import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  sql,
  Unique,
} from "../../../src/index.js";

@Entity({ comment: "Users table" })
class Users {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  id!: number;

  @Column("string", { length: 50, ascii: true, unique: true })
  @Check("ck_users_LEN", sql`LEN(username) > 4`)
  username!: string;

  @Column("string", {
    length: 50,
    ascii: true,
    comment:
      "long long long long long long long long long long long long long long long long long long long long long description",
  })
  password!: string;

  @Column("string", {
    length: 355,
    ascii: true,
    unique: true,
    comment: "ex. user@example.com",
  })
  email!: string;

  @Column("date")
  created!: string;

  @Column("date", { nullable: true })
  updated!: string | null;
}

@Entity({ namespace: "administrator" })
class Blogs {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  id!: number;

  @ManyToOne(() => Users, {
    onDelete: "cascade",
    foreignKey: "blogs_user_id_fk",
  })
  user!: Users;

  @Column("TEXT")
  name!: string;

  @Column("TEXT", { nullable: true })
  description!: string | null;

  @Column("date")
  created!: string;

  @Column("date", { nullable: true })
  updated!: string | null;
}

@Entity("CamelizeTable")
class CamelizeTable {
  @Column("int")
  id!: number;

  @Column("date")
  created!: string;
}

@Entity({ primaryKey: { name: "posts_id_pk" } })
@Unique(["user", "title"])
class Posts {
  @PrimaryColumn("int")
  id!: number;

  @ManyToOne(() => Users, {
    onDelete: "cascade",
    foreignKey: "posts_user_id_fk",
  })
  @Index("posts_user_id_idx")
  user!: Users;

  @Column("string", { length: 255, ascii: true })
  title!: string;

  @Column("TEXT")
  body!: string;

  @Column("date")
  created!: string;

  @Column("date", { nullable: true })
  updated!: string | null;
}

@Entity({ primaryKey: { name: "comments_id_pk" } })
@Unique(["post", "user"])
@Index("comments_post_id_user_id_idx", ["post", "user"])
class Comments {
  @PrimaryColumn("int")
  id!: number;

  @ManyToOne(() => Posts, { foreignKey: "comments_post_id_fk" })
  post!: Posts;

  @ManyToOne(() => Users, { foreignKey: "comments_user_id_fk" })
  user!: Users;

  @Column("TEXT")
  comment!: string;

  @Column("date")
  created!: string;

  @Column("date", { nullable: true })
  updated!: string | null;
}

@Entity()
@Unique(["userId", "commentPostId", "commentUserId"])
class CommentStars {
  @Column("int")
  id!: number;

  @Column("int")
  userId!: number;

  @Column("int")
  commentPostId!: number;

  @Column("int")
  commentUserId!: number;

  @ManyToOne(() => Users, {
    foreignKey: "comment_stars_user_id_fk",
  })
  commentUser!: Users;

  @ManyToOne(() => Comments, {
    foreignKey: "comment_stars_user_id_post_id_fk",
  })
  @JoinColumn([
    { name: "comment_post_id", referencedColumn: "post" },
    { name: "comment_user_id", referencedColumn: "user" },
  ])
  comments!: Comments;

  @Column("date")
  created!: string;

  @Column("date", { nullable: true })
  updated!: string | null;
}

@Entity("hyphen-table")
class HyphenTable {
  @Column("int")
  id!: number;

  @Column("TEXT", { name: "hyphen-column" })
  hyphenColumn!: string;

  @Column("date")
  created!: string;
}

@Entity()
class Logs {
  @Column("int")
  id!: number;

  @Column("int")
  userId!: number;

  @Column("int", { nullable: true })
  postId!: number | null;

  @Column("int", { nullable: true })
  commentId!: number | null;

  @Column("int", { nullable: true })
  commentStarId!: number | null;

  @Column("TEXT", { nullable: true })
  payload!: string | null;

  @Column("date")
  created!: string;
}

@Entity("Product", { namespace: "Sales" })
class Product {
  @PrimaryColumn("int", { name: "ProductID" })
  productID!: number;

  @Column("int", { name: "SalesPersonID", nullable: true, unique: true })
  salesPersonID!: number | null;
}

@Entity("Running", { namespace: "Rabbits" })
class Running {
  @PrimaryColumn("int", { name: "LocationID" })
  locationID!: number;

  @OneToOne(() => Product, {
    nullable: true,
    foreignKey: "FK_TempSales_SalesReason",
  })
  @JoinColumn({ name: "ProductID", referencedColumn: "salesPersonID" })
  product!: Product | null;

  @Column("int", { name: "EmployeeID", nullable: true, unique: true })
  employeeID!: number | null;
}

@Entity("tableWithOutClusterIndex", {
  primaryKey: {
    name: "PK_tableWithOutClusterIndex",
    mssql: { clustered: false },
  },
})
@Index("IX_tableWithOutClusterIndex_testIndex_id", ["testIndex", "id"])
class TableWithOutClusterIndex {
  @PrimaryColumn("int")
  id!: number;

  @Column("string", { length: 50 })
  test1!: string;

  @Column("int", { name: "testIndex" })
  @Index("IX_tableWithOutClusterIndex_testIndex")
  testIndex!: number;

  @Column("string", { length: 255, nullable: true })
  comments!: string | null;
}

@Entity({ comment: "User options table" })
class UserOptions {
  @OneToOne(() => Users, {
    primary: true,
    onDelete: "cascade",
    foreignKey: "user_options_user_id_fk",
  })
  @JoinColumn()
  user!: Users;

  @Column("boolean", { default: false })
  showEmail!: boolean;

  @Column("date")
  created!: string;

  @Column("date", { nullable: true })
  updated!: string | null;
}

export const tbls = {
  Users,
  Blogs,
  CamelizeTable,
  Posts,
  Comments,
  CommentStars,
  HyphenTable,
  Logs,
  Product,
  Running,
  TableWithOutClusterIndex,
  UserOptions,
};
