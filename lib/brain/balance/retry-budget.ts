/** Of the requests under way, so many percent may be retries, and three in any case: retries must not finish off a service that is overloaded. */
const RETRY_BUDGET = { share: 0.2, least: 3 } as const;

export const mayRetry = (underWay: number, retrying: number): boolean => retrying < Math.max(RETRY_BUDGET.least, underWay * RETRY_BUDGET.share);

/** Methods that do the same when they are sent twice (RFC 9110, section 9.2.2). */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY", "SEARCH", "REPORT", "PROPFIND"]);
export const isIdempotent = (method: string): boolean => IDEMPOTENT.has(method);
