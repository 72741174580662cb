CREATE TABLE words (id int, word text) PARTITION BY RANGE (id);
CREATE TABLE words_low (id int, word text);
CREATE TABLE words_high (id int, word text, odd int);
