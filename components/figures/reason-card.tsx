import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { type ChangedFigure, type Changes, type Contribution, effectsInWords } from "#lib/campaigns/schema";
import { CHANNEL_LABELS } from "../campaigns/campaign-words.tsx";
import { FIGURE_KINDS } from "../campaigns/figure-kinds.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface ReasonCardProps {
  changes: Changes;
  /** Where the rows behind a reason are. */
  hrefOf: (reason: Contribution) => string;
}

const SHOWN = 3;

/** Why the figures changed, in sentences computed from the rows: which campaign on which channel, and what of it was volume, rate and price. */
export function ReasonCard({ changes, hrefOf }: ReasonCardProps) {
  const t = useWords("figures");
  return (
    <Card title={t("whatChanged")} note={t("whatChangedNote")}>
      {changes.changes.length === 0 ? (
        <EmptyState icon="chart-line" title={t("nothingToCompare")} className="py-8">
          {t("nothingToCompareNote")}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {changes.changes.map((change) => (
            <FigureChange key={change.figure} change={change} currency={changes.currency} hrefOf={hrefOf} />
          ))}
        </div>
      )}
    </Card>
  );
}

function FigureChange({ change, currency, hrefOf }: { change: Changes["changes"][number]; currency: string; hrefOf: ReasonCardProps["hrefOf"] }) {
  const t = useWords("figures");
  const say = useSay();
  const f = useFormats();
  const { figure, change: by, now, reasons } = change;
  const write = (amount: number) => writeAmount(figure, amount, currency, f);
  const said = { figure: say(FIGURE_KINDS[figure].label), by: write(Math.abs(by)), now: write(now) };
  return (
    <section className="min-w-0">
      <h3 className="font-medium text-ink text-sm">{by > 0 ? t("rose", said) : by < 0 ? t("fell", said) : t("same", said)}</h3>
      <ul className="mt-2 grid gap-3">
        {reasons.slice(0, SHOWN).map((reason) => (
          <li key={`${reason.campaignId} ${reason.channel}`} className="text-sm text-soft">
            <bdi>
              <TextLink href={hrefOf(reason)}>
                {[reason.campaignName, reason.channel && say(CHANNEL_LABELS[reason.channel])].filter(Boolean).join(" · ")}
              </TextLink>
            </bdi>{" "}
            <Sentence figure={figure} reason={reason} currency={currency} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sentence({ figure, reason, currency }: { figure: ChangedFigure; reason: Contribution; currency: string }) {
  const t = useWords("figures");
  const say = useSay();
  const f = useFormats();
  const signed = (amount: number) => `${amount > 0 ? "+" : ""}${writeAmount(figure, amount, currency, f)}`;
  const change = signed(reason.change);
  if (reason.before === 0) return t("began", { change });
  if (reason.now === 0) return t("ended", { change });
  const parts = f.list(effectsInWords(figure, reason.effects).map(({ words, amount }) => `${say(words)} (${signed(amount)})`));
  return t("because", { change, parts });
}

function writeAmount(figure: ChangedFigure, amount: number, currency: string, f: ReturnType<typeof useFormats>): string {
  return figure === "conversions" ? f.number(amount) : f.minorMoney(amount, { currency });
}
