CREATE TABLE address (id bigint PRIMARY KEY, zip text, town text, n integer);
CREATE STATISTICS address_place (dependencies, ndistinct) ON zip, town FROM address;
CREATE STATISTICS address_low ON lower(town), (n % 10) FROM address;
COMMENT ON STATISTICS address_place IS 'a zip says the town';
