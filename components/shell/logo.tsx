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

/** Mark and name. */
export function Logo({ name = "BizOSaaS", className = "" }: { name?: string; className?: string }) {
  return (
    <span className={`inline-flex min-w-0 items-center gap-2.5 ${className}`}>
      <LogoMark />
      <span className="side-wide truncate font-semibold text-ink text-xl tracking-tight">{name}</span>
    </span>
  );
}
