/** Geometry and geography of PostGIS: every kind of shape, with and without a reference system, and their indexes. */
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

export const extensions = ["postgis"];

@Entity()
@Check(`ST_IsValid("area")`)
@Index("places_by_point", ["point"], { spatial: true })
export class Place {
  @PrimaryGeneratedColumn() id!: number;
  @Column("geometry") any!: object;
  @Column("geometry", { spatialFeatureType: "Point", srid: 4326 }) point!: object;
  @Column("geometry", { spatialFeatureType: "Point", nullable: true }) unplaced!: object | null;
  @Column("geometry", { spatialFeatureType: "Polygon", srid: 3857 }) area!: object;
  @Column("geometry", { spatialFeatureType: "LineString", array: true, nullable: true }) ways!:
    | object[]
    | null;
  @Index({ spatial: true })
  @Column("geometry", { spatialFeatureType: "MultiPolygon", srid: 4326 })
  areas!: object;
  @Column("geometry", { srid: 4326 }) onlySystem!: object;
  @Column("geography") anywhere!: object;
  @Index({ spatial: true }) @Column("geography", { spatialFeatureType: "Point", srid: 4326 }) there!: object;
  @Column("geometry", {
    spatialFeatureType: "Point",
    srid: 4326,
    default: () => "ST_SetSRID(ST_MakePoint(0, 0), 4326)",
  })
  middle!: object;
  @Column({
    type: "double precision",
    asExpression: `ST_Area("area")`,
    generatedType: "STORED",
    nullable: true,
  })
  size!: number;
}
