import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** Why it is empty and what to do first. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** Says why there is nothing here and what to do first. */
export function EmptyState({ icon = "inbox", title, children, action, className = "" }: EmptyStateProps) {
  return (
    <div className={`flex flex-col items-center px-6 py-14 text-center ${className}`}>
      <span className="mb-4 inline-flex size-12 items-center justify-center rounded-xl bg-tint text-soft">
        <Icon name={icon} className="size-6" />
      </span>
      <p className="font-semibold text-base text-ink">{title}</p>
      {children ? <div className="mt-1 max-w-md text-balance text-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
