CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE DOMAIN e AS d CHECK (VALUE < 100); CREATE DOMAIN m AS mood; CREATE DOMAIN v AS varchar(5);
CREATE TABLE t (id int, x d[], y e[], z m[], s e[], w v[] DEFAULT '{a}', n d[] NOT NULL);
