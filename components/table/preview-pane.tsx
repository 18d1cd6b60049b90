import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { buttonStyle } from "../ui/button-style.tsx";
import { CloseGlyph } from "../ui/close-glyph.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface PreviewPaneProps {
  title: string;
  /** How the row stands, below its title. */
  mark: ReactNode;
  /** The list without the preview. */
  closeHref: string;
  /** Where the row itself is, or what can be done with it. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A row beside its list, which stays as it is. */
export function PreviewPane({ title, mark, closeHref, footer, children }: PreviewPaneProps) {
  const t = useWords("tables");
  return (
    <aside
      aria-labelledby="preview-title"
      className="fixed inset-y-0 end-0 z-40 flex w-full max-w-md flex-col border-s bg-raised shadow-dialog motion-safe:animate-[appear_180ms_ease-out] print:hidden"
    >
      <header className="flex items-start justify-between gap-4 border-b px-6 py-5">
        <div className="grid min-w-0 gap-2">
          <h2 id="preview-title" tabIndex={-1} dir="auto" className="font-semibold text-ink text-lg wrap-anywhere">
            {title}
          </h2>
          <span>{mark}</span>
        </div>
        <TextLink href={closeHref} scroll={false} data-close-preview="" aria-label={t("closeThePreview")} className={buttonStyle("ghost", "icon-sm")}>
          <CloseGlyph />
        </TextLink>
      </header>
      {/* Each part is as high as it is: a table, which scrolls sideways, would be cut off where the pane is full. */}
      <div className="grid grow auto-rows-max content-start gap-6 overflow-y-auto px-6 py-5">{children}</div>
      {footer ? (
        <footer data-acts-at-edge="" className="border-t px-6 py-4 empty:hidden">
          {footer}
        </footer>
      ) : null}
    </aside>
  );
}
