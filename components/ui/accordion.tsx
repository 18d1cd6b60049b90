import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface AccordionProps {
  items: { id: string; title: string /** After the title, such as a badge. */; mark?: ReactNode; content: ReactNode; isOpen?: boolean }[];
  /** A name shared by all items lets only one be open at a time. */
  exclusiveName?: string;
  className?: string;
}

/** Titles that open what belongs to them, on the browser's own `<details>`: needs no script, and finds words in closed parts. */
export function Accordion({ items, exclusiveName, className = "" }: AccordionProps) {
  return (
    <div className={`divide-y overflow-hidden rounded-2xl border bg-surface ${className}`}>
      {items.map((item) => (
        <details key={item.id} name={exclusiveName} open={item.isOpen} className="group">
          <summary className="flex min-h-12 items-center gap-3 px-5 py-3 font-medium text-ink text-sm -outline-offset-2 hover:bg-sunken">
            <span className="min-w-0 flex-1 wrap-anywhere">{item.title}</span>
            {item.mark}
            <Icon name="chevron-down" className="size-5 text-muted transition-transform group-open:rotate-180" />
          </summary>
          <div className="px-5 pt-1 pb-5 text-soft text-sm">{item.content}</div>
        </details>
      ))}
    </div>
  );
}
