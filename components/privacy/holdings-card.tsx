import { useSay, useWords } from "#components/format/words";
import type { Holding, HoldingsOfRoom } from "#lib/privacy/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";

const FATES: Record<Holding["onErasure"], { label: string; tone: Tone }> = {
  deleted: { label: "Deleted when you are erased", tone: "neutral" },
  changed: { label: "You are taken out of it", tone: "accent" },
  kept: { label: "Kept without your name", tone: "warn" },
};

/** What is kept of a person, by room: how much, why, and what erasing does with it. */
export function HoldingsCard({ rooms }: { rooms: HoldingsOfRoom[] }) {
  const t = useWords("account");
  const say = useSay();
  const formats = useFormats();
  return (
    <Card title={t("whatIsKeptOfYou")} note={t("everythingThatHasYourNameYour")} isFlush>
      <div className="divide-y">
        {rooms.map(({ label, holdings }) => (
          <section key={label} className="px-5 py-5 md:px-6">
            <h3 className="font-semibold text-base text-ink">{say(label)}</h3>
            <ul className="mt-3 grid gap-4">
              {holdings.map((holding) => (
                <li key={say(holding.what)} className="grid gap-1">
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-medium text-ink text-sm">
                      {say(holding.what)} <span className="font-normal text-muted tabular-nums">({formats.number(holding.count)})</span>
                    </span>
                    <Badge tone={FATES[holding.onErasure].tone}>{say(FATES[holding.onErasure].label)}</Badge>
                  </div>
                  <p className="max-w-prose text-soft text-sm">
                    {say(holding.why)}
                    {holding.because ? <span className="text-muted"> {t("whenYouAreErasedBecause", { because: say(holding.because) })}</span> : null}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}
