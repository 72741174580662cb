import {
  Column,
  Entity,
  JoinColumn,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from "typeorm";

@Entity()
export class Profile {
  @PrimaryGeneratedColumn() id!: number;
  @Column() text!: string;
  @OneToOne(
    () => User,
    (user) => user.profile,
  )
  user!: Relation<User>;
}

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @OneToOne(
    () => Profile,
    (profile) => profile.user,
    { cascade: true },
  )
  @JoinColumn()
  profile!: Profile;
  @OneToOne(() => Profile) @JoinColumn({ name: "spare" }) second!: Profile;
}

/** The key of one is the key of the other. */
@Entity()
export class Settings {
  @PrimaryColumn() userId!: number;
  @OneToOne(() => User, { onDelete: "CASCADE" }) @JoinColumn({ name: "userId" }) user!: User;
}

@Entity()
export class Passport {
  @OneToOne(() => User) @JoinColumn() user!: User;
  @PrimaryColumn() userId!: number;
}
