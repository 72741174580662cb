CREATE TABLE tenant_user (tenant bigint, id bigint, PRIMARY KEY (tenant, id));
CREATE TABLE post (tenant bigint, author bigint, FOREIGN KEY (tenant, author) REFERENCES tenant_user ON DELETE SET NULL (author));
