INSERT INTO crate VALUES (1, ROW(2, 3));
INSERT INTO shelf VALUES (4, ROW(5, ROW(6, 7)::size)::crate);
INSERT INTO room VALUES (1, ROW(8, ROW(9, ROW(10, 11)::size)::crate)::shelf,
  ROW(ROW(12, NULL)::shelf, ARRAY[ROW(13, ROW(14, ROW(15, 16)::size)::crate)::shelf])::wall);
