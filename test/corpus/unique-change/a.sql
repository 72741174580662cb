CREATE TABLE account (id bigint PRIMARY KEY, mail text, tenant bigint, CONSTRAINT one_mail UNIQUE (mail));
