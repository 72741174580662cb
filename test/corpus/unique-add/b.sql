CREATE TABLE account (id bigint PRIMARY KEY, mail text UNIQUE, tenant bigint, code text, CONSTRAINT one_code UNIQUE (tenant, code) DEFERRABLE);
