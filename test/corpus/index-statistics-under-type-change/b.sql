CREATE TABLE t (id bigint, x text);
CREATE INDEX t_next ON t ((id + 1), x);
ALTER INDEX t_next ALTER COLUMN 1 SET STATISTICS 55;
COMMENT ON INDEX t_next IS 'i';
