CREATE TABLE account (id bigint PRIMARY KEY, mail text, tenant bigint, code text);
