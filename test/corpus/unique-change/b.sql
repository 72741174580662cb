CREATE TABLE account (id bigint PRIMARY KEY, mail text, tenant bigint, CONSTRAINT one_mail UNIQUE (tenant, mail) INCLUDE (id) WITH (fillfactor = 70));
