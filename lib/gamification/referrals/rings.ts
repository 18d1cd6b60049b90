import type { ReferralGraph } from "./schema.ts";

/** That one company came by another's invitation. */
export interface ReferralEdge {
  from: string;
  to: string;
  /** Whether who came went on: paid, or invited others. */
  isActive: boolean;
  address: string | null;
  device: string | null;
  payment: string | null;
}

type Ring = ReferralGraph["rings"][number];

/** So many invited, of whom so few went on, is a star of accounts that were made for it. */
const STAR_LEAVES = 5;
const STAR_ACTIVE_SHARE = 0.2;
const SHARED = ["payment", "device", "address"] as const;

/**
 * What looks arranged among referrals: companies that invited each other in a circle (strongly connected components, by Tarjan 1972), a company
 * that invited many of whom hardly one went on, and companies that came with one address, device or payment instrument. Pure; the order
 * of the edges does not matter.
 */
export function ringsOf(edges: readonly ReferralEdge[]): Ring[] {
  return [...cycles(edges), ...stars(edges), ...sharing(edges)];
}

function cycles(edges: readonly ReferralEdge[]): Ring[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const selfInvited = new Set(edges.filter(({ from, to }) => from === to).map(({ from }) => from));
  return components([...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort(), (node) => (next.get(node) ?? []).map(({ to }) => to))
    .filter((component) => component.length > 1 || component.some((node) => selfInvited.has(node)))
    .map((component): Ring => ({ reason: "cycle", shared: null, tenantIds: component.sort() }))
    .sort(byFirst);
}

/** Strongly connected components. Without recursion, since a chain of invitations may be longer than the stack. */
function components(nodes: readonly string[], nextOf: (node: string) => string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));
  const visit = (node: string) => {
    index.set(node, index.size);
    lower(node, index.get(node) ?? 0);
    open.push(node);
    isOpen.add(node);
    return { node, rest: nextOf(node) };
  };
  for (const root of nodes) {
    if (index.has(root)) continue;
    const path = [visit(root)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { node, rest } = top;
      const to = rest.pop();
      if (to !== undefined) {
        if (!index.has(to)) path.push(visit(to));
        else if (isOpen.has(to)) lower(node, index.get(to) ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      const component = open.splice(open.indexOf(node));
      for (const each of component) isOpen.delete(each);
      found.push(component);
    }
  }
  return found;
}

function stars(edges: readonly ReferralEdge[]): Ring[] {
  return [...Map.groupBy(edges, ({ from }) => from)]
    .filter(([, invited]) => invited.length >= STAR_LEAVES && invited.filter(({ isActive }) => isActive).length / invited.length <= STAR_ACTIVE_SHARE)
    .map(([from, invited]): Ring => ({ reason: "star", shared: null, tenantIds: [from, ...new Set(invited.map(({ to }) => to))].sort() }))
    .sort(byFirst);
}

function sharing(edges: readonly ReferralEdge[]): Ring[] {
  return SHARED.flatMap((shared) =>
    [
      ...Map.groupBy(
        edges.filter((edge) => edge[shared] !== null),
        (edge) => edge[shared],
      ),
    ]
      .map(([, same]): Ring => ({ reason: "shared", shared, tenantIds: [...new Set(same.map(({ to }) => to))].sort() }))
      .filter(({ tenantIds }) => tenantIds.length > 1)
      .sort(byFirst),
  );
}

const byFirst = (left: Ring, right: Ring) => (left.tenantIds[0] ?? "").localeCompare(right.tenantIds[0] ?? "");
