CREATE TYPE urgency AS ENUM ('low', 'high');
CREATE TABLE ticket (id bigint PRIMARY KEY, urgency urgency);
COMMENT ON TYPE urgency IS 'how soon';
