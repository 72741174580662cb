import { Column, Entity, PrimaryGeneratedColumn, Unique } from "typeorm";

/** PostgreSQL makes no index for what the primary key says already. */
@Entity()
export class Twice {
  @Column({ primary: true, unique: true }) id!: string;
}

@Entity()
@Unique("again", ["id"])
@Unique("one", ["text"])
@Unique("two", ["text"])
@Unique("both", ["id", "text"])
export class Again {
  @PrimaryGeneratedColumn() id!: number;
  @Column() text!: string;
}
