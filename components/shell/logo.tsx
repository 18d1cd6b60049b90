import type { ReactNode } from "react";

/** Our mark: a ledger's two rows that make a B, the lower one lighter. */
export function LogoMark({ className = "size-8" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="8" className="fill-accent-solid" />
      <path fill="#fff" d="M9.5 7h7.25a4.5 4.5 0 0 1 0 9H9.5z" />
      <path fill="#fff" opacity="0.72" d="M9.5 17.5h9a4 4 0 0 1 0 8h-9z" />
    </svg>
  );
}

interface LogoProps {
  name?: string;
  /** In place of our mark. */
  mark?: ReactNode;
  /** Below the name, such as "on BizOSaaS". */
  note?: string | null;
  className?: string;
}

/** Mark and name. */
export function Logo({ name = "BizOSaaS", mark, note, className = "" }: LogoProps) {
  return (
    <span className={`inline-flex min-w-0 items-center gap-2.5 ${className}`}>
      {mark ?? <LogoMark />}
      <span className="side-wide grid min-w-0">
        <span dir="auto" className="truncate font-semibold text-ink text-xl tracking-tight">
          {name}
        </span>
        {note ? <span className="truncate text-muted text-xs">{note}</span> : null}
      </span>
    </span>
  );
}
