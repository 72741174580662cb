INSERT INTO counter SELECT n, n * 3 FROM generate_series(1, 20) n;
