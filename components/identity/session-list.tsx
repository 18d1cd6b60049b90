import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { OwnSession } from "#lib/identity/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { PlaceName } from "./place.tsx";
import { sayMethods } from "./sign-in-words.ts";

interface SessionListProps {
  sessions: OwnSession[];
  now: Date;
  /** What ends one; `title` names it. Null where nothing is to be ended. */
  end: ((session: Pick<OwnSession, "id" | "isCurrent">, title: string) => ReactNode) | null;
}

/** Where somebody is signed in: one entry for each sign-in, the brand domains it is used on below it. */
export function SessionList({ sessions, now, end }: SessionListProps) {
  const t = useWords("account");
  const say = useSay();
  return (
    <ul className="divide-y">
      {sessions.map((session) => (
        <li key={session.id} className="grid gap-3 px-5 py-4 md:px-6">
          <Entry session={session} title={say(session.device)} icon="monitor" now={now} end={end}>
            <span>{sayMethods(session.methods, say)}</span>
            <span>{t.rich("signedIn", { time: () => <Time value={session.createdAt} now={now} /> })}</span>
          </Entry>
          {session.brandSessions.length > 0 ? (
            <ul aria-label={t("onOtherAddressesWithDevice", { device: say(session.device) })} className="grid gap-3 border-s ps-4 sm:ms-4">
              {session.brandSessions.map((follower) => (
                <li key={follower.id}>
                  <Entry session={follower} title={follower.host} icon="globe" now={now} end={end} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface EntryProps {
  session: Pick<OwnSession, "id" | "isCurrent" | "country" | "ip" | "lastUsedAt">;
  title: string;
  icon: IconName;
  now: Date;
  end: SessionListProps["end"];
  children?: ReactNode;
}

function Entry({ session, title, icon, now, end, children }: EntryProps) {
  const t = useWords("account");
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Icon name={icon} className="mt-0.5 size-5 text-muted" />
      <div className="grid min-w-0 flex-1 basis-56 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-ink wrap-anywhere">
          <bdi>{title}</bdi>
          {session.isCurrent ? <Badge tone="good">{t("thisSession")}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
          <span>
            <PlaceName country={session.country} />
            {session.ip ? ` · ${session.ip}` : null}
          </span>
          {children}
          <span>{t.rich("lastUsed", { time: () => <Time value={session.lastUsedAt} now={now} /> })}</span>
        </p>
      </div>
      {end?.(session, title)}
    </div>
  );
}

/** Ends one of one's own sessions. `action` takes the session's id in the field `id`. */
export function EndSession({ session, title, action }: { session: Pick<OwnSession, "id" | "isCurrent">; title: string; action: FormAction }) {
  const t = useWords("account");
  return (
    <ActionForm action={action} hidden={{ id: session.id }} label={t("endTheSessionTitle", { title })} className="grid gap-2">
      <SubmitButton
        variant="secondary"
        size="sm"
        pendingLabel={t("ending")}
        aria-label={session.isCurrent ? t("endThisSession") : t("endTitle", { title })}
      >
        {t("end")}
      </SubmitButton>
    </ActionForm>
  );
}
