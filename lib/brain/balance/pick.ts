/** Below this share of usable instances the rest cannot carry the load either, and all are tried (Envoy's panic threshold). */
const PANIC_BELOW = 0.5;

interface Pickable {
  weight: number;
}

interface Looks<T> {
  /** Down, as its probe says. */
  isDown(instance: T): boolean;
  isEjected(instance: T): boolean;
  /** Its circuit breaker lets requests through. */
  isClosed(instance: T): boolean;
}

/**
 * The instances that may get a request: those with a weight that are neither down nor ejected; or, when those are fewer than half, all with a
 * weight. An open circuit breaker keeps an instance out in any case.
 */
export function pickable<T extends Pickable>(instances: readonly T[], { isDown, isEjected, isClosed }: Looks<T>): T[] {
  const weighty = instances.filter(({ weight }) => weight > 0);
  const well = weighty.filter((instance) => !isDown(instance) && !isEjected(instance));
  const chosen = well.length < weighty.length * PANIC_BELOW ? weighty : well;
  return chosen.filter(isClosed);
}
