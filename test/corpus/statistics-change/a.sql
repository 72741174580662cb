CREATE TABLE address (id bigint PRIMARY KEY, zip text, town text);
CREATE STATISTICS place ON zip, town FROM address;
CREATE STATISTICS gone (mcv) ON zip, id FROM address;
