CREATE TABLE entry (id bigint NOT NULL, kind varchar(8) NOT NULL, amount numeric(12,2) NOT NULL, source text NOT NULL DEFAULT 'old', at timestamp NOT NULL,
  twice numeric GENERATED ALWAYS AS (amount * 2) STORED, PRIMARY KEY (id, kind, at)) PARTITION BY LIST (kind);
CREATE TABLE entry_in PARTITION OF entry FOR VALUES IN ('in');
CREATE TABLE entry_out PARTITION OF entry FOR VALUES IN ('out') PARTITION BY RANGE (at);
CREATE TABLE entry_out_all PARTITION OF entry_out FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
CREATE SEQUENCE entry_number OWNED BY entry.id;
