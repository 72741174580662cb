-- validate-constraint
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
/*
op.validateConstraint("ck_user_age", "user");
*/
ALTER TABLE [user] WITH CHECK CHECK CONSTRAINT [ck_user_age]
GO
