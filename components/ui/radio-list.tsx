"use client";
import { type ReactNode, useId } from "react";
import { useField } from "./action-form.tsx";

interface RadioListProps {
  name: string;
  legend: string;
  options: { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue?: string;
  className?: string;
}

/** One of a few whose meaning needs a sentence each; all are seen before one is chosen. */
export function RadioList({ name, legend, options, defaultValue, className = "" }: RadioListProps) {
  const ownId = useId();
  const { id = ownId, error, typed } = useField(name);
  const chosen = typed ?? defaultValue;
  return (
    <fieldset id={id} aria-describedby={error ? `${id}-error` : undefined} className={`grid gap-3 ${className}`}>
      <legend className="mb-2 font-medium text-sm text-soft">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex cursor-pointer items-start gap-3 rounded-lg border p-4 text-sm has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            // React resets a sent form to what it was made with.
            key={chosen}
            defaultChecked={option.value === chosen}
            className="tick mt-0.5"
          />
          <span className="grid min-w-0 gap-0.5">
            <span className="font-medium text-ink">{option.label}</span>
            {option.hint ? <span className="text-soft">{option.hint}</span> : null}
          </span>
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
