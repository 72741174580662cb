import {
  Check,
  Column,
  defineObject,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  sql,
} from "../../../src/index.js";

const empidDomain = defineObject(sql`CREATE TYPE [dbo].[empid] FROM char(9) NOT NULL`);

const idDomain = defineObject(sql`CREATE TYPE [dbo].[id] FROM varchar(11) NOT NULL`);

const tidDomain = defineObject(sql`CREATE TYPE [dbo].[tid] FROM varchar(6) NOT NULL`);

@Entity({ primaryKey: { name: "UPKCL_auidind" } })
@Index("aunmind", ["auLname", "auFname"])
class Authors {
  @PrimaryColumn("dbo.id")
  @Check(sql`au_id like '[0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9]'`)
  auId!: string;

  @Column("string", { length: 40, ascii: true })
  auLname!: string;

  @Column("string", { length: 20, ascii: true })
  auFname!: string;

  @Column("char", { length: 12, default: "UNKNOWN" })
  phone!: string;

  @Column("string", { length: 40, ascii: true, nullable: true })
  address!: string | null;

  @Column("string", { length: 20, ascii: true, nullable: true })
  city!: string | null;

  @Column("char", { length: 2, nullable: true })
  state!: string | null;

  @Column("char", { length: 5, nullable: true })
  @Check(sql`zip like '[0-9][0-9][0-9][0-9][0-9]'`)
  zip!: string | null;

  @Column("boolean")
  contract!: boolean;
}

@Entity()
class Discounts {
  @Column("string", { length: 40, ascii: true })
  discounttype!: string;

  @ManyToOne(() => Stores, { nullable: true })
  @JoinColumn("stor_id")
  stor!: Stores | null;

  @Column("smallint", { nullable: true })
  lowqty!: number | null;

  @Column("smallint", { nullable: true })
  highqty!: number | null;

  @Column("decimal", { precision: 4, scale: 2 })
  discount!: string;
}

@Entity()
class Jobs {
  @PrimaryGeneratedColumn("identity", { type: "smallint" })
  jobId!: number;

  @Column("string", {
    length: 50,
    ascii: true,
    default: "New Position - title not formalized yet",
  })
  jobDesc!: string;

  @Column("tinyint")
  @Check(sql`min_lvl >= 10`)
  minLvl!: number;

  @Column("tinyint")
  @Check(sql`max_lvl <= 250`)
  maxLvl!: number;
}

@Entity({ primaryKey: { name: "UPKCL_pubind" } })
class Publishers {
  @PrimaryColumn("char", { length: 4 })
  @Check(sql("pub_id in ('1389', '0736', '0877', '1622', '1756')\n            OR pub_id like '99[0-9][0-9]'"))
  pubId!: string;

  @Column("string", { length: 40, ascii: true, nullable: true })
  pubName!: string | null;

  @Column("string", { length: 20, ascii: true, nullable: true })
  city!: string | null;

  @Column("char", { length: 2, nullable: true })
  state!: string | null;

  @Column("string", { length: 30, ascii: true, nullable: true, default: "USA" })
  country!: string | null;
}

@Entity({ primaryKey: { name: "PK_emp_id", mssql: { clustered: false } } })
@Index("employee_ind", ["lname", "fname", "minit"], {
  mssql: { clustered: true },
})
class Employee {
  @PrimaryColumn("dbo.empid")
  @Check(
    "CK_emp_id",
    sql(
      "emp_id LIKE\n            '[A-Z][A-Z][A-Z][1-9][0-9][0-9][0-9][0-9][FM]' or\n            emp_id LIKE '[A-Z]-[A-Z][1-9][0-9][0-9][0-9][0-9][FM]'",
    ),
  )
  empId!: string;

  @Column("string", { length: 20, ascii: true })
  fname!: string;

  @Column("char", { length: 1, nullable: true })
  minit!: string | null;

  @Column("string", { length: 30, ascii: true })
  lname!: string;

  @Column("smallint", { default: 1 })
  jobId!: number;

  @ManyToOne(() => Jobs)
  @JoinColumn("job_id")
  job!: Jobs;

  @Column("tinyint", { nullable: true, default: 10 })
  jobLvl!: number | null;

  @Column("char", { length: 4, default: "9952" })
  pubId!: string;

  @ManyToOne(() => Publishers)
  @JoinColumn("pub_id")
  pub!: Publishers;

  @Column("datetime", { default: sql`getdate()` })
  hireDate!: Date;
}

@Entity({ primaryKey: { name: "UPKCL_pubinfo" } })
class PubInfo {
  @OneToOne(() => Publishers, { primary: true })
  @JoinColumn("pub_id")
  pub!: Publishers;

  @Column("image", { nullable: true })
  logo!: Uint8Array | null;

  @Column("TEXT", { nullable: true })
  prInfo!: string | null;
}

@Entity({ primaryKey: { name: "UPKCL_titleidind" } })
class Titles {
  @PrimaryColumn("dbo.tid")
  titleId!: string;

  @Column("string", { length: 80, ascii: true })
  @Index("titleind")
  title!: string;

  @Column("char", { length: 12, default: "UNDECIDED" })
  type!: string;

  @ManyToOne(() => Publishers, { nullable: true })
  @JoinColumn("pub_id")
  pub!: Publishers | null;

  @Column("money", { nullable: true })
  price!: string | null;

  @Column("money", { nullable: true })
  advance!: string | null;

  @Column("int", { nullable: true })
  royalty!: number | null;

  @Column("int", { nullable: true })
  ytdSales!: number | null;

  @Column("string", { length: 200, ascii: true, nullable: true })
  notes!: string | null;

  @Column("datetime", { default: sql`getdate()` })
  pubdate!: Date;
}

@Entity()
class Roysched {
  @ManyToOne(() => Titles)
  @JoinColumn("title_id")
  @Index("titleidind")
  title!: Titles;

  @Column("int", { nullable: true })
  lorange!: number | null;

  @Column("int", { nullable: true })
  hirange!: number | null;

  @Column("int", { nullable: true })
  royalty!: number | null;
}

@Entity({ primaryKey: { name: "UPK_storeid" } })
class Stores {
  @PrimaryColumn("char", { length: 4 })
  storId!: string;

  @Column("string", { length: 40, ascii: true, nullable: true })
  storName!: string | null;

  @Column("string", { length: 40, ascii: true, nullable: true })
  storAddress!: string | null;

  @Column("string", { length: 20, ascii: true, nullable: true })
  city!: string | null;

  @Column("char", { length: 2, nullable: true })
  state!: string | null;

  @Column("char", { length: 5, nullable: true })
  zip!: string | null;
}

@Entity({ primaryKey: { name: "UPKCL_sales" } })
class Sales {
  @ManyToOne(() => Stores, { primary: true })
  @JoinColumn("stor_id")
  stor!: Stores;

  @PrimaryColumn("string", { length: 20, ascii: true })
  ordNum!: string;

  @Column("datetime")
  ordDate!: Date;

  @Column("smallint")
  qty!: number;

  @Column("string", { length: 12, ascii: true })
  payterms!: string;

  @ManyToOne(() => Titles, { primary: true })
  @JoinColumn("title_id")
  @Index("titleidind")
  title!: Titles;
}

@Entity({ primaryKey: { name: "UPKCL_taind" } })
class Titleauthor {
  @ManyToOne(() => Authors, { primary: true })
  @JoinColumn("au_id")
  @Index("auidind")
  au!: Authors;

  @ManyToOne(() => Titles, { primary: true })
  @JoinColumn("title_id")
  @Index("titleidind")
  title!: Titles;

  @Column("tinyint", { nullable: true })
  auOrd!: number | null;

  @Column("int", { nullable: true })
  royaltyper!: number | null;
}

export const pubs = {
  empidDomain,
  idDomain,
  tidDomain,
  Authors,
  Discounts,
  Jobs,
  Publishers,
  Employee,
  PubInfo,
  Titles,
  Roysched,
  Stores,
  Sales,
  Titleauthor,
};
