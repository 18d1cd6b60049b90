import type { Holding, HoldingsOfRoom } from "#lib/privacy/schema";
import { formatNumber } from "../format/number.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";

const FATES: Record<Holding["onErasure"], { label: string; tone: Tone }> = {
  deleted: { label: "Deleted when you are erased", tone: "neutral" },
  changed: { label: "You are taken out of it", tone: "accent" },
  kept: { label: "Kept without your name", tone: "warn" },
};

/** What is kept of a person, by room: how much, why, and what erasing does with it. */
export function HoldingsCard({ rooms }: { rooms: HoldingsOfRoom[] }) {
  return (
    <Card title="What is kept of you" note="Everything that has your name, your address or your number on it, counted just now." isFlush>
      <div className="divide-y">
        {rooms.map(({ label, holdings }) => (
          <section key={label} className="px-5 py-5 md:px-6">
            <h3 className="font-semibold text-base text-ink">{label}</h3>
            <ul className="mt-3 grid gap-4">
              {holdings.map((holding) => (
                <li key={holding.what} className="grid gap-1">
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-medium text-ink text-sm">
                      {holding.what} <span className="font-normal text-muted tabular-nums">({formatNumber(holding.count)})</span>
                    </span>
                    <Badge tone={FATES[holding.onErasure].tone}>{FATES[holding.onErasure].label}</Badge>
                  </div>
                  <p className="max-w-prose text-soft text-sm">
                    {holding.why}
                    {holding.because ? <span className="text-muted"> When you are erased: {holding.because}</span> : null}
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
