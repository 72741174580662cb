SELECT string_agg(upper(left(word, 1)), '' ORDER BY place)
FROM unnest(string_to_array(name, ' ')) WITH ORDINALITY AS words (word, place)
