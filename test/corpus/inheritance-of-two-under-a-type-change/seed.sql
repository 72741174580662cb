INSERT INTO p VALUES (3,1); INSERT INTO h(a,b,c,d) VALUES (2,2,'x',4);INSERT INTO g(a,b,c,d,z) VALUES (2,2,'x',4,4);
