import type { ReactNode } from "react";
import { Breadcrumbs } from "./breadcrumbs.tsx";

interface PageHeaderProps {
  title: string;
  /** One sentence on what this page is for, or on the state of its subject. */
  note?: ReactNode;
  /** Beside the title, such as a status. */
  mark?: ReactNode;
  actions?: ReactNode;
  breadcrumbs?: { label: string; href?: string }[];
}

/** The one `h1` of a page, with where it stands and what can be done here. */
export function PageHeader({ title, note, mark, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <header className="grid gap-2">
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 dir="auto" className="min-w-0 font-semibold text-2xl text-ink wrap-anywhere">
              {title}
            </h1>
            {mark}
          </div>
          {note ? <p className="mt-1 max-w-prose text-muted text-sm">{note}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
