import { WARN_AT } from "#lib/billing/schema";
import { ProgressBar } from "../ui/progress-bar.tsx";

interface AllowanceProps {
  label: string;
  used: number;
  /** Null: none. */
  limit: number | null;
  /** Both, ready to show. */
  says: string;
  note?: string;
}

/** How much of one limit is used; amber from 80 % on, red when nothing is left. */
export function Allowance({ label, used, limit, says, note }: AllowanceProps) {
  return (
    <li className="grid gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="text-soft">{label}</span>
        <span className="font-medium text-ink tabular-nums">{says}</span>
      </p>
      {limit === null ? null : <ProgressBar label={label} value={Math.min(used, limit)} max={limit} tone={toneOf(used, limit)} />}
      {note ? <p className="text-muted text-xs">{note}</p> : null}
    </li>
  );
}

function toneOf(used: number, limit: number): "accent" | "warn" | "bad" {
  if (used >= limit) return "bad";
  return used >= limit * WARN_AT ? "warn" : "accent";
}
