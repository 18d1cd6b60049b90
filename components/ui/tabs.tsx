import { SoftLink } from "./soft-link.tsx";

interface TabsProps {
  label: string;
  items: { label: string; href: string; isCurrent: boolean /** Shown as a small pill. */; count?: number }[];
}

/** Tabs that are links: each has an address of its own. On a phone they take several lines, so that none is out of sight. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b print:hidden">
      <ul className="flex gap-x-1 max-md:flex-wrap">
        {items.map((item) => (
          <li key={item.href}>
            <SoftLink href={item.href} scroll={false} aria-current={item.isCurrent ? "page" : undefined} className="tab">
              {item.label}
              {item.count === undefined ? null : <span className="rounded-full bg-tint px-2 text-soft text-xs tabular-nums">{item.count}</span>}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
