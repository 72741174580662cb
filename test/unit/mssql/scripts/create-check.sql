-- create-check
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
-- https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
/*
op.createCheckConstraint("ck_user_age", "user", sql`[age]>=(0) -- always`);
*/
ALTER TABLE [user] WITH CHECK ADD CONSTRAINT [ck_user_age] CHECK ([age]>=(0) -- always
)
GO
