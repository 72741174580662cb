CREATE ROLE corpus_reader;
CREATE ROLE keeper;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO corpus_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE keeper GRANT INSERT ON TABLES TO corpus_reader;
CREATE TABLE split (id int, v int);
ALTER TABLE split OWNER TO keeper;
REVOKE ALL ON split FROM corpus_reader;
CREATE TABLE goes (id int);
ALTER TABLE goes OWNER TO keeper;
