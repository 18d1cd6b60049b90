"use client";
import { useClientWords } from "../format/client-words.tsx";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { MessagePage } from "./message-page.tsx";

interface ErrorMessageProps {
  error: unknown;
  retry: () => void;
}

/** Says that something failed, under which number the log has it, and offers to try again. */
export function ErrorMessage({ error, retry }: ErrorMessageProps) {
  const t = useClientWords();
  const digest = typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <MessagePage
      kicker={t("somethingWentWrong")}
      title={t("weCouldNotShowThisPage")}
      actions={
        <>
          <Button onClick={() => retry()}>{t("tryAgain")}</Button>
          {/* A full load, since what runs in this page may be what is broken. */}
          <a href="/" className={buttonStyle("secondary")}>
            {t("goToTheStartPage")}
          </a>
        </>
      }
    >
      <p>{t("nothingYouSavedIsLostTrying")}</p>
      {digest ? (
        <p className="mt-3 text-sm">
          {t("errorNumber")} <code className="select-all rounded bg-tint px-1.5 py-0.5 text-soft">{digest}</code>
        </p>
      ) : null}
    </MessagePage>
  );
}
