import type { ReactNode } from "react";

interface DataListProps {
  items: { label: ReactNode; value: ReactNode /** Spans the whole width. */; isWide?: boolean }[];
  columns?: 1 | 2 | 3;
  className?: string;
}

const grids = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 xl:grid-cols-3" };

/** Labels and their values. An unknown value (null, undefined, "") is shown as "–". */
export function DataList({ items, columns = 2, className = "" }: DataListProps) {
  return (
    <dl className={`grid gap-x-6 gap-y-5 ${grids[columns]} ${className}`}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, never reordered
        <div key={index} className={`grid min-w-0 content-start gap-1 ${item.isWide ? "col-span-full" : ""}`}>
          <dt className="text-muted text-xs">{item.label}</dt>
          <dd className="min-w-0 font-medium text-ink text-sm wrap-anywhere">
            {item.value === undefined || item.value === null || item.value === "" ? "–" : item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
