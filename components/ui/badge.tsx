import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "good" | "warn" | "bad";

export const toneStyle: Record<Tone, string> = {
  neutral: "bg-tint text-soft",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
};

const dotStyle: Record<Tone, string> = {
  neutral: "bg-grey-400",
  accent: "bg-accent-solid",
  good: "bg-good-solid",
  warn: "bg-warn-solid",
  bad: "bg-bad-solid",
};

interface BadgeProps {
  tone?: Tone;
  icon?: ReactNode;
  /** A dot before the words; the words say the state, never the colour alone. */
  hasDot?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
}

/** A tinted pill with a state or a kind. */
export function Badge({ tone = "neutral", icon, hasDot = false, className = "", title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={`inline-flex max-w-full items-center gap-1.5 rounded-full px-2.5 py-0.5 font-medium text-xs ${toneStyle[tone]} ${className}`}
    >
      {hasDot ? <span aria-hidden="true" className={`size-1.5 shrink-0 rounded-full ${dotStyle[tone]}`} /> : icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
