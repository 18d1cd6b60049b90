-- A busy route is answered more often than an integer counts. Numbers of this kind are exact to 2^53, and are read as numbers.
DROP AGGREGATE sum_latency(integer[]);
DROP FUNCTION add_latency(integer[], integer[]);

-- Adds a histogram to a sum of them, bound by bound.
CREATE FUNCTION add_latency(a double precision[], b integer[]) RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT coalesce(x, 0) + coalesce(y, 0) FROM unnest(a, b) WITH ORDINALITY AS both_of(x, y, at) ORDER BY at);
CREATE AGGREGATE sum_latency(integer[]) (SFUNC = add_latency, STYPE = double precision[], INITCOND = '{}', PARALLEL = SAFE);
GRANT EXECUTE ON FUNCTION add_latency(double precision[], integer[]), sum_latency(integer[]) TO bizosaas_app, bizosaas_platform;
