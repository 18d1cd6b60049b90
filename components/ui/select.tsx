"use client";
import { type ComponentProps, useId } from "react";
import { useField } from "./action-form.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";

interface SelectOption {
  value: string;
  label: string;
  isDisabled?: boolean;
}

interface SelectProps extends FieldText, Omit<ComponentProps<"select">, "id" | "children"> {
  name: string;
  /** As JSON where there are hundreds: as one text they cost a page next to nothing. */
  options: SelectOption[] | string;
  className?: string;
}

/** One of a few; the browser's own list, which every device knows how to show. */
export function Select({ label, hint, error, isOptional, isLabelHidden, className, name, options, defaultValue, ...rest }: SelectProps) {
  const choices: SelectOption[] = typeof options === "string" ? JSON.parse(options) : options;
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <span className="relative block">
        <select
          id={id}
          name={name}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, hint, problem)}
          // React resets a sent form to what it was made with, and a select forgets a changed default.
          key={field.typed}
          defaultValue={field.typed ?? defaultValue}
          className="field appearance-none truncate pe-10"
          {...rest}
        >
          {choices.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
        <svg
          aria-hidden="true"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          className="pointer-events-none absolute inset-y-0 end-3 my-auto size-5 text-muted"
        >
          <path d="m6 9 6 6 6-6" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
    </FieldFrame>
  );
}
