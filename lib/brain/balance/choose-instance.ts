import type { Balancing } from "../routes/shapes.ts";

/** What choosing needs to know of an instance. */
export interface Choosable {
  address: string;
  /** In proportion to the others; 0 gets nothing. */
  weight: number;
  /** Requests that are under way to it. */
  underWay: number;
}

/** What a route remembers between choices. */
export interface ChooserMemory {
  next: number;
  /** Of smooth weighted round robin: what each instance has saved up. */
  credit: Map<string, number>;
}

export const newMemory = (): ChooserMemory => ({ next: 0, credit: new Map() });

/**
 * One of the instances, or null for none.
 * @param stickyKey whoever has the same one gets the same instance, as long as there is it
 * @param random from 0 up to, but not, 1
 */
export function chooseInstance<T extends Choosable>(
  instances: readonly T[],
  balancing: Balancing,
  memory: ChooserMemory,
  stickyKey: string,
  random: () => number = Math.random,
): T | null {
  if (instances.length <= 1) return instances[0] ?? null;
  if (balancing === "round_robin") {
    memory.next = (memory.next + 1) % 0x7fffffff;
    return instances[memory.next % instances.length] ?? null;
  }
  if (balancing === "least_requests") return leastOfTwo(instances, random);
  if (balancing === "weighted") return weighted(instances, memory);
  return rendezvous(instances, stickyKey);
}

/** The power of two choices: of two at random the one with less to do, in proportion to what it can. */
function leastOfTwo<T extends Choosable>(instances: readonly T[], random: () => number): T | null {
  const first = Math.floor(random() * instances.length);
  const second = (first + 1 + Math.floor(random() * (instances.length - 1))) % instances.length;
  const [one, other] = [instances[first], instances[second]];
  if (!one || !other) return one ?? other ?? null;
  return (one.underWay + 1) / one.weight <= (other.underWay + 1) / other.weight ? one : other;
}

/** Smooth weighted round robin, as nginx does it: 5, 1, 1 gives a a b a c a a rather than a a a a a b c. */
function weighted<T extends Choosable>(instances: readonly T[], { credit }: ChooserMemory): T | null {
  let total = 0;
  let best: T | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const instance of instances) {
    total += instance.weight;
    const saved = (credit.get(instance.address) ?? 0) + instance.weight;
    credit.set(instance.address, saved);
    if (saved > most) {
      most = saved;
      best = instance;
    }
  }
  if (best) credit.set(best.address, most - total);
  return best;
}

/**
 * Rendezvous hashing with weights (Thaler and Ravishankar 1998; weights after Schindelhauer and Schomaker 2005): when an instance goes, only
 * those move that were with it.
 */
function rendezvous<T extends Choosable>(instances: readonly T[], key: string): T | null {
  let best: T | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const instance of instances) {
    const share = (hash(`${instance.address}\n${key}`) + 1) / (0xffffffff + 2);
    const score = -instance.weight / Math.log(share);
    if (score > highest) {
      highest = score;
      best = instance;
    }
  }
  return best;
}

/** Whether this key is among the `percent` that a canary gets: the same ones as long as the percentage stays, more of them when it grows. */
export const isCanary = (key: string, percent: number): boolean => percent > 0 && hash(`canary\n${key}`) % 10_000 < percent * 100;

/** FNV-1a with the finisher of MurmurHash3, without which similar keys would land together. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
