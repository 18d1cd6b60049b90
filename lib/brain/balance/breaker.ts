import { type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";

export interface BreakerSettings {
  failures: number;
  openSeconds: number;
  successes: number;
}

/** The circuit breaker of one instance for one route: `cockatiel` decides when it opens and closes. */
export interface Breaker {
  /** Whether a request may be sent now. */
  isUsable(): boolean;
  readonly state: "closed" | "open" | "half_open";
  /** Until it lets somebody try again; 0 when it does. */
  waitMs(): number;
  /** Says that a request is sent now. @returns what to call once with whether it failed; null when nobody can tell */
  begin(): (isFailure: boolean | null) => void;
}

/** How a request ended that is not held against the instance by an exception of its own. */
const FAILED = new Error("the instance failed");
/** The request itself is answered elsewhere. */
const nothing = (): void => undefined;

export function createBreaker({ failures, openSeconds, successes }: BreakerSettings, onChange: (state: Breaker["state"]) => void): Breaker {
  const openMs = openSeconds * 1_000;
  const policy: CircuitBreakerPolicy = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: openMs,
    halfOpenSampling: { calls: successes, threshold: 0 },
  });
  let openedAt = 0;
  let trials = 0;
  policy.onBreak(() => {
    openedAt = Date.now();
  });
  policy.onStateChange(() => onChange(stateOf(policy)));
  let hasFailed = false;
  /**
   * One that succeeds after another changes nothing, so that `cockatiel` is told of failures, and of the first success after them. What began
   * before the circuit opened and ends later tells of a time that is past.
   */
  const countWhileClosed = (isFailure: boolean | null) => {
    if (isFailure === null || policy.state !== CircuitState.Closed || (!isFailure && !hasFailed)) return;
    hasFailed = isFailure;
    policy.execute(() => (isFailure ? Promise.reject(FAILED) : undefined)).catch(nothing);
  };
  const waitMs = () => (policy.state === CircuitState.Open ? Math.max(0, openMs - (Date.now() - openedAt)) : 0);
  return {
    get state() {
      return stateOf(policy);
    },
    waitMs,
    // Those who would have to wait for the verdict on others go to another instance instead; one at a time tries.
    isUsable: () => policy.state === CircuitState.Closed || (waitMs() === 0 && trials === 0),
    begin() {
      if (policy.state === CircuitState.Closed) return countWhileClosed;
      trials += 1;
      let settle: (isFailure: boolean) => void = () => undefined;
      const ended = new Promise<void>((resolve, reject) => {
        settle = (isFailure) => (isFailure ? reject(FAILED) : resolve());
      });
      policy.execute(() => ended).catch(nothing);
      return (isFailure) => {
        trials -= 1;
        // A trial that told nothing has not shown that all is well.
        settle(isFailure ?? true);
      };
    },
  };
}

function stateOf(policy: CircuitBreakerPolicy): Breaker["state"] {
  return policy.state === CircuitState.Closed ? "closed" : policy.state === CircuitState.HalfOpen ? "half_open" : "open";
}
