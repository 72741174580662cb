CREATE SCHEMA sales;
CREATE TABLE sales.invoice (id bigint PRIMARY KEY);
CREATE TYPE sales.state AS ENUM ('open', 'paid');
CREATE TABLE public.payment (id bigint PRIMARY KEY, invoice bigint REFERENCES sales.invoice, state sales.state DEFAULT 'open');
