import type { ReactNode } from "react";

export interface AmountLine {
  key: string;
  title: ReactNode;
  /** How the amount comes about. */
  how?: string;
  amount: string;
  isSum?: boolean;
}

/** What adds up to an amount: words at the start of each line, money at its end. */
export function AmountLines({ label, lines }: { label: string; lines: AmountLine[] }) {
  return (
    <ul aria-label={label} className="grid">
      {lines.map(({ key, title, how, amount, isSum = false }) => (
        <li
          key={key}
          className={`flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t py-3 text-sm first:border-t-0 ${isSum ? "font-semibold text-ink" : "text-soft"}`}
        >
          <span className="grid min-w-0 flex-1 basis-48 gap-0.5">
            <span className={`wrap-anywhere ${isSum ? "" : "text-ink"}`}>{title}</span>
            {how ? <span className="text-muted text-xs">{how}</span> : null}
          </span>
          <span className="text-end text-ink tabular-nums">{amount}</span>
        </li>
      ))}
    </ul>
  );
}
