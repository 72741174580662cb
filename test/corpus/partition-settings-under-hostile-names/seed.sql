INSERT INTO "s'1""x"."a'b""c$$" VALUES (1, 'x'), (11, 'y');
