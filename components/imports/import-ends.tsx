import type { FormAction } from "../ui/action-form.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Callout } from "../ui/callout.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";

interface ImportEndsProps {
  id: string;
  /** Lines that were refused; null while it is not known yet. The file with them is at `href`. */
  refused: { count: number; href: string } | null;
  /** Null where it cannot be taken back. */
  undo: FormAction | null;
  words: { refused: string; refusedNote: string; download: string; takeBack: string; takeBackNote: string };
}

/** What is left to do with an import: mend the lines that were refused, or take it back. */
export function ImportEnds({ id, refused, undo, words }: ImportEndsProps) {
  return (
    <>
      {refused && refused.count > 0 ? (
        <Callout
          tone="warn"
          title={words.refused}
          actions={
            // A file, not a page: the browser fetches it.
            <a href={refused.href} download className={buttonStyle("secondary", "sm")}>
              <Icon name="download" className="size-4" />
              {words.download}
            </a>
          }
        >
          {words.refusedNote}
        </Callout>
      ) : null}
      {undo ? (
        <div>
          <ConfirmDialog
            title={words.takeBack}
            description={words.takeBackNote}
            trigger={{ label: words.takeBack, variant: "secondary" }}
            action={undo}
            hidden={{ id }}
            confirmLabel={words.takeBack}
            tone="danger"
          />
        </div>
      ) : null}
    </>
  );
}
