CREATE UNLOGGED TABLE session (id uuid PRIMARY KEY, data jsonb, seen timestamptz DEFAULT now());
