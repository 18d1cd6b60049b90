"use client";
import { type ComponentProps, useId } from "react";
import { useField } from "./action-form.tsx";
import { describedBy, type FieldText } from "./field.tsx";

interface SwitchProps extends Omit<FieldText, "isOptional" | "isLabelHidden">, Omit<ComponentProps<"input">, "id" | "type"> {
  name: string;
  className?: string;
}

/** On or off, of something that takes effect at once; for an answer that is sent with a form, use a `Checkbox`. */
export function Switch({ label, hint, error, className = "", name, defaultChecked, value = "on", ...rest }: SwitchProps) {
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  return (
    <div className={`grid min-w-0 grid-cols-1 ${className}`}>
      <label htmlFor={id} className="flex min-h-11 items-center justify-between gap-4 font-medium text-sm text-soft">
        <span className="min-w-0 wrap-anywhere">{label}</span>
        <input
          id={id}
          name={name}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own state
          role="switch"
          value={value}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, hint, problem)}
          defaultChecked={field.typed === undefined ? defaultChecked : field.typed === value}
          className="relative h-6 w-11 shrink-0 cursor-pointer appearance-none rounded-full border border-control bg-tint transition-colors before:absolute before:start-0.5 before:top-0.5 before:size-[1.125rem] before:rounded-full before:bg-control before:transition-[translate] checked:border-accent-solid checked:bg-accent-solid checked:before:translate-x-5 checked:before:bg-white disabled:cursor-not-allowed disabled:opacity-60 rtl:checked:before:-translate-x-5 forced-colors:before:bg-[ButtonText]"
          {...rest}
        />
      </label>
      {problem ? (
        <p id={`${id}-error`} className="-mt-1.5 pb-1.5 text-bad text-sm">
          {problem}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className={`${problem ? "" : "-mt-1.5"} pb-1.5 text-muted text-sm`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
