import { retryAfterSeconds, stateOfPeriod } from "#lib/settings";
import { pageRoute, withNext } from "#lib/web";
import { maintenancePage } from "./maintenance-page.ts";

const LOOK_AGAIN_SECONDS = 30;

/** Where pages lead whom a maintenance locks out. A route of its own, since no page of Next's can answer with 503. */
export const GET = pageRoute(({ settings, now, locale, theme, nonce, next }) => {
  const { maintenance, product } = settings;
  if (stateOfPeriod(maintenance, now) !== "on") return { redirectTo: next ?? "/" };
  const wait = retryAfterSeconds(maintenance, now);
  return {
    status: 503,
    headers: {
      // The page looks again by itself, and leads back once it is over.
      refresh: `${LOOK_AGAIN_SECONDS}; url=${withNext("/maintenance", next)}`,
      ...(wait !== null && { "retry-after": String(wait) }),
    },
    html: maintenancePage({ locale, product: product.name, message: maintenance.message, endsAt: maintenance.endsAt, theme, nonce }),
  };
});
