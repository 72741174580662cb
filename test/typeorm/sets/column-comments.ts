import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  VersionColumn,
} from "typeorm";

@Entity({ comment: 'A table; with "quotes" and \\ backslashes' })
export class Commented {
  @PrimaryGeneratedColumn({ comment: "Counted" }) id!: number;
  @Column({ comment: "Two\nlines" }) lines!: string;
  @Column({ comment: "" }) empty!: string;
  @CreateDateColumn({ comment: "When" }) when!: Date;
  @VersionColumn({ comment: "How often" }) version!: number;
  @Column({ comment: "Whose", nullable: true }) parentId!: number;
  @ManyToOne(() => Commented) @JoinColumn({ name: "parentId" }) parent!: Commented;
}
