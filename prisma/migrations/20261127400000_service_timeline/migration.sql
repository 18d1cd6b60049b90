-- What changed in a window of time, whichever service it was. A BRIN index is small, and cannot lead the planner astray where the states of one
-- service are read, as a B-tree of the time alone would.
CREATE INDEX "service_state_interval_since_idx" ON "service_state_interval" USING BRIN ("since");
