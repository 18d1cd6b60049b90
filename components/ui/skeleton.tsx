/** A grey stand-in for content on its way. Put the words for screen readers once, with `SkeletonStatus`. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={`block animate-pulse rounded-md bg-tint ${className}`} />;
}

/** What a `loading.tsx` shows: a title, a row of figures and a table, and says so to screen readers. */
export function PageSkeleton({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="grid gap-6">
      <span className="sr-only">{label}…</span>
      <div className="grid gap-2">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="grid gap-px overflow-hidden rounded-2xl border bg-surface">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
          <div key={row} className="flex items-center gap-4 px-6 py-4">
            <Skeleton className="size-10 shrink-0 rounded-full" />
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="ms-auto h-4 w-16" />
          </div>
        ))}
      </div>
    </div>
  );
}
