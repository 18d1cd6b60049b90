import { byKey, type Cause, type CauseLink, type Explained, type Explanation } from "./explanation.ts";
import { inOrder } from "./put-first.ts";
import { NOT_MONITORED, type Readings } from "./states.ts";

/** What explained a group of services until it recovered before them. */
interface Held {
  links: CauseLink[];
  since: Date;
}

/**
 * Recovery comes in any order: a database is back before what needs it, and something between the two may be back first. Whoever fails on without an
 * explanation of its own keeps the one it had, for a grace time from when it was lost, unless it recovered in between.
 * Without this each of them would become a cause, and an alarm, of its own.
 */
export function holdAttributions(fresh: Explanation, previous: Explanation, states: Readings, graceMs: number): Explanation {
  const now = byKey(fresh);
  const before = byKey(previous);
  const groupOf = new Map(fresh.causes.flatMap((cause) => cause.members.map((member) => [member, cause] as const)));
  const held = new Map<string, Held>();
  for (const cause of fresh.causes) {
    const found = cause.kind === "failure" ? heldBy(cause) : null;
    if (found) held.set(cause.key, found);
  }
  for (const [key, { links }] of held) if (links.every((link) => resolve(link, new Set([key])).length === 0)) held.delete(key);
  if (held.size === 0) return fresh;

  const services = fresh.services.map((each): Explained => {
    const group = each.role === "cause" ? held.get(groupOf.get(each.key)?.key ?? "") : undefined;
    if (group) {
      const causes = merged(group.links.flatMap((link) => resolve(link, new Set([each.key]))));
      return { ...each, role: "consequence", causes, perhaps: [], unconfirmed: [], heldSince: group.since };
    }
    const causes = merged(each.causes.flatMap((link) => (held.has(link.cause) ? resolve(link, new Set([each.key])) : [link])));
    return { ...each, causes };
  });
  return { ...fresh, services, causes: causesOf(services) };

  function heldBy({ members }: Cause): Held | null {
    for (const member of members) {
      const [was, is] = [before.get(member), now.get(member)];
      if (was?.role !== "consequence" || !is || !isSameFailure(was, is, previous.at)) continue;
      const since = was.heldSince ?? fresh.at;
      const links = was.causes.filter(({ cause }) => !members.includes(cause) && isKnown(cause));
      if (links.length > 0 && fresh.at.getTime() - since.getTime() < graceMs) return { links: links.map(skipped), since };
    }
    return null;
  }

  /** What is no longer known of may explain nothing: it is told as such. */
  function isKnown(cause: string): boolean {
    return (states.get(cause) ?? NOT_MONITORED).state !== "unknown";
  }

  /** Where a link to a cause leads now that this cause may itself be held, or explained by another. */
  function resolve(link: CauseLink, seen: Set<string>): CauseLink[] {
    if (seen.has(link.cause)) return [];
    seen.add(link.cause);
    const onward = held.get(groupOf.get(link.cause)?.key ?? "")?.links ?? now.get(link.cause)?.causes ?? [];
    if (onward.length === 0) return [{ ...link, cause: groupOf.get(link.cause)?.key ?? link.cause }];
    return onward.flatMap((next) => resolve({ ...link, cause: next.cause, isSoft: link.isSoft || next.isSoft }, seen));
  }

  function causesOf(explained: readonly Explained[]): Cause[] {
    const causes = new Map(fresh.causes.filter(({ key }) => !held.has(key)).map((cause) => [cause.key, { ...cause, consequences: [] as string[] }]));
    for (const { key, causes: links } of explained) {
      for (const { cause } of links) {
        const known = causes.get(cause) ?? { ...recovered(cause, states), consequences: [] };
        known.consequences.push(key);
        causes.set(cause, known);
      }
    }
    return inOrder([...causes.values()].filter(({ kind, consequences }) => kind === "failure" || consequences.length > 0));
  }
}

/** A service that fails on since the explanation before, better or worse. */
function isSameFailure(was: Explained, is: Explained, at: Date): boolean {
  return is.state !== was.state || is.since === null || is.since <= at;
}

/** What lay between may have recovered: it is no longer named. */
const skipped = (link: CauseLink): CauseLink => ({ ...link, via: link.cause });

function merged(links: readonly CauseLink[]): CauseLink[] {
  const seen = new Set<string>();
  return links.filter(({ cause }) => !seen.has(cause) && seen.add(cause));
}

function recovered(key: string, states: Readings): Cause {
  const { state, since } = states.get(key) ?? NOT_MONITORED;
  const kind = state === "maintenance" ? "maintenance" : "recovered";
  return { key, kind, members: [key], firstBy: "only", state, since, reason: null, consequences: [] };
}
