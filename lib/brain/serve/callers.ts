import type { IncomingHttpHeaders } from "node:http";
import type { Actor } from "#lib/access";
import { cookieNames, type RequestContext, type RequestFacts, readCookie } from "#lib/identity";
import type { Caller } from "../request/identity-token.ts";
import { isApiKey } from "../request/request-headers.ts";

/** Who sends a request, and how they proved it. */
export interface Identified {
  context: RequestContext;
  caller: Caller;
  by: "cookie" | "key" | "nothing";
}

interface Asked {
  headers: IncomingHttpHeaders;
  requestId: string;
  ip: string;
}

interface Remembered {
  identified: Identified;
  /** By `performance.now()`. */
  againFrom: number;
  until: number;
}

/** How old at most what is remembered of somebody is. The end of a session is heard at once; another role counts after this time. */
const REMEMBERED_MS = 1_000;
/** Whoever goes on asking is looked up again before that, so that none of their requests has to wait for it. */
const LOOKED_UP_AGAIN_MS = 600;
const MOST_REMEMBERED = 5_000;

/**
 * Looks up sessions and API keys, and remembers them for a second, as long as this process would hear that one of them has ended.
 * @param contextOf the portal's own function for it
 */
export function createCallers(publicUrl: string, contextOf: (facts: RequestFacts) => Promise<RequestContext>, canHear: () => boolean) {
  const remembered = new Map<string, Remembered>();
  const underWay = new Map<string, Promise<Identified>>();
  const sessionCookie = cookieNames(publicUrl).session;
  /** Counts what made everything forgotten: what was asked for before is not remembered after. */
  let generation = 0;

  /** Of those who send the same. A cookie header is not taken apart for it: this is asked for each request, and the header stays the same. */
  const nameOf = ({ headers: { authorization, cookie, host } }: Asked): string => {
    if (isApiKey(authorization)) return `key ${authorization}`;
    return cookie?.includes(sessionCookie) ? `cookies ${host} ${cookie}` : "nobody";
  };
  const proofOf = ({ headers: { authorization, cookie } }: Asked): Identified["by"] => {
    if (isApiKey(authorization)) return "key";
    return readCookie(cookie, sessionCookie) === null ? "nothing" : "cookie";
  };

  async function look(asked: Asked, name: string): Promise<Identified> {
    const { headers, requestId, ip } = asked;
    const began = generation;
    const by = proofOf(asked);
    const context = await contextOf({
      cookieHeader: by === "cookie" ? headers.cookie : null,
      authorization: by === "key" ? headers.authorization : null,
      host: headers.host ?? null,
      requestId,
      ip,
      userAgent: headers["user-agent"] ?? null,
    });
    const identified = { context, caller: callerOf(context), by };
    if (generation === began && canHear()) {
      remembered.delete(name);
      const now = performance.now();
      remembered.set(name, { identified, againFrom: now + LOOKED_UP_AGAIN_MS, until: now + REMEMBERED_MS });
      const oldest = remembered.keys().next().value;
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    }
    return identified;
  }

  function find(asked: Asked): Promise<Identified> {
    const name = nameOf(asked);
    const looking = underWay.get(name);
    if (looking) return looking;
    const found = look(asked, name).finally(() => {
      if (underWay.get(name) === found) underWay.delete(name);
    });
    underWay.set(name, found);
    return found;
  }

  return {
    /** Somebody who was looked up within the last second, or null. */
    known(asked: Asked): Identified | null {
      const entry = remembered.get(nameOf(asked));
      const now = performance.now();
      if (!entry || entry.until <= now || !canHear()) return null;
      if (entry.againFrom <= now) {
        entry.againFrom = entry.until;
        find(asked).catch(() => undefined); // whoever asks when the second is over hears of it
      }
      return entry.identified;
    },
    /**
     * Those who ask for the same one at the same time share one look.
     * @throws `unauthenticated` for an API key that does not count
     */
    find,
    forget(): void {
      generation += 1;
      remembered.clear();
      // What is being looked up may have been read before.
      underWay.clear();
    },
  };
}

export type Callers = ReturnType<typeof createCallers>;

function callerOf({ actor, tenant }: Pick<RequestContext, "actor" | "tenant">): Caller {
  const tenantId = tenant?.id ?? null;
  if (actor.kind === "user") {
    return { kind: "user", id: actor.userId, tenantId, role: roleOf(actor), actedBy: actor.impersonator?.userId ?? null };
  }
  if (actor.kind === "service") return { kind: "service", id: actor.serviceAccountId, tenantId, role: null, actedBy: null };
  return { kind: "anonymous", id: null, tenantId: null, role: null, actedBy: null };
}

const roleOf = (actor: Actor & { kind: "user" }): string | null => actor.tenantRole ?? actor.platformRole;
