"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { type DateStyle, dateFormat } from "../format/date-format.ts";
import { addMonths, type Day, dayByKey, firstDayOfWeek, isWithin, nearestWithin, weeksAround } from "./calendar-days.ts";
import { isRightToLeft } from "./direction.ts";

interface CalendarProps {
  /** What is chosen; both the same for a single day. */
  from: Day | null;
  to: Day | null;
  /** Marked, and shown first when nothing is chosen. */
  today: Day;
  min?: Day;
  max?: Day;
  locale?: string;
  /** Takes the focus when it appears, as in a popup. */
  hasFocus?: boolean;
  onPick?: (day: Day) => void;
}

/** A month to choose a day from (ARIA APG, grid of a date picker): arrows, Home, End, Page Up and Down, with Shift by years. */
export function Calendar({ from, to, today, min, max, locale = "en", hasFocus = false, onPick }: CalendarProps) {
  const t = useClientWords();
  const titleId = useId();
  const grid = useRef<HTMLTableElement>(null);
  const bounds = { min, max };
  const [day, setDay] = useState(() => nearestWithin(from ?? today, bounds));
  const wantsFocus = useRef(hasFocus);
  const firstDay = firstDayOfWeek(locale);
  const weeks = weeksAround(day, firstDay);
  const write = (each: Day, options: DateStyle) =>
    dateFormat(locale, { ...options, calendar: "gregory", timeZone: "UTC" }).format(new Date(`${each}T00:00:00Z`));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day
  useEffect(() => {
    if (wantsFocus.current) grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    wantsFocus.current = false;
  }, [day]);

  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const rightToLeft = isRightToLeft(event.currentTarget);
    const next = dayByKey(day, event.key, { isShift: event.shiftKey, isRightToLeft: rightToLeft, firstDay, ...bounds });
    if (!next) return;
    event.preventDefault();
    wantsFocus.current = true;
    setDay(next);
  };
  const figures = new Intl.NumberFormat(locale);
  const turn = (months: number) => setDay(nearestWithin(addMonths(day, months), bounds));
  const isChosen = (each: Day) => from !== null && each >= from && each <= (to ?? from);
  const isEnd = (each: Day) => each === from || each === to;

  return (
    <div className="w-full max-w-80">
      <div className="flex items-center justify-between gap-2">
        <Turn
          label={t("monthBefore")}
          path="m15 6-6 6 6 6"
          isDisabled={min !== undefined && day.slice(0, 7) <= min.slice(0, 7)}
          onClick={() => turn(-1)}
        />
        <p id={titleId} aria-live="polite" className="font-medium text-ink text-sm">
          {write(day, { month: "long", year: "numeric" })}
        </p>
        <Turn
          label={t("monthAfter")}
          path="m9 6 6 6-6 6"
          isDisabled={max !== undefined && day.slice(0, 7) >= max.slice(0, 7)}
          onClick={() => turn(1)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is an ARIA grid, as the APG writes it */}
      <table ref={grid} role="grid" aria-labelledby={titleId} onKeyDown={press} className="mt-1 w-full table-fixed border-collapse text-sm">
        <thead>
          <tr>
            {weeks[0]?.map((each) => (
              <th key={each} scope="col" abbr={write(each, { weekday: "long" })} className="h-9 font-medium text-muted text-xs">
                {write(each, { weekday: "short" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((each) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
                <td
                  key={each}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of an ARIA grid, as the APG writes it
                  role="gridcell"
                  aria-selected={isChosen(each)}
                  className={`p-0 ${isChosen(each) ? "bg-accent-soft" : ""} ${each === from ? "rounded-s-lg" : ""} ${each === (to ?? from) ? "rounded-e-lg" : ""}`}
                >
                  <button
                    type="button"
                    tabIndex={each === day ? 0 : -1}
                    aria-label={write(each, { dateStyle: "full" })}
                    aria-current={each === today ? "date" : undefined}
                    disabled={!isWithin(each, bounds)}
                    onClick={() => {
                      setDay(each);
                      onPick?.(each);
                    }}
                    className={`inline-flex h-10 w-full items-center justify-center rounded-lg tabular-nums -outline-offset-2 disabled:cursor-not-allowed disabled:text-muted disabled:line-through aria-[current]:font-bold aria-[current]:underline ${dayLook(isEnd(each), each.slice(0, 7) === day.slice(0, 7))}`}
                  >
                    {figures.format(Number(each.slice(8)))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dayLook(isEnd: boolean, isOfMonth: boolean): string {
  if (isEnd) return "bg-accent-solid font-semibold text-white hover:bg-accent-strong";
  return isOfMonth ? "text-ink enabled:hover:bg-tint" : "text-muted enabled:hover:bg-tint";
}

interface TurnProps {
  label: string;
  path: string;
  isDisabled: boolean;
  onClick: () => void;
}

function Turn({ label, path, isDisabled, onClick }: TurnProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isDisabled}
      onClick={onClick}
      className="inline-flex size-11 items-center justify-center rounded-lg text-muted hover:bg-tint hover:text-ink disabled:cursor-not-allowed disabled:opacity-40"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        className="size-5 rtl:-scale-x-100"
      >
        <path d={path} />
      </svg>
    </button>
  );
}
