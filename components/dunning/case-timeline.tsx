import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { type DunningEvent, UNPAID_BEFORE } from "#lib/dunning/schema";
import type { Words } from "#words";
import { Time } from "../format/time.tsx";
import type { Tone } from "../ui/badge.tsx";
import type { IconName } from "../ui/icon.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { STEP_NAMES } from "./step-words.tsx";

const LOOKS: Record<DunningEvent["kind"], { icon: IconName; tone: Tone }> = {
  opened: { icon: "receipt", tone: "bad" },
  step: { icon: "mail", tone: "accent" },
  paused: { icon: "clock", tone: "neutral" },
  resumed: { icon: "play", tone: "neutral" },
  note: { icon: "pencil", tone: "neutral" },
  recovered: { icon: "circle-check", tone: "good" },
  lost: { icon: "x", tone: "warn" },
};

const TITLES = {
  opened: "eventOpened",
  paused: "eventPaused",
  resumed: "eventResumed",
  recovered: "eventRecovered",
  lost: "eventLost",
} as const satisfies Record<Exclude<DunningEvent["kind"], "step" | "note">, string>;

/** What happened in a case, the newest first: steps with their mails, pauses, notes, and how it ended. */
export function CaseTimeline({ events, now }: { events: DunningEvent[]; now: Date }) {
  const { timeZone } = useFormats();
  const t = useWords("dunning");
  return (
    <Timeline
      label={t("whatHappened")}
      empty={t("nothingHappened")}
      entries={events.map((event) => ({
        id: event.id,
        title: titleOf(t, event),
        time: <Time value={event.at} now={now} timeZone={timeZone} />,
        ...lookOf(event),
        children: <Details event={event} />,
      }))}
    />
  );
}

/** Not every step is a mail. */
function lookOf({ kind, step }: DunningEvent): { icon: IconName; tone: Tone } {
  if (step === "propose_suspension") return { icon: "triangle-exclamation-point", tone: "warn" };
  return step === "suspend" ? { icon: "ban", tone: "bad" } : LOOKS[kind];
}

function titleOf(t: Words<"dunning">, { kind, step }: DunningEvent): string {
  if (kind === "step") return step ? t(STEP_NAMES[step]) : "";
  return kind === "note" ? t("eventNote") : t(TITLES[kind]);
}

function Details({ event: { kind, step, actor, text, told, mails } }: { event: DunningEvent }) {
  const t = useWords("dunning");
  const bdi = (name: unknown) => <bdi>{name as string}</bdi>;
  const isMailed = kind === "step" && step !== "propose_suspension";
  return (
    <div className="grid gap-1">
      {text ? (
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          {text === UNPAID_BEFORE ? t("unpaidBefore") : text}
        </p>
      ) : null}
      {mails.map(({ id, recipient, status }) => (
        <p key={id} className="wrap-anywhere">
          {t.rich("mailTo", { recipient, bdi })} · {t(status)}
        </p>
      ))}
      {isMailed && told === 0 ? <p>{t("toldNobody")}</p> : null}
      {told > mails.length ? <p>{t("mailsGone", { count: told - mails.length })}</p> : null}
      {kind === "opened" || kind === "recovered" || kind === "lost" ? null : (
        <p className="text-muted text-xs">{actor ? t.rich("bySomebody", { name: actor, bdi }) : t("byThePortal")}</p>
      )}
    </div>
  );
}
