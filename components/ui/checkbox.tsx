"use client";
import { type ComponentProps, useId } from "react";
import { useField } from "./action-form.tsx";
import { describedBy, type FieldText } from "./field.tsx";

interface CheckboxProps extends Omit<FieldText, "isOptional" | "isLabelHidden">, Omit<ComponentProps<"input">, "id" | "type"> {
  name: string;
  /** A figure behind the label, and part of it. */
  figure?: string;
  className?: string;
}

/** Yes or no; the label is part of the target. */
export function Checkbox({ label, hint, error, figure, className = "", name, defaultChecked, value = "on", ...rest }: CheckboxProps) {
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  return (
    <div className={`grid gap-1 ${className}`}>
      <label htmlFor={id} className="flex min-h-6 items-start gap-3 text-sm text-soft">
        <input
          id={id}
          name={name}
          type="checkbox"
          value={value}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, hint, problem)}
          defaultChecked={field.typed === undefined ? defaultChecked : field.typed === value}
          className="tick mt-0.5"
          {...rest}
        />
        <span>
          {label}
          {figure ? <span className="font-semibold text-ink tabular-nums"> {figure}</span> : null}
        </span>
      </label>
      {problem ? (
        <p id={`${id}-error`} className="ps-8 text-bad text-sm">
          {problem}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="ps-8 text-muted text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
