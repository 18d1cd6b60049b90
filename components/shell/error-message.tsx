"use client";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { MessagePage } from "./message-page.tsx";

interface ErrorMessageProps {
  error: unknown;
  retry: () => void;
}

/** Says that something failed, under which number the log has it, and offers to try again. */
export function ErrorMessage({ error, retry }: ErrorMessageProps) {
  const digest = typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <MessagePage
      kicker="Something went wrong"
      title="We could not show this page"
      actions={
        <>
          <Button onClick={() => retry()}>Try again</Button>
          {/* A full load, since what runs in this page may be what is broken. */}
          <a href="/" className={buttonStyle("secondary")}>
            Go to the start page
          </a>
        </>
      }
    >
      <p>Nothing you saved is lost. Trying again often helps; if it does not, tell your administrator what you did.</p>
      {digest ? (
        <p className="mt-3 text-sm">
          Error number <code className="select-all rounded bg-tint px-1.5 py-0.5 text-soft">{digest}</code>
        </p>
      ) : null}
    </MessagePage>
  );
}
