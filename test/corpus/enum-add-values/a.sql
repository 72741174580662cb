CREATE TYPE urgency AS ENUM ('low', 'high');
CREATE TABLE ticket (id bigint PRIMARY KEY, urgency urgency DEFAULT 'low');
