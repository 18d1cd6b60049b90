import type { Tone } from "./badge.tsx";

interface ProgressBarProps {
  /** From 0 to `max`; null while nobody knows. */
  value: number | null;
  max?: number;
  label: string;
  tone?: Exclude<Tone, "neutral">;
  className?: string;
}

const fills = { accent: "fill-accent-solid", good: "fill-good-solid", warn: "fill-warn-solid", bad: "fill-bad-solid" };

/** How far something is. Drawn as SVG, so that it needs no style attribute, which the security policy keeps for charts. */
export function ProgressBar({ value, max = 100, label, tone = "accent", className = "" }: ProgressBarProps) {
  const share = value === null || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value === null ? undefined : Math.min(value, max)}
      className={`h-2 overflow-hidden rounded-full bg-tint rtl:-scale-x-100 ${className}`}
    >
      {value === null ? (
        // Neither nothing nor a part: strokes that come and go.
        <svg aria-hidden="true" width="100%" height="8" className="block animate-pulse stroke-control motion-reduce:animate-none">
          <line x1="0" y1="4" x2="100%" y2="4" strokeWidth="8" strokeDasharray="4 8" />
        </svg>
      ) : (
        <svg aria-hidden="true" width="100%" height="8" className={`block ${fills[tone]}`}>
          <rect width={`${share * 100}%`} height="8" rx="4" />
        </svg>
      )}
    </div>
  );
}
