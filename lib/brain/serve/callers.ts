import type { IncomingHttpHeaders } from "node:http";
import type { Actor } from "#lib/access";
import { contextOfRequest, cookieNames, type RequestContext, readCookie } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
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

/** How old at most what is remembered of somebody is. The end of a session is heard at once; another role counts after this time. */
const REMEMBERED_MS = 1_000;
const MOST_REMEMBERED = 5_000;

/**
 * Looks up sessions and API keys with the portal's own functions, and remembers them for a second, as long as this process would hear that one
 * of them has ended.
 */
export function createCallers(runtime: Runtime, canHear: () => boolean) {
  const remembered = new Map<string, { identified: Identified; until: number }>();
  const underWay = new Map<string, Promise<Identified>>();
  const sessionCookie = cookieNames(runtime.config.publicUrl).session;
  /** Counts what made everything forgotten: what was asked for before is not remembered after. */
  let generation = 0;

  const nameOf = ({ headers }: Asked): { name: string; by: Identified["by"] } => {
    if (isApiKey(headers.authorization)) return { name: `key ${headers.authorization}`, by: "key" };
    const token = headers.cookie === undefined ? null : readCookie(headers.cookie, sessionCookie);
    return token === null ? { name: "nobody", by: "nothing" } : { name: `session ${headers.host} ${token}`, by: "cookie" };
  };

  async function look({ headers, requestId, ip }: Asked, name: string, by: Identified["by"]): Promise<Identified> {
    const began = generation;
    const context = await contextOfRequest(runtime, {
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
      remembered.set(name, { identified, until: performance.now() + REMEMBERED_MS });
      const oldest = remembered.keys().next().value;
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    }
    return identified;
  }

  return {
    /** Somebody who was looked up within the last second, or null. */
    known(asked: Asked): Identified | null {
      const entry = remembered.get(nameOf(asked).name);
      return entry && entry.until > performance.now() && canHear() ? entry.identified : null;
    },
    /**
     * Those who ask for the same one at the same time share one look.
     * @throws `unauthenticated` for an API key that does not count
     */
    find(asked: Asked): Promise<Identified> {
      const { name, by } = nameOf(asked);
      const looking = underWay.get(name);
      if (looking) return looking;
      const found = look(asked, name, by).finally(() => {
        if (underWay.get(name) === found) underWay.delete(name);
      });
      underWay.set(name, found);
      return found;
    },
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
