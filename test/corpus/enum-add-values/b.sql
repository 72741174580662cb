CREATE TYPE urgency AS ENUM ('none', 'low', 'normal', 'high', 'fire');
CREATE TABLE ticket (id bigint PRIMARY KEY, urgency urgency DEFAULT 'low');
