"use client";
import type { Day } from "./calendar-days.ts";
import { dayPattern } from "./day-text.ts";

interface DayInputProps {
  id: string;
  /** Of the hidden field that travels: the day as "2026-11-23", or what was typed when it is no day. */
  name: string;
  text: string;
  day: Day | null;
  locale: string;
  isDisabled?: boolean;
  isInvalid: boolean;
  isRequired: boolean;
  describedBy?: string;
  className?: string;
  onText: (text: string) => void;
}

/** The typed half of a date field. */
export function DayInput({ id, name, text, day, locale, isDisabled, isInvalid, isRequired, describedBy, className = "", onText }: DayInputProps) {
  return (
    <>
      <input type="hidden" name={name} value={day ?? text} disabled={isDisabled} />
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        placeholder={dayPattern(locale)}
        value={text}
        disabled={isDisabled}
        aria-invalid={isInvalid || undefined}
        aria-required={isRequired || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onText(event.target.value)}
        className={`field tabular-nums rtl:text-end ${className}`}
      />
    </>
  );
}
