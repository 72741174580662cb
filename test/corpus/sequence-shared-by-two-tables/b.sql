CREATE SEQUENCE document_number;
CREATE TABLE invoice (id bigint DEFAULT nextval('document_number') PRIMARY KEY);
CREATE TABLE credit (id bigint DEFAULT nextval('document_number') PRIMARY KEY);
