CREATE TABLE journal (id integer, what text);
CREATE TABLE order_2024 (id integer, what text);
CREATE TABLE "order" (id integer, what text);
CREATE RULE kept AS ON INSERT TO "order" DO ALSO INSERT INTO journal VALUES (NEW.id, NEW.what);
CREATE POLICY known ON journal USING (EXISTS (SELECT FROM order_2024 o WHERE o.id = journal.id));
