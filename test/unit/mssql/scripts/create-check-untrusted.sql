-- create-check-untrusted
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createCheckConstraint("ck_user_age", "user", sql`[age]>=(0)`, {
  notValid: true,
});
*/
ALTER TABLE [user] WITH NOCHECK ADD CONSTRAINT [ck_user_age] CHECK ([age]>=(0))
GO
