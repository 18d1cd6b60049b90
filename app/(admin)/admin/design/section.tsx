import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  note?: string;
  children: ReactNode;
}

/** A part of the gallery that the index leads to. */
export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id} data-section={id} className="grid min-w-0 grid-cols-1 gap-4">
      <div>
        <h2 id={id} tabIndex={-1} className="scroll-mt-36 font-semibold text-ink text-xl lg:scroll-mt-28">
          {title}
        </h2>
        {note ? <p className="mt-1 max-w-prose text-muted text-sm">{note}</p> : null}
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4 xl:grid-cols-2">{children}</div>
    </section>
  );
}

interface SampleProps {
  /** Which component or state this is. */
  title: string;
  /** What a picture cannot show, such as keys. */
  note?: string;
  isWide?: boolean;
  children: ReactNode;
}

/** One component in some of its states. */
export function Sample({ title, note, isWide = false, children }: SampleProps) {
  return (
    <div className={`min-w-0 rounded-2xl border bg-surface p-5 ${isWide ? "xl:col-span-2" : ""}`}>
      <h3 className="font-semibold text-ink text-sm">{title}</h3>
      {note ? <p className="mt-0.5 text-muted text-xs">{note}</p> : null}
      <div className="mt-4 grid min-w-0 grid-cols-1 gap-4">{children}</div>
    </div>
  );
}

/** Things beside each other, with room to wrap. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex min-w-0 flex-wrap items-center gap-3">{children}</div>;
}
