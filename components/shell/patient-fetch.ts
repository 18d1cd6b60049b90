/** How long is waited before the page is asked for again, in ms; the last of them each time from then on. */
const AGAIN_AFTER_MS = [500, 1_000, 2_000, 5_000];
const MOST_AFTER_MS = 30_000;

interface Surroundings {
  /** The address that is shown, whole. */
  address(): string;
  wait(ms: number): Promise<void>;
}

/**
 * A `fetch` for Next's router, which takes every failure to bring a page up to date for a reason to load it anew by the browser: what was typed or
 * open would be gone, and while nobody answers, so would the page. What asks for the shown page is asked again instead, for as long as it is
 * shown, where nobody answers, or only that it cannot be now (429, 500 and above); `retry-after` in seconds is heeded. All else goes through as it is.
 */
export function patientFetch(original: typeof fetch, { address, wait }: Surroundings): typeof fetch {
  return async (input, init) => {
    if (!(input instanceof URL) || !isUpdate(input, init, address())) return original(input, init);
    for (let tries = 0; ; tries += 1) {
      const answer = await original(input, init).catch((error: unknown) => {
        if (init?.signal?.aborted) throw error;
        return null;
      });
      if (answer && answer.status !== 429 && answer.status < 500) return answer;
      await wait(pauseMs(answer, tries));
      // Nobody waits for what was to be shown there; told of a failure, the router would still leave for it.
      if (!isSamePage(input, address())) return new Promise(() => undefined);
    }
  };
}

/** Whether Next's router asks for the page that is shown, and not ahead for another. */
function isUpdate(url: URL, init: RequestInit | undefined, shown: string): boolean {
  const headers = new Headers(init?.headers);
  return headers.get("rsc") === "1" && !headers.has("next-router-prefetch") && isSamePage(url, shown);
}

/** The router's own mark in the address apart. */
function isSamePage(url: URL, shown: string): boolean {
  const of = ({ origin, pathname, searchParams }: URL) => {
    const others = [...searchParams].filter(([name]) => name !== "_rsc");
    return `${origin}${pathname}?${new URLSearchParams(others)}`;
  };
  return of(url) === of(new URL(shown));
}

function pauseMs(answer: Response | null, tries: number): number {
  const asked = Number(answer?.headers.get("retry-after")) * 1_000;
  return asked > 0 ? Math.min(asked, MOST_AFTER_MS) : (AGAIN_AFTER_MS[tries] ?? AGAIN_AFTER_MS.at(-1) ?? MOST_AFTER_MS);
}
