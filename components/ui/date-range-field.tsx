"use client";
import { useId, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "./action-form.tsx";
import { Calendar } from "./calendar.tsx";
import type { Day } from "./calendar-days.ts";
import { CalendarPopup } from "./calendar-popup.tsx";
import { problemOf } from "./date-field.tsx";
import { DayInput } from "./day-input.tsx";
import { readDay, writeDay } from "./day-text.ts";

interface DateRangeFieldProps {
  legend: string;
  /** Names of the two fields that travel. */
  fromName: string;
  toName: string;
  defaultFrom?: Day;
  defaultTo?: Day;
  hint?: string;
  error?: string | null;
  /** The reader's today, which only the caller's time zone knows. */
  today: Day;
  min?: Day;
  max?: Day;
  locale?: string;
  isDisabled?: boolean;
  className?: string;
}

/** From one day to another, both included: typed, or chosen from one calendar with two picks. */
export function DateRangeField(props: DateRangeFieldProps) {
  const t = useClientWords();
  const { legend, fromName, toName, defaultFrom, defaultTo, hint, error, today, min, max, locale = "en", isDisabled, className = "" } = props;
  const id = useId();
  const fromField = useField(fromName);
  const toField = useField(toName);
  const [texts, setTexts] = useState(() => ({
    from: writeDay(fromField.typed ?? defaultFrom ?? "", locale),
    to: writeDay(toField.typed ?? defaultTo ?? "", locale),
  }));
  const from = readDay(texts.from, locale);
  const to = readDay(texts.to, locale);
  const bounds = { min, max, locale };
  const order = from && to && from > to ? t("lastBeforeFirst") : null;
  const own = problemOf(t, texts.from, from, bounds) ?? problemOf(t, texts.to, to, bounds) ?? order;
  const problem = own ?? error ?? fromField.error ?? toField.error;
  const describedBy = [problem ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(" ") || undefined;

  const pick = (day: Day, close: () => void) => {
    // The first pick begins a new range, the second ends it; one before the first begins it anew.
    if (!from || to || day < from) {
      setTexts({ from: writeDay(day, locale), to: "" });
      return;
    }
    setTexts({ ...texts, to: writeDay(day, locale) });
    close();
  };

  const shared = { locale, isDisabled, isInvalid: Boolean(problem), isRequired: false, describedBy };
  return (
    <fieldset className={`grid min-w-0 content-start gap-1.5 ${className}`}>
      <legend className="mb-1.5 font-medium text-sm text-soft">{legend}</legend>
      <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
        <span>
          <label htmlFor={fromField.id ?? `${id}-from`} className="sr-only">
            {t("legendFirstDay", { legend })}
          </label>
          <DayInput
            {...shared}
            id={fromField.id ?? `${id}-from`}
            name={fromName}
            text={texts.from}
            day={from}
            onText={(text) => setTexts({ ...texts, from: text })}
          />
        </span>
        <span aria-hidden="true" className="text-muted">
          –
        </span>
        <span className="relative">
          <label htmlFor={toField.id ?? `${id}-to`} className="sr-only">
            {t("legendLastDay", { legend })}
          </label>
          <DayInput
            {...shared}
            id={toField.id ?? `${id}-to`}
            name={toName}
            text={texts.to}
            day={to}
            className="pe-11"
            onText={(text) => setTexts({ ...texts, to: text })}
          />
          <CalendarPopup label={t("chooseTheDaysLegend", { legend })} isDisabled={isDisabled}>
            {(close) => (
              <>
                <p role="status" className="mb-2 text-muted text-sm">
                  {from && !to ? t("nowChooseTheLastDay") : t("chooseTheFirstDay")}
                </p>
                <Calendar from={from} to={to} {...{ today, min, max, locale }} hasFocus onPick={(day) => pick(day, close)} />
              </>
            )}
          </CalendarPopup>
        </span>
      </div>
      {problem ? (
        <p id={`${id}-error`} className="text-bad text-sm">
          {problem}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
