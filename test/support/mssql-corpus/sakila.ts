import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  sql,
} from "../../../src/index.js";

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Actor {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  actorId!: number;

  @Column("string", { length: 45, ascii: true })
  firstName!: string;

  @Column("string", { length: 45, ascii: true })
  @Index("idx_actor_last_name")
  lastName!: string;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_actor_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Country {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  countryId!: number;

  @Column("string", { length: 50, ascii: true })
  country!: string;

  @Column("datetime", {
    nullable: true,
    default: sql`getdate()`,
    mssql: { defaultName: "DF_country_last_update" },
  })
  lastUpdate!: Date | null;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class City {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  cityId!: number;

  @Column("string", { length: 50, ascii: true })
  city!: string;

  @ManyToOne(() => Country, {
    onUpdate: "cascade",
    foreignKey: "fk_city_country",
  })
  @JoinColumn("country_id")
  @Index("idx_fk_country_id")
  country!: Country;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_city_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Address {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  addressId!: number;

  @Column("string", { length: 50, ascii: true })
  address!: string;

  @Column("string", {
    length: 50,
    ascii: true,
    nullable: true,
    default: sql`NULL`,
  })
  address2!: string | null;

  @Column("string", { length: 20, ascii: true })
  district!: string;

  @ManyToOne(() => City, {
    onUpdate: "cascade",
    foreignKey: "fk_address_city",
  })
  @JoinColumn("city_id")
  @Index("idx_fk_city_id")
  city!: City;

  @Column("string", {
    length: 10,
    ascii: true,
    nullable: true,
    default: sql`NULL`,
  })
  postalCode!: string | null;

  @Column("string", { length: 20, ascii: true })
  phone!: string;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_address_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Category {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  categoryId!: number;

  @Column("string", { length: 25, ascii: true })
  name!: string;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_category_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Staff {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  staffId!: number;

  @Column("string", { length: 45, ascii: true })
  firstName!: string;

  @Column("string", { length: 45, ascii: true })
  lastName!: string;

  @ManyToOne(() => Address, {
    onUpdate: "cascade",
    foreignKey: "fk_staff_address",
  })
  @JoinColumn("address_id")
  @Index("idx_fk_address_id")
  address!: Address;

  @Column("image", { nullable: true, default: sql`NULL` })
  picture!: Uint8Array | null;

  @Column("string", {
    length: 50,
    ascii: true,
    nullable: true,
    default: sql`NULL`,
  })
  email!: string | null;

  /** Not of its class: two that name each other cannot both stand first in a file. */
  @ManyToOne(() => Store, {
    onUpdate: "cascade",
    foreignKey: "fk_staff_store",
  })
  @JoinColumn("store_id")
  @Index("idx_fk_store_id")
  store!: object;

  @Column("boolean", { default: true })
  active!: boolean;

  @Column("string", { length: 16, ascii: true })
  username!: string;

  @Column("string", {
    length: 40,
    ascii: true,
    nullable: true,
    default: sql`NULL`,
  })
  password!: string | null;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_staff_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Store {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  storeId!: number;

  @ManyToOne(() => Staff, { foreignKey: "fk_store_staff" })
  @JoinColumn("manager_staff_id")
  @Index("idx_fk_address_id", { unique: true })
  managerStaff!: Staff;

  @ManyToOne(() => Address, { foreignKey: "fk_store_address" })
  @JoinColumn("address_id")
  @Index("idx_fk_store_address")
  address!: Address;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_store_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Customer {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  customerId!: number;

  @ManyToOne(() => Store, {
    onUpdate: "cascade",
    foreignKey: "fk_customer_store",
  })
  @JoinColumn("store_id")
  @Index("idx_fk_store_id")
  store!: Store;

  @Column("string", { length: 45, ascii: true })
  firstName!: string;

  @Column("string", { length: 45, ascii: true })
  @Index("idx_last_name")
  lastName!: string;

  @Column("string", {
    length: 50,
    ascii: true,
    nullable: true,
    default: sql`NULL`,
  })
  email!: string | null;

  @ManyToOne(() => Address, {
    onUpdate: "cascade",
    foreignKey: "fk_customer_address",
  })
  @JoinColumn("address_id")
  @Index("idx_fk_address_id")
  address!: Address;

  @Column("char", { length: 1, default: "Y" })
  active!: string;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_customer_create_date" },
  })
  createDate!: Date;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_customer_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Language {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  languageId!: number;

  @Column("char", { length: 20 })
  name!: string;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_language_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Film {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  filmId!: number;

  @Column("string", { length: 255, ascii: true })
  title!: string;

  @Column("TEXT", { nullable: true, default: sql`NULL` })
  description!: string | null;

  @Column("string", { length: 4, ascii: true, nullable: true })
  releaseYear!: string | null;

  @ManyToOne(() => Language, {
    foreignKey: "fk_film_language",
  })
  @JoinColumn("language_id")
  @Index("idx_fk_language_id")
  language!: Language;

  @Column("int", { nullable: true, default: sql`NULL` })
  @Index("idx_fk_original_language_id")
  originalLanguageId!: number | null;

  @ManyToOne(() => Language, {
    foreignKey: "fk_film_language_original",
  })
  @JoinColumn("original_language_id")
  originalLanguage!: Language | null;

  @Column("tinyint", { default: 3 })
  rentalDuration!: number;

  @Column("decimal", { precision: 4, scale: 2, default: 4.99 })
  rentalRate!: string;

  @Column("smallint", { nullable: true, default: sql`NULL` })
  length!: number | null;

  @Column("decimal", { precision: 5, scale: 2, default: 19.99 })
  replacementCost!: string;

  @Column("string", { length: 10, ascii: true, nullable: true, default: "G" })
  @Check("CHECK_special_rating", sql`rating in ('G','PG','PG-13','R','NC-17')`)
  rating!: string | null;

  @Column("string", {
    length: 255,
    ascii: true,
    nullable: true,
    default: sql`NULL`,
  })
  @Check(
    "CHECK_special_features",
    sql(
      "special_features is null or \n                                                              special_features like '%Trailers%' or \n                                                              special_features like '%Commentaries%' or \n                                                              special_features like '%Deleted Scenes%' or \n                                                              special_features like '%Behind the Scenes%'",
    ),
  )
  specialFeatures!: string | null;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_film_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class FilmActor {
  @ManyToOne(() => Actor, {
    primary: true,
    onUpdate: "cascade",
    foreignKey: "fk_film_actor_actor",
  })
  @JoinColumn("actor_id")
  @Index("idx_fk_film_actor_actor")
  actor!: Actor;

  @ManyToOne(() => Film, {
    primary: true,
    onUpdate: "cascade",
    foreignKey: "fk_film_actor_film",
  })
  @JoinColumn("film_id")
  @Index("idx_fk_film_actor_film")
  film!: Film;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_film_actor_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class FilmCategory {
  @ManyToOne(() => Film, {
    primary: true,
    onUpdate: "cascade",
    foreignKey: "fk_film_category_film",
  })
  @JoinColumn("film_id")
  @Index("idx_fk_film_category_film")
  film!: Film;

  @ManyToOne(() => Category, {
    primary: true,
    onUpdate: "cascade",
    foreignKey: "fk_film_category_category",
  })
  @JoinColumn("category_id")
  @Index("idx_fk_film_category_category")
  category!: Category;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_film_category_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class FilmText {
  @PrimaryColumn("int")
  filmId!: number;

  @Column("string", { length: 255, ascii: true })
  title!: string;

  @Column("TEXT", { nullable: true })
  description!: string | null;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
@Index("idx_fk_film_id_store_id", ["store", "film"])
class Inventory {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  inventoryId!: number;

  @ManyToOne(() => Film, {
    onUpdate: "cascade",
    foreignKey: "fk_inventory_film",
  })
  @JoinColumn("film_id")
  @Index("idx_fk_film_id")
  film!: Film;

  @ManyToOne(() => Store, {
    onUpdate: "cascade",
    foreignKey: "fk_inventory_store",
  })
  @JoinColumn("store_id")
  store!: Store;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_inventory_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
class Payment {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  paymentId!: number;

  @ManyToOne(() => Customer, { foreignKey: "fk_payment_customer" })
  @JoinColumn("customer_id")
  @Index("idx_fk_customer_id")
  customer!: Customer;

  @ManyToOne(() => Staff, { foreignKey: "fk_payment_staff" })
  @JoinColumn("staff_id")
  @Index("idx_fk_staff_id")
  staff!: Staff;

  @Column("int", { nullable: true, default: sql`NULL` })
  rentalId!: number | null;

  @ManyToOne(() => Rental, {
    onDelete: "setNull",
    onUpdate: "cascade",
    foreignKey: "fk_payment_rental",
  })
  @JoinColumn("rental_id")
  rental!: Rental | null;

  @Column("decimal", { precision: 5, scale: 2 })
  amount!: string;

  @Column("datetime")
  paymentDate!: Date;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_payment_last_update" },
  })
  lastUpdate!: Date;
}

@Entity({ primaryKey: { mssql: { clustered: false } } })
@Index("idx_uq", ["rentalDate", "inventory", "customer"], { unique: true })
class Rental {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  rentalId!: number;

  @Column("datetime")
  rentalDate!: Date;

  @ManyToOne(() => Inventory, { foreignKey: "fk_rental_inventory" })
  @JoinColumn("inventory_id")
  @Index("idx_fk_inventory_id")
  inventory!: Inventory;

  @ManyToOne(() => Customer, { foreignKey: "fk_rental_customer" })
  @JoinColumn("customer_id")
  @Index("idx_fk_customer_id")
  customer!: Customer;

  @Column("datetime", { nullable: true, default: sql`NULL` })
  returnDate!: Date | null;

  @ManyToOne(() => Staff, { foreignKey: "fk_rental_staff" })
  @JoinColumn("staff_id")
  @Index("idx_fk_staff_id")
  staff!: Staff;

  @Column("datetime", {
    default: sql`getdate()`,
    mssql: { defaultName: "DF_rental_last_update" },
  })
  lastUpdate!: Date;
}

export const sakila = {
  Actor,
  Country,
  City,
  Address,
  Category,
  Staff,
  Store,
  Customer,
  Language,
  Film,
  FilmActor,
  FilmCategory,
  FilmText,
  Inventory,
  Payment,
  Rental,
};
