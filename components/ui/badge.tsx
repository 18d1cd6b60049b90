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
  neutral: "badge-dot before:bg-grey-400",
  accent: "badge-dot before:bg-accent-solid",
  good: "badge-dot before:bg-good-solid",
  warn: "badge-dot before:bg-warn-solid",
  bad: "badge-dot before:bg-bad-solid",
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

/** A tinted pill with a state or a kind. One element: a list has one or two in every row. */
export function Badge({ tone = "neutral", icon, hasDot = false, className = "", title, children }: BadgeProps) {
  return (
    <span title={title} className={`badge ${toneStyle[tone]} ${hasDot ? dotStyle[tone] : ""} ${className}`}>
      {hasDot ? null : icon}
      {children}
    </span>
  );
}
