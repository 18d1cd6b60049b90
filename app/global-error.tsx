"use client";
import "./globals.css";
import { useSyncExternalStore } from "react";
import { ReaderProvider } from "#components/format/reader.client";
import { ErrorMessage } from "#components/shell/error-message";
import type { ActionState } from "#components/ui/action-form";

const ENGLISH = {
  somethingWentWrong: "Something went wrong",
  weCouldNotShowThisPage: "We could not show this page",
  tryAgain: "Try again",
  goToTheStartPage: "Go to the start page",
  nothingYouSavedIsLostTrying: "Nothing you saved is lost. Trying again often helps; if it does not, tell your administrator what you did.",
  errorNumber: "Error number",
};
const GERMAN: typeof ENGLISH = {
  somethingWentWrong: "Etwas ist schiefgegangen",
  weCouldNotShowThisPage: "Diese Seite konnte nicht angezeigt werden",
  tryAgain: "Noch einmal versuchen",
  goToTheStartPage: "Zur Startseite",
  nothingYouSavedIsLostTrying:
    "Nichts, was Sie gespeichert haben, ist verloren. Oft hilft ein neuer Versuch; wenn nicht, sagen Sie Ihrer Administration, was Sie getan haben.",
  errorNumber: "Fehlernummer",
};

/** In place of the layout when that itself failed: it has no cookie at hand, and follows the device in theme and language. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  const isGerman = useSyncExternalStore(
    neverChanges,
    () => navigator.language.startsWith("de"),
    () => false,
  );
  const locale = isGerman ? "de" : "en";
  const words = isGerman ? GERMAN : ENGLISH;
  return (
    <html lang={locale} className="system font-sans">
      <body>
        <title>{`${words.somethingWentWrong} · BizOSaaS`}</title>
        {/* Of all words, only these are said on this page. */}
        <ReaderProvider locale={locale} timeZone="UTC" words={JSON.stringify(words)} chooseLanguage={cannotChoose}>
          <ErrorMessage {...props} />
        </ReaderProvider>
      </body>
    </html>
  );
}

const neverChanges = () => () => {};
const cannotChoose = (state: ActionState) => Promise.resolve(state);
