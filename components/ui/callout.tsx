import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type CalloutTone = "info" | "good" | "warn" | "bad";

const looks: Record<CalloutTone, { box: string; icon: IconName }> = {
  info: { box: "border-accent/30 bg-accent-soft [&_svg]:text-accent", icon: "info" },
  good: { box: "border-good/30 bg-good-soft [&_svg]:text-good", icon: "circle-check" },
  warn: { box: "border-warn/30 bg-warn-soft [&_svg]:text-warn", icon: "triangle-exclamation-point" },
  bad: { box: "border-bad/30 bg-bad-soft [&_svg]:text-bad", icon: "circle-exclamation-point" },
};

interface CalloutProps {
  tone?: CalloutTone;
  title?: ReactNode;
  children?: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  /** "alert" for what has just gone wrong; nothing for what the page simply says. */
  role?: "alert" | "status";
  className?: string;
}

/** Something to know before reading on. */
export function Callout({ tone = "info", title, children, actions, role, className = "" }: CalloutProps) {
  const { box, icon } = looks[tone];
  return (
    <div role={role} className={`flex flex-wrap items-start gap-x-3 gap-y-2 rounded-xl border p-4 text-sm ${box} ${className}`}>
      <Icon name={icon} className="size-5" />
      <div className="wrap-anywhere min-w-0 flex-1 basis-48">
        {title ? <p className="font-semibold text-ink">{title}</p> : null}
        {children ? <div className={`text-soft ${title ? "mt-1" : ""}`}>{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
