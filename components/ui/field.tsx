import type { ReactNode } from "react";
import { useClientWords } from "../format/client-words.tsx";

export interface FieldText {
  label: string;
  /** Said before anything is wrong: the format, an example, what it is for. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. Inside an `ActionForm` it comes by itself. */
  error?: string | null;
  isOptional?: boolean;
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean;
}

interface FieldFrameProps extends FieldText {
  id: string;
  className?: string;
  children: ReactNode;
}

/** Names of the hint and the error of a field, for `aria-describedby`; undefined when it has neither. */
export function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  const names = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean);
  return names.length > 0 ? names.join(" ") : undefined;
}

/** Label, hint and error around one control. */
export function FieldFrame({ id, label, hint, error, isOptional, isLabelHidden, className = "", children }: FieldFrameProps) {
  const t = useClientWords();
  return (
    <div className={`grid min-w-0 grid-cols-1 content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "font-medium text-sm text-soft"}>
        {label}
        {isOptional ? <span className="font-normal text-muted"> {t("optional")}</span> : null}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
