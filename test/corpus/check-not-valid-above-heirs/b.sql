CREATE TABLE other (id int);
CREATE TABLE animal (legs int);
CREATE TABLE dog (name text) INHERITS (animal);
CREATE TABLE puppy (age int) INHERITS (dog);
ALTER TABLE animal ADD CONSTRAINT animal_legs CHECK (legs > 0) NOT VALID;
ALTER TABLE dog ADD CONSTRAINT dog_legs CHECK (legs = 4) NOT VALID;
