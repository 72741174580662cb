export enum Role {
  Admin = "admin",
  Author = "author",
  Reader = "reader",
}
