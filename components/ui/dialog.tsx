"use client";
import { createContext, type ReactNode, useCallback, useContext, useId, useRef, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { Button } from "./button.tsx";
import type { ButtonSize, ButtonVariant } from "./button-style.tsx";
import { CloseGlyph } from "./close-glyph.tsx";

const CurrentDialog = createContext<(() => void) | null>(null);

/** Closes the dialog around; null outside of one. */
export function useCloseDialog(): (() => void) | null {
  return useContext(CurrentDialog);
}

export interface DialogTriggerLook {
  label: string;
  /** For one of many that say the same: what this one is about. Begins with the label. */
  ariaLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

interface DialogProps {
  title: string;
  description?: ReactNode;
  /** The button that opens it. Without one, give an `id` and put a `DialogTrigger` elsewhere, such as in a menu. */
  trigger?: DialogTriggerLook;
  id?: string;
  size?: "sm" | "md" | "lg";
  /** In the middle, or along the end side of the window as a `Drawer`. */
  placement?: "middle" | "side";
  children: ReactNode;
}

const widths = { sm: "max-w-md", md: "max-w-lg", lg: "max-w-3xl" };
const places = {
  middle: "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] rounded-2xl border",
  side: "side-dialog ms-auto me-0 my-0 h-dvh max-h-none w-[calc(100vw-2.5rem)] border-s",
};

/**
 * A modal window on the browser's own `<dialog>`: it keeps the focus, closes with Escape, and gives the focus back. An
 * `ActionForm` inside closes it when the action succeeds. What was typed is gone when it opens again, unless a
 * `TextKeeper` keeps it.
 */
export function Dialog({ title, description, trigger, id, size = "sm", placement = "middle", children }: DialogProps) {
  const t = useClientWords();
  const ownId = useId();
  const dialogId = id ?? ownId;
  const dialog = useRef<HTMLDialogElement>(null);
  const [round, setRound] = useState(0);
  const close = useCallback(() => dialog.current?.close(), []);
  // A busy browser tells late that it was shut: whoever has opened it again meanwhile is within it already.
  const drawAnew = () => {
    if (!dialog.current?.open) setRound(round + 1);
  };
  return (
    <>
      {trigger ? <DialogTrigger dialogId={dialogId} {...trigger} /> : null}
      <dialog
        ref={dialog}
        id={dialogId}
        aria-labelledby={`${dialogId}-title`}
        aria-describedby={description ? `${dialogId}-description` : undefined}
        onClose={drawAnew}
        className={`overflow-y-auto whitespace-normal bg-raised p-0 text-start text-ink shadow-dialog backdrop:bg-grey-950/50 ${places[placement]} ${widths[size]}`}
      >
        <header className="flex items-start justify-between gap-4 px-6 pt-6">
          <h2 id={`${dialogId}-title`} className="font-semibold text-ink text-lg wrap-anywhere">
            {title}
          </h2>
          <form method="dialog" className="-me-2 -mt-1">
            <Button type="submit" variant="ghost" size="icon-sm" aria-label={t("close")}>
              <CloseGlyph />
            </Button>
          </form>
        </header>
        {description ? (
          <div id={`${dialogId}-description`} className="px-6 pt-1 text-muted text-sm">
            {description}
          </div>
        ) : null}
        <div key={round} className="px-6 pt-5 pb-6">
          <CurrentDialog value={close}>{children}</CurrentDialog>
        </div>
      </dialog>
    </>
  );
}

/** Opens the `Dialog` with this id, from wherever it stands; `onOpen` is called before. */
export function DialogTrigger({
  dialogId,
  label,
  ariaLabel,
  variant = "secondary",
  size,
  icon,
  className,
  onOpen,
}: DialogTriggerLook & { dialogId: string; className?: string; onOpen?: () => void }) {
  // Browsers that know invoker commands open it by themselves, also before script has loaded; a second opening is a fault to them.
  const command = { command: "show-modal", commandfor: dialogId };
  return (
    <Button
      variant={variant}
      size={size}
      icon={icon}
      className={className}
      aria-haspopup="dialog"
      aria-label={ariaLabel}
      onClick={() => {
        onOpen?.();
        if ("commandForElement" in HTMLButtonElement.prototype) return;
        const target = document.getElementById(dialogId);
        if (target instanceof HTMLDialogElement && !target.open) target.showModal();
      }}
      {...command}
    >
      {label}
    </Button>
  );
}

/** A button that closes the dialog around it and does nothing else. */
export function DialogCancel({ label }: { label?: string }) {
  const t = useClientWords();
  const close = useCloseDialog();
  return (
    <Button variant="secondary" onClick={() => close?.()}>
      {label ?? t("cancel")}
    </Button>
  );
}
