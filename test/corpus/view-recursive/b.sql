CREATE TABLE node (id bigint PRIMARY KEY, parent bigint REFERENCES node);
CREATE RECURSIVE VIEW depth (id, level) AS
  SELECT id, 0 FROM node WHERE parent IS NULL
  UNION ALL SELECT node.id, level + 1 FROM node JOIN depth ON node.parent = depth.id;
