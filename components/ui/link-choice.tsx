import { SoftLink } from "./soft-link.tsx";

interface LinkChoiceProps {
  /** What is chosen; read out before the options. */
  label: string;
  items: { label: string; href: string; isCurrent: boolean }[];
}

/** One of a few short words, each with an address: what `SegmentedControl` is in a form. For what narrows a list, beside `Tabs` for what it is. */
export function LinkChoice({ label, items }: LinkChoiceProps) {
  return (
    <nav aria-label={label} className="min-w-0 max-w-full print:hidden">
      <ul className="inline-flex max-w-full flex-wrap gap-1 rounded-xl bg-tint p-1">
        {items.map((item) => (
          <li key={item.href}>
            <SoftLink
              href={item.href}
              scroll={false}
              aria-current={item.isCurrent ? "page" : undefined}
              className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-lg px-3.5 font-medium text-muted text-sm hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-field sm:min-h-9"
            >
              {item.label}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
