"use client";
import { useId, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "./action-form.tsx";
import { Calendar } from "./calendar.tsx";
import { type Day, isWithin } from "./calendar-days.ts";
import { CalendarPopup } from "./calendar-popup.tsx";
import { DayInput } from "./day-input.tsx";
import { dayPattern, readDay, writeDay } from "./day-text.ts";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";

interface DateFieldProps extends FieldText {
  name: string;
  defaultValue?: Day;
  /** The reader's today, which only the caller's time zone knows. */
  today: Day;
  min?: Day;
  max?: Day;
  locale?: string;
  isDisabled?: boolean;
  className?: string;
}

/** A day, typed in the reader's own order or as 2026-11-23, or chosen from a calendar. */
export function DateField(props: DateFieldProps) {
  const t = useClientWords();
  const { label, hint, error, isOptional, isLabelHidden, className, name, defaultValue, today, min, max, locale = "en", isDisabled } = props;
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const [text, setText] = useState(() => writeDay(field.typed ?? defaultValue ?? "", locale));
  const day = readDay(text, locale);
  const problem = problemOf(t, text, day, { min, max, locale }) ?? error ?? field.error;
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <span className="relative block">
        <DayInput
          {...{ id, name, text, day, locale, isDisabled }}
          isInvalid={Boolean(problem)}
          isRequired={!isOptional}
          describedBy={describedBy(id, hint, problem)}
          className="pe-12"
          onText={setText}
        />
        <CalendarPopup label={t("chooseADayLabel", { label })} isDisabled={isDisabled}>
          {(close) => (
            <Calendar
              from={day}
              to={day}
              {...{ today, min, max, locale }}
              hasFocus
              onPick={(picked) => {
                setText(writeDay(picked, locale));
                close();
              }}
            />
          )}
        </CalendarPopup>
      </span>
    </FieldFrame>
  );
}

/** What is wrong with a typed day, in words; null while it is being typed, and when it is good. */
export function problemOf(
  t: ReturnType<typeof useClientWords>,
  text: string,
  day: Day | null,
  { min, max, locale }: { min?: Day; max?: Day; locale: string },
): string | null {
  const pattern = dayPattern(locale);
  if (!day) return text.length >= pattern.length ? t("typeADay", { pattern }) : null;
  if (isWithin(day, { min, max })) return null;
  if (min && day < min) return t("firstDayPossible", { day: writeDay(min, locale) });
  return max ? t("lastDayPossible", { day: writeDay(max, locale) }) : null;
}
