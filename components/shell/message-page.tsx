import type { ReactNode } from "react";
import { LogoMark } from "./logo.tsx";

interface MessagePageProps {
  /** Small, above the title: "404", "Error". */
  kicker: string;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A page that says one thing and offers the next step. Works in client components, as errors need. */
export function MessagePage({ kicker, title, children, actions }: MessagePageProps) {
  return (
    <main id="main" tabIndex={-1} className="container-page flex min-h-[70dvh] flex-col items-center justify-center py-16 text-center outline-none">
      <LogoMark className="size-12" />
      <p className="mt-8 font-semibold text-accent text-base">{kicker}</p>
      <h1 className="mt-1 text-balance font-semibold text-3xl text-ink tracking-tight">{title}</h1>
      <div className="mt-3 max-w-md text-balance text-base text-muted">{children}</div>
      {actions ? <div className="mt-8 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </main>
  );
}
