INSERT INTO t (id, c, d, e, f, g, h, i, j, m) VALUES
  (1, '(1,q)', '{"(2,r)"}', '(1,q)', '{"(1,q)"}', '(1,q)', '(1,q)', '("(1,q)",3)', '(1,q)', '(1,q)'), (2, NULL, '{}', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
