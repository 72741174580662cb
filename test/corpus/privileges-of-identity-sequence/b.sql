CREATE ROLE corpus_reader;
CREATE TABLE t (id int);
CREATE TABLE u (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME u_numbers));
GRANT USAGE ON SEQUENCE u_numbers TO corpus_reader;
GRANT SELECT ON u TO corpus_reader;
