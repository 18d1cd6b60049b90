"use client";
import { type ComponentProps, useId, useRef } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "./action-form.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";

interface NumberFieldProps extends FieldText, Omit<ComponentProps<"input">, "id" | "type"> {
  name: string;
  /** What is counted, such as "days" or "%"; shown and read out after the number. */
  unit?: string;
  className?: string;
}

const stepStyle =
  "inline-flex w-11 shrink-0 items-center justify-center text-muted hover:bg-tint hover:text-ink disabled:cursor-not-allowed disabled:opacity-60";

/**
 * A number with steps. The browser's own field, so that arrow keys, limits and the phone's number pad work; the two
 * buttons are for pointers only and stay out of the tab order.
 */
export function NumberField(props: NumberFieldProps) {
  const t = useClientWords();
  const { label, hint, error, isOptional, isLabelHidden, className, name, unit, defaultValue, disabled, ...rest } = props;
  const ownId = useId();
  const input = useRef<HTMLInputElement>(null);
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  const step = (direction: "up" | "down") => {
    const element = input.current;
    if (!element || element.readOnly) return;
    if (direction === "up") element.stepUp();
    else element.stepDown();
    // Setting a value by script tells nobody; typing does.
    element.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <div className="field flex overflow-hidden p-0 has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent has-[input:disabled]:bg-tint has-[input[aria-invalid]]:border-bad">
        <button
          type="button"
          tabIndex={-1}
          disabled={disabled}
          aria-label={t("lessLabel", { label })}
          onClick={() => step("down")}
          className={stepStyle}
        >
          <Sign path="M5 12h14" />
        </button>
        <input
          ref={input}
          id={id}
          name={name}
          type="number"
          inputMode="decimal"
          disabled={disabled}
          aria-invalid={problem ? true : undefined}
          aria-describedby={[unit ? `${id}-unit` : undefined, describedBy(id, hint, problem)].filter(Boolean).join(" ") || undefined}
          aria-required={isOptional ? undefined : true}
          defaultValue={field.typed ?? defaultValue}
          className="min-h-[2.625rem] w-full min-w-0 border-x bg-transparent px-3 tabular-nums outline-none [appearance:textfield] disabled:cursor-not-allowed disabled:text-muted [&::-webkit-inner-spin-button]:appearance-none"
          {...rest}
        />
        {unit ? (
          <span id={`${id}-unit`} className="inline-flex shrink-0 items-center border-e bg-sunken px-3 text-muted">
            {unit}
          </span>
        ) : null}
        <button
          type="button"
          tabIndex={-1}
          disabled={disabled}
          aria-label={t("moreLabel", { label })}
          onClick={() => step("up")}
          className={stepStyle}
        >
          <Sign path="M5 12h14M12 5v14" />
        </button>
      </div>
    </FieldFrame>
  );
}

function Sign({ path }: { path: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" className="size-4">
      <path d={path} />
    </svg>
  );
}
