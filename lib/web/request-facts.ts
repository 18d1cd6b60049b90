import type { RequestFacts } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { INTERNAL_HEADERS } from "#lib/platform/http";

/** Reads what a request says about itself. */
export function requestFacts(headers: { get(name: string): string | null }): RequestFacts {
  return {
    cookieHeader: headers.get("cookie"),
    authorization: headers.get("authorization"),
    host: headers.get("host"),
    requestId: headers.get(INTERNAL_HEADERS.requestId) ?? newId(),
    ip: headers.get(INTERNAL_HEADERS.clientIp),
    userAgent: headers.get("user-agent"),
  };
}
