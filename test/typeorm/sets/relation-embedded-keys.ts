/** Relations to and from columns that stand in embedded classes. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

class Name {
  @PrimaryColumn({ length: 20 }) first!: string;
  @PrimaryColumn({ length: 20, name: "Last" }) last!: string;
}
class Contact {
  @Column({ unique: true }) mail!: string;
  @Index({ unique: true }) @Column() phone!: string;
}

@Entity()
export class Human {
  @Column(() => Name) name!: Name;
  @Column(() => Contact, { prefix: "by" }) contact!: Contact;
  @ManyToOne(() => Human) boss!: Human;
}

class Links {
  @ManyToOne(() => Human, { onDelete: "CASCADE" }) author!: Human;
  @OneToOne(() => Human) @JoinColumn() cover!: Human;
  @ManyToMany(() => Human) @JoinTable() readers!: Human[];
  @ManyToMany(() => Human) @JoinTable({ name: "text_editors" }) editors!: Human[];
}
class Deep {
  @Column(() => Links) links!: Links;
  @Column("int", { default: 0 }) count!: number;
}

@Entity()
@Unique(["deep.count", "id"])
@Index(["deep.count"])
export class Text {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Deep) deep!: Deep;
}
