import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { Logo } from "./logo.tsx";
import { ThemeButton } from "./theme-control.tsx";

interface PublicShellProps {
  product?: string;
  /** What is said to everybody, each a `Banner`. */
  notices?: ReactNode;
  links?: { label: string; href: string }[];
  /** At the end of the header, such as "Sign in". */
  actions?: ReactNode;
  footerLinks?: { label: string; href: string }[];
  /** Small print at the end of the page. */
  footerNote?: ReactNode;
  /** "page" leaves the width to the content, for sections that reach the edges. */
  width?: "contained" | "page";
  children: ReactNode;
}

/** The frame of everything anybody may see: marketing, status, documents. */
export function PublicShell({
  product = "BizOSaaS",
  notices,
  links = [],
  actions,
  footerLinks = [],
  footerNote,
  width = "contained",
  children,
}: PublicShellProps) {
  const t = useWords("shell");
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <header className="border-b print:hidden">
        <div className="container-page flex min-h-[77px] max-w-6xl flex-wrap items-center gap-x-8 gap-y-1 py-3">
          <SoftLink href="/" className="rounded-lg">
            <Logo name={product} />
          </SoftLink>
          {links.length > 0 ? (
            <nav aria-label={t("main")} className="order-last w-full overflow-x-auto sm:order-none sm:w-auto">
              <ul className="flex gap-1">
                {links.map((link) => (
                  <li key={link.href}>
                    <SoftLink
                      href={link.href}
                      className="inline-flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 font-medium text-base text-soft -outline-offset-2 hover:text-accent"
                    >
                      {link.label}
                    </SoftLink>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          <div className="ms-auto flex items-center gap-3">
            <ThemeButton />
            {actions}
          </div>
        </div>
      </header>
      {notices ? (
        <aside aria-label={t("notices")} className="print:hidden">
          {notices}
        </aside>
      ) : null}
      <main
        id="main"
        tabIndex={-1}
        className={`w-full flex-1 outline-none ${width === "contained" ? "container-page max-w-6xl py-10 md:py-16" : ""}`}
      >
        {children}
      </main>
      <footer className="border-t print:hidden">
        <div className="container-page flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 py-8 text-muted text-sm">
          <p>{footerNote ?? product}</p>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {footerLinks.map((link) => (
              <li key={link.href}>
                <SoftLink href={link.href} className="inline-flex min-h-6 items-center rounded-sm hover:text-ink hover:underline">
                  {link.label}
                </SoftLink>
              </li>
            ))}
          </ul>
          <LanguageChoice />
        </div>
      </footer>
    </div>
  );
}
