import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from "../../../src/index.js";

@Entity({ primaryKey: { name: "PK_Artist" } })
class Artist {
  @PrimaryColumn("int")
  artistId!: number;

  @Column("string", { length: 120, nullable: true })
  name!: string | null;
}

@Entity({ primaryKey: { name: "PK_Album" } })
class Album {
  @PrimaryColumn("int")
  albumId!: number;

  @Column("string", { length: 160 })
  title!: string;

  @ManyToOne(() => Artist, { foreignKey: "FK_AlbumArtistId" })
  @JoinColumn("ArtistId")
  @Index("IFK_AlbumArtistId")
  artist!: Artist;
}

@Entity({ primaryKey: { name: "PK_Customer" } })
class Customer {
  @PrimaryColumn("int")
  customerId!: number;

  @Column("string", { length: 40 })
  firstName!: string;

  @Column("string", { length: 20 })
  lastName!: string;

  @Column("string", { length: 80, nullable: true })
  company!: string | null;

  @Column("string", { length: 70, nullable: true })
  address!: string | null;

  @Column("string", { length: 40, nullable: true })
  city!: string | null;

  @Column("string", { length: 40, nullable: true })
  state!: string | null;

  @Column("string", { length: 40, nullable: true })
  country!: string | null;

  @Column("string", { length: 10, nullable: true })
  postalCode!: string | null;

  @Column("string", { length: 24, nullable: true })
  phone!: string | null;

  @Column("string", { length: 24, nullable: true })
  fax!: string | null;

  @Column("string", { length: 60 })
  email!: string;

  @ManyToOne(() => Employee, {
    nullable: true,
    foreignKey: "FK_CustomerSupportRepId",
  })
  @JoinColumn("SupportRepId")
  @Index("IFK_CustomerSupportRepId")
  supportRep!: Employee | null;
}

@Entity({ primaryKey: { name: "PK_Employee" } })
class Employee {
  @PrimaryColumn("int")
  employeeId!: number;

  @Column("string", { length: 20 })
  lastName!: string;

  @Column("string", { length: 20 })
  firstName!: string;

  @Column("string", { length: 30, nullable: true })
  title!: string | null;

  @ManyToOne(() => Employee, {
    nullable: true,
    foreignKey: "FK_EmployeeReportsTo",
  })
  @JoinColumn("ReportsTo")
  @Index("IFK_EmployeeReportsTo")
  reportsTo!: Employee | null;

  @Column("datetime", { nullable: true })
  birthDate!: Date | null;

  @Column("datetime", { nullable: true })
  hireDate!: Date | null;

  @Column("string", { length: 70, nullable: true })
  address!: string | null;

  @Column("string", { length: 40, nullable: true })
  city!: string | null;

  @Column("string", { length: 40, nullable: true })
  state!: string | null;

  @Column("string", { length: 40, nullable: true })
  country!: string | null;

  @Column("string", { length: 10, nullable: true })
  postalCode!: string | null;

  @Column("string", { length: 24, nullable: true })
  phone!: string | null;

  @Column("string", { length: 24, nullable: true })
  fax!: string | null;

  @Column("string", { length: 60, nullable: true })
  email!: string | null;
}

@Entity({ primaryKey: { name: "PK_Genre" } })
class Genre {
  @PrimaryColumn("int")
  genreId!: number;

  @Column("string", { length: 120, nullable: true })
  name!: string | null;
}

@Entity({ primaryKey: { name: "PK_Invoice" } })
class Invoice {
  @PrimaryColumn("int")
  invoiceId!: number;

  @ManyToOne(() => Customer, { foreignKey: "FK_InvoiceCustomerId" })
  @JoinColumn("CustomerId")
  @Index("IFK_InvoiceCustomerId")
  customer!: Customer;

  @Column("datetime")
  invoiceDate!: Date;

  @Column("string", { length: 70, nullable: true })
  billingAddress!: string | null;

  @Column("string", { length: 40, nullable: true })
  billingCity!: string | null;

  @Column("string", { length: 40, nullable: true })
  billingState!: string | null;

  @Column("string", { length: 40, nullable: true })
  billingCountry!: string | null;

  @Column("string", { length: 10, nullable: true })
  billingPostalCode!: string | null;

  @Column("numeric", { precision: 10, scale: 2 })
  total!: string;
}

@Entity({ primaryKey: { name: "PK_MediaType" } })
class MediaType {
  @PrimaryColumn("int")
  mediaTypeId!: number;

  @Column("string", { length: 120, nullable: true })
  name!: string | null;
}

@Entity({ primaryKey: { name: "PK_Track" } })
class Track {
  @PrimaryColumn("int")
  trackId!: number;

  @Column("string", { length: 200 })
  name!: string;

  @ManyToOne(() => Album, {
    nullable: true,
    foreignKey: "FK_TrackAlbumId",
  })
  @JoinColumn("AlbumId")
  @Index("IFK_TrackAlbumId")
  album!: Album | null;

  @ManyToOne(() => MediaType, { foreignKey: "FK_TrackMediaTypeId" })
  @JoinColumn("MediaTypeId")
  @Index("IFK_TrackMediaTypeId")
  mediaType!: MediaType;

  @ManyToOne(() => Genre, {
    nullable: true,
    foreignKey: "FK_TrackGenreId",
  })
  @JoinColumn("GenreId")
  @Index("IFK_TrackGenreId")
  genre!: Genre | null;

  @Column("string", { length: 220, nullable: true })
  composer!: string | null;

  @Column("int")
  milliseconds!: number;

  @Column("int", { nullable: true })
  bytes!: number | null;

  @Column("numeric", { precision: 10, scale: 2 })
  unitPrice!: string;
}

@Entity({ primaryKey: { name: "PK_InvoiceLine" } })
class InvoiceLine {
  @PrimaryColumn("int")
  invoiceLineId!: number;

  @ManyToOne(() => Invoice, {
    foreignKey: "FK_InvoiceLineInvoiceId",
  })
  @JoinColumn("InvoiceId")
  @Index("IFK_InvoiceLineInvoiceId")
  invoice!: Invoice;

  @ManyToOne(() => Track, {
    foreignKey: "FK_InvoiceLineTrackId",
  })
  @JoinColumn("TrackId")
  @Index("IFK_InvoiceLineTrackId")
  track!: Track;

  @Column("numeric", { precision: 10, scale: 2 })
  unitPrice!: string;

  @Column("int")
  quantity!: number;
}

@Entity({ primaryKey: { name: "PK_Playlist" } })
class Playlist {
  @PrimaryColumn("int")
  playlistId!: number;

  @Column("string", { length: 120, nullable: true })
  name!: string | null;
}

@Entity({
  primaryKey: { name: "PK_PlaylistTrack", mssql: { clustered: false } },
})
class PlaylistTrack {
  @ManyToOne(() => Playlist, {
    primary: true,
    foreignKey: "FK_PlaylistTrackPlaylistId",
  })
  @JoinColumn("PlaylistId")
  @Index("IFK_PlaylistTrackPlaylistId")
  playlist!: Playlist;

  @ManyToOne(() => Track, {
    primary: true,
    foreignKey: "FK_PlaylistTrackTrackId",
  })
  @JoinColumn("TrackId")
  @Index("IFK_PlaylistTrackTrackId")
  track!: Track;
}

export const chinook = {
  Artist,
  Album,
  Customer,
  Employee,
  Genre,
  Invoice,
  MediaType,
  Track,
  InvoiceLine,
  Playlist,
  PlaylistTrack,
};
