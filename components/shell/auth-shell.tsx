import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Icon } from "../ui/icon.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { Logo } from "./logo.tsx";
import { ThemeButton } from "./theme-control.tsx";

interface AuthShellProps {
  product?: string;
  /** What is said to everybody, each a `Banner`. */
  notices?: ReactNode;
  title: string;
  note?: ReactNode;
  /** The form. */
  children: ReactNode;
  /** Below the form, such as a link to the status page. */
  footer?: ReactNode;
  /** What the panel beside the form says. */
  statement?: string;
  points?: string[];
}

/** The frame of signing in and everything around it: the form first, a quiet panel beside it on wide screens. */
export function AuthShell({ product = "BizOSaaS", notices, title, note, children, footer, statement, points }: AuthShellProps) {
  const t = useWords("shell");
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-2">
      <div className="flex min-w-0 flex-col px-4 sm:px-10">
        <header className="flex h-[77px] items-center justify-between gap-4">
          <SoftLink href="/" className="rounded-lg">
            <Logo name={product} />
          </SoftLink>
          <ThemeButton />
        </header>
        {notices ? (
          <aside aria-label={t("notices")} className="-mx-4 sm:-mx-10">
            {notices}
          </aside>
        ) : null}
        <main id="main" tabIndex={-1} className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center py-10 outline-none">
          <h1 className="font-semibold text-3xl text-ink tracking-tight">{title}</h1>
          {note ? <p className="mt-2 text-base text-muted">{note}</p> : null}
          <div className="mt-8">{children}</div>
          {footer ? <div className="mt-8 text-muted text-sm">{footer}</div> : null}
          <LanguageChoice className="mt-8" />
        </main>
      </div>
      <aside className="relative hidden overflow-hidden bg-brand-950 lg:flex lg:items-center">
        <Steps />
        <div className="relative mx-auto max-w-md px-10 py-16 text-white">
          <p className="text-balance font-semibold text-3xl tracking-tight">{statement ?? t("statement")}</p>
          <ul className="mt-8 grid gap-4 text-base text-brand-100">
            {(points ?? [t("pointSources"), t("pointWalls"), t("pointRecord")]).map((point) => (
              <li key={point} className="flex items-start gap-3">
                <Icon name="circle-check" className="mt-0.5 size-5 text-brand-300" />
                {point}
              </li>
            ))}
          </ul>
        </div>
      </aside>
    </div>
  );
}

/** Rising bars in the corner: the product's theme, and nothing to read. */
function Steps() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 400 240"
      preserveAspectRatio="xMaxYMax slice"
      className="absolute inset-x-0 bottom-0 h-72 w-full text-brand-500 rtl:-scale-x-100"
    >
      {[24, 44, 36, 68, 96, 84, 128, 172].map((height, index) => (
        <rect
          key={height}
          x={index * 52 + 2}
          y={240 - height}
          width="40"
          height={height + 12}
          rx="8"
          fill="currentColor"
          opacity={0.08 + index * 0.035}
        />
      ))}
    </svg>
  );
}
