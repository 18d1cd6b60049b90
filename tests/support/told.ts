/** Everything that was told and is still kept, as a relation with `data`: once in the log, and once for each queue that is subscribed. */
export const TOLD = "(SELECT data FROM pgboss.job UNION ALL SELECT envelope FROM pgboss.event_log) told";
