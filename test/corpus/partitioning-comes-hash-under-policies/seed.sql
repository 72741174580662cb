INSERT INTO account SELECT md5(n::text)::uuid, 'u' || n, n FROM generate_series(1, 20) AS n;
