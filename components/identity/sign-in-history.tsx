import { useSay } from "#components/format/words";
import type { SignInEvent } from "#lib/identity/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { PlaceName } from "./place.tsx";
import { sayEvent, sayMethods } from "./sign-in-words.ts";

/** How an account was used and tried, newest first. */
export function SignInHistory({ events, now }: { events: SignInEvent[]; now: Date }) {
  const say = useSay();
  return (
    <ol className="divide-y">
      {events.map((event) => {
        const { label, tone } = sayEvent(event.action);
        return (
          <li key={event.id} className="grid gap-1 px-5 py-3 md:px-6">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={tone} title={event.action}>
                {say(label)}
              </Badge>
              {event.method ? <span className="text-soft text-sm">{sayMethods([event.method], say)}</span> : null}
              <Time value={event.at} now={now} className="text-muted text-sm sm:ms-auto" />
            </div>
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm wrap-anywhere">
              <bdi>{say(event.device)}</bdi>
              <span>
                <PlaceName country={event.country} />
                {event.ip ? ` · ${event.ip}` : null}
              </span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
