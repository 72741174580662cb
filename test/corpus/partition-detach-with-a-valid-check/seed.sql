INSERT INTO m VALUES (1,'x'),(11,'y');
