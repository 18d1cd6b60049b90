import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { SoftLink } from "./soft-link.tsx";
import { TrendPill } from "./trend-pill.tsx";

interface StatCardProps {
  label: string;
  /** Ready to show; null when it is not known, then `unknownReason` says why. */
  figure: ReactNode | null;
  /** Shown instead of the trend when there is no figure. */
  unknownReason?: string;
  icon?: IconName;
  /** What the figure means and how it is counted. */
  definition?: string;
  /** Small print below, such as the period. */
  note?: ReactNode;
  /** `change` is a share (0.12 = +12 %); null when there is nothing to compare with. */
  trend?: { change: number | null; comparedWith: string; isUpGood?: boolean; locale?: string };
  /** Where the rows behind the figure are. */
  href?: string;
  /** Such as a `Sparkline`. */
  children?: ReactNode;
}

/** One figure, what it means, how it moves, and the way to its rows. */
export function StatCard({ label, figure, unknownReason, icon, definition, note, trend, href, children }: StatCardProps) {
  const t = useWords("shell");
  return (
    <div className={`relative flex min-w-0 flex-col rounded-2xl border bg-surface p-5 md:p-6 ${href ? "transition-colors hover:border-edge" : ""}`}>
      {icon ? (
        <span className="mb-5 inline-flex size-12 items-center justify-center rounded-xl bg-tint text-soft">
          <Icon name={icon} className="size-6" />
        </span>
      ) : null}
      <div className="flex min-h-6 items-center gap-1.5 text-muted text-sm">
        {href ? (
          <SoftLink href={href} className="stretched rounded-sm hover:text-ink">
            {label}
          </SoftLink>
        ) : (
          <span>{label}</span>
        )}
        {definition ? <Definition label={label} text={definition} /> : null}
      </div>
      <div className="mt-2 flex flex-wrap items-end justify-between gap-x-3 gap-y-2">
        <p className="font-bold text-3xl text-ink tabular-nums">{figure ?? "–"}</p>
        {figure !== null && trend ? <TrendPill {...trend} /> : null}
      </div>
      {figure === null ? <p className="mt-1 text-muted text-xs">{unknownReason ?? t("notKnownYet")}</p> : null}
      {note ? <p className="mt-1 text-muted text-xs">{note}</p> : null}
      {children ? <div className="mt-3">{children}</div> : null}
    </div>
  );
}

/** A small "i" that opens what a word means, over the width of its card so that it never runs out of the page; needs no script. */
function Definition({ label, text }: { label: string; text: string }) {
  const t = useWords("shell");
  return (
    <details>
      <summary
        className="relative inline-flex size-6 items-center justify-center rounded-full text-muted hover:text-ink"
        aria-label={t("whatLabelMeans", { label })}
      >
        <Icon name="info" className="size-4" />
      </summary>
      <p className="absolute inset-x-3 z-10 mt-1 rounded-lg border bg-raised p-3 text-soft text-xs shadow-raised">{text}</p>
    </details>
  );
}
