CREATE TABLE reading (
  id bigint PRIMARY KEY,
  span interval DEFAULT '90 minutes',
  place point DEFAULT point(1, 2),
  extra jsonb DEFAULT jsonb_build_object('a', ARRAY[1, 2])
);
