INSERT INTO parcel VALUES (1, 'b', ARRAY['c', 'd']::code[]);
