CREATE TABLE reading (id bigint PRIMARY KEY, span interval DEFAULT '1 day', place point DEFAULT '(0,0)', extra jsonb DEFAULT '{}');
