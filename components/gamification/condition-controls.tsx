"use client";
import { useId } from "react";

interface PickProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onPick: (value: Value) => void;
  className?: string;
}

/** One of a list, for an editor that keeps the answer itself: it has no name, so that no form sends it. */
export function Pick<Value extends string>({ label, value, options, onPick, className = "" }: PickProps<Value>) {
  const id = useId();
  return (
    <div className={`grid min-w-0 content-start gap-1 ${className}`}>
      <label htmlFor={id} className="font-medium text-muted text-xs">
        {label}
      </label>
      <select
        id={id}
        className="field truncate pe-8"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((each) => each.value === target.value);
          if (chosen) onPick(chosen.value);
        }}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface EnterNumberProps {
  label: string;
  value: number;
  onEnter: (value: number) => void;
  min?: number;
  max?: number;
  /** "any" lets parts through. */
  step?: number | "any";
  hint?: string;
}

/** A number; what is no number changes nothing. */
export function EnterNumber({ label, value, onEnter, min, max, step = 1, hint }: EnterNumberProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="font-medium text-muted text-xs">
        {label}
      </label>
      <input
        id={id}
        type="number"
        className="field tabular-nums"
        {...{ min, max, step }}
        aria-describedby={hint ? `${id}-hint` : undefined}
        defaultValue={value}
        onChange={({ target }) => {
          if (Number.isFinite(target.valueAsNumber)) onEnter(target.valueAsNumber);
        }}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-muted text-xs">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** A day; an incomplete one changes nothing. */
export function EnterDay({ label, value, onEnter }: { label: string; value: string; onEnter: (day: string) => void }) {
  const id = useId();
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="font-medium text-muted text-xs">
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="field"
        defaultValue={value}
        onChange={({ target }) => {
          if (target.value !== "") onEnter(target.value);
        }}
      />
    </div>
  );
}
