"use client";
import { useReader } from "#reader";
import { LOCALE_NAMES, LOCALES } from "#words/locales";
import { ActionForm } from "../ui/action-form.tsx";

/** The languages of the portal, each in its own words; the page comes again in the chosen one. Works without script. */
export function LanguageChoice({ className = "" }: { className?: string }) {
  const { locale, words, chooseLanguage } = useReader();
  return (
    <ActionForm action={chooseLanguage} label={words.language} className={`grid gap-2 ${className}`}>
      <div className="inline-grid max-w-60 grid-cols-2 gap-1 rounded-lg bg-tint p-1">
        {LOCALES.map((each) => (
          <button
            key={each}
            type="submit"
            name="locale"
            value={each}
            lang={each}
            aria-current={locale.split("-")[0] === each ? "true" : undefined}
            className="min-h-8 rounded-md px-3 font-medium text-muted text-xs hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink aria-[current]:shadow-field"
          >
            {LOCALE_NAMES[each]}
          </button>
        ))}
      </div>
    </ActionForm>
  );
}
