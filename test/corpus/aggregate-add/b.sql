CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1', PARALLEL = SAFE);
CREATE AGGREGATE longest(text) (SFUNC = text_larger, STYPE = text, SORTOP = >);
