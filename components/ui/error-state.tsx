import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Icon } from "./icon.tsx";

interface ErrorStateProps {
  /** What could not be done: "The campaigns could not be read". */
  title: string;
  /** What is still safe, and what to do. */
  children?: ReactNode;
  /** What the log has it under; null when nothing was asked of the server. */
  requestId?: string | null;
  /** The next step, such as a button that tries again. */
  action?: ReactNode;
  className?: string;
}

/** In place of a part that failed: what happened, under which number the log has it, and the next step. */
export function ErrorState({ title, children, requestId, action, className = "" }: ErrorStateProps) {
  const t = useWords("shell");
  return (
    <div role="alert" className={`flex flex-col items-center px-6 py-14 text-center ${className}`}>
      <span className="mb-4 inline-flex size-12 items-center justify-center rounded-xl bg-bad-soft text-bad">
        <Icon name="circle-exclamation-point" className="size-6" />
      </span>
      <p className="font-semibold text-base text-ink">{title}</p>
      {children ? <div className="mt-1 max-w-md text-balance text-muted text-sm">{children}</div> : null}
      {requestId ? (
        <p className="mt-3 text-muted text-xs">
          {t.rich("request", { code: () => <code className="select-all rounded bg-tint px-1.5 py-0.5 text-soft wrap-anywhere">{requestId}</code> })}
        </p>
      ) : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
