import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Times {
  @PrimaryColumn("date") day!: string;
  @Column() inferred!: Date;
  @Column("timestamp") plain!: Date;
  @Column("timestamp", { precision: 3 }) toMillisecond!: Date;
  @Column("timestamptz") zoned!: Date;
  @Column({ type: "timestamptz", precision: 0 }) zonedToSecond!: Date;
  @Column("timestamp with time zone", { precision: 6 }) spelledOut!: Date;
  @Column("timestamp without time zone") spelledOutPlain!: Date;
  @Column("time") time!: string;
  @Column("time", { precision: 2 }) shortTime!: string;
  @Column("timetz") zonedTime!: string;
  @Column("time with time zone", { precision: 4 }) zonedShort!: string;
  @Column("interval") span!: string;
}
