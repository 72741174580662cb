CREATE TABLE address (id bigint PRIMARY KEY, zip text, town text);
CREATE STATISTICS place (mcv) ON zip, town FROM address;
ALTER STATISTICS place SET STATISTICS 50;
