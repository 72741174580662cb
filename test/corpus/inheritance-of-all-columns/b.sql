CREATE TABLE posts (id int, title text, price numeric(4,2));
CREATE TABLE drafts () INHERITS (posts);
