CREATE TABLE interval_of_days (first date, last date, CHECK (num_nulls(first, last) <> 1), CHECK ((interval_of_days.first, last) OVERLAPS (first, last) IS NOT NULL));
