CREATE TYPE urgency AS ENUM ('low', 'normal', 'high');
CREATE TABLE ticket (id bigint PRIMARY KEY, urgency urgency DEFAULT 'low', CHECK (urgency <> 'high' OR id > 0));
CREATE INDEX ticket_low ON ticket (id) WHERE urgency = 'low';
