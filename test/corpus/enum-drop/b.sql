CREATE TABLE ticket (id bigint PRIMARY KEY, urgency text);
