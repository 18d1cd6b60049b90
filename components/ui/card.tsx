import { type ReactNode, useId } from "react";

interface CardProps {
  title?: ReactNode;
  /** One line below the title. */
  note?: ReactNode;
  /** Buttons or a menu at the end of the title's line. */
  actions?: ReactNode;
  /** Rank of the title in the page; 2 unless told. */
  level?: 2 | 3;
  /** Leaves out the padding around the content, for tables and lists that reach the edges. */
  isFlush?: boolean;
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A surface with a title; a region of its own for screen readers when it has one. */
export function Card({ title, note, actions, level = 2, isFlush = false, footer, className = "", children }: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={title ? titleId : undefined} className={`flex min-w-0 flex-col rounded-2xl border bg-surface ${className}`}>
      {title ? (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-5 pt-5 pb-4 md:px-6 md:pt-6">
          <div className="min-w-0">
            <Heading id={titleId} className="font-semibold text-ink text-lg">
              {title}
            </Heading>
            {note ? <p className="mt-0.5 max-w-prose text-muted text-sm">{note}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
        </header>
      ) : null}
      <div className={`min-w-0 grow ${isFlush ? (title ? "border-t" : "") : `px-5 pb-5 md:px-6 md:pb-6 ${title ? "" : "pt-5 md:pt-6"}`}`}>
        {children}
      </div>
      {footer ? <footer className="border-t px-5 py-4 md:px-6">{footer}</footer> : null}
    </section>
  );
}
