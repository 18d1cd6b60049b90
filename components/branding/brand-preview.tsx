import { type Ramp, STEPS } from "#lib/branding/colours/schema";
import { BrandLogo } from "../shell/brand-logo.tsx";
import { LogoMark } from "../shell/logo.tsx";

/** In the reader's language. */
export interface PreviewWords {
  light: string;
  dark: string;
  overview: string;
  campaigns: string;
  save: string;
  aLink: string;
}

interface BrandPreviewProps {
  words: PreviewWords;
  ramp: Ramp | null;
  logoSrc: string | null;
  name: string;
  /** Below the name, where our own has to stay. */
  note: string | null;
}

/** How the portal will look, in both themes; nothing in it can be used. */
export function BrandPreview(props: BrandPreviewProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Panel theme="light" label={props.words.light} {...props} />
      <Panel theme="dark" label={props.words.dark} {...props} />
    </div>
  );
}

function Panel({ theme, label, words, ramp, logoSrc, name, note }: BrandPreviewProps & { theme: "light" | "dark"; label: string }) {
  const steps = ramp ? Object.fromEntries(STEPS.map((step) => [`--brand-${step}`, ramp.steps[step]])) : {};
  return (
    <figure className="grid min-w-0 gap-2">
      <div inert data-theme={theme} style={steps} className="min-w-0 overflow-hidden rounded-xl border bg-ground text-ink text-sm">
        <div className="flex h-16 items-center gap-2.5 border-b bg-surface px-4">
          {logoSrc ? <BrandLogo src={logoSrc} /> : <LogoMark />}
          <span className="grid min-w-0">
            <span dir="auto" className="truncate font-semibold text-ink text-lg leading-6">
              {name}
            </span>
            {note ? <span className="truncate text-muted text-xs">{note}</span> : null}
          </span>
        </div>
        <div className="grid gap-1 bg-surface p-3">
          <span className="rounded-lg bg-accent-soft px-3 py-2 font-medium text-accent">{words.overview}</span>
          <span className="rounded-lg px-3 py-2 font-medium text-soft">{words.campaigns}</span>
        </div>
        <div className="flex flex-wrap items-center gap-4 border-t p-4">
          <span className="rounded-lg bg-accent-solid px-4 py-2.5 font-medium text-white">{words.save}</span>
          <span className="font-medium text-accent underline underline-offset-4">{words.aLink}</span>
        </div>
      </div>
      <figcaption className="text-muted text-xs">{label}</figcaption>
    </figure>
  );
}
