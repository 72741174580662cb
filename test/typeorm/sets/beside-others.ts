/** A database that has things of others, of like names. */
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

export const setup = `
  CREATE SCHEMA "other";
  CREATE TABLE other.user (id integer PRIMARY KEY, name text);
  CREATE INDEX "IDX_of_other" ON other.user (name);
  CREATE TABLE user_log (id serial PRIMARY KEY, at timestamptz DEFAULT now());
  CREATE TYPE user_state AS ENUM ('x', 'y');
  CREATE DOMAIN short AS varchar(5);
  CREATE SEQUENCE free START 5;
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
  CREATE TRIGGER touch BEFORE UPDATE ON user_log FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE VIEW recent AS SELECT * FROM user_log WHERE at > now() - interval '1 day';
  CREATE MATERIALIZED VIEW kept AS SELECT count(*) FROM user_log;
  CREATE EXTENSION pg_trgm;
  COMMENT ON TABLE user_log IS 'of others';
`;

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column() name!: string;
  @Column("enum", { enum: ["a", "b"], enumName: "user_state_enum" }) state!: string;
  @ManyToOne(() => User) parent!: User;
}
