import { Entity, Enum, PrimaryKey } from "@mikro-orm/decorators/legacy";

export enum Status {
  Draft = "draft",
  Done = "it's done",
}
export enum Level {
  Low = 1,
  High = 2,
}

@Entity()
export class Checked {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Enum({ items: () => Status }) status!: Status;
  @Enum({ items: () => Status, default: Status.Draft, nullable: true }) maybe?: Status;
  @Enum({ items: () => Level, default: Level.Low }) level!: Level;
  @Enum({ items: ["a", "b"], fieldName: "inList" }) listed!: string;
  @Enum({ items: () => Status, array: true, default: [Status.Draft] }) several!: Status[];
}

@Entity()
export class Natural {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Enum({ items: () => Status, nativeEnumName: "status" }) status!: Status;
  @Enum({ items: () => Status, nativeEnumName: "status", default: Status.Draft, nullable: true })
  again?: Status;
  @Enum({ items: () => Status, nativeEnumName: "status", array: true, default: [] }) several!: Status[];
  @Enum({ items: ["X", "y"], nativeEnumName: "CasedEnum" }) cased!: string;
}
