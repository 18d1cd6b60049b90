"use client";
import { useEffect, useRef } from "react";
import { useClientWords } from "../format/client-words.tsx";

interface FormStatusProps {
  status: "ok" | "error";
  message: string | null;
  issues?: { path: string; message: string; href?: string | null }[];
  /** Named only for failures that are nobody's input. */
  requestId?: string | null;
  /**
   * "reauthentication_required" leads to where one confirms that it is oneself, "sign_in_required" to the sign-in; each in a window of its own,
   * so that what was typed stays.
   */
  reason?: string | null;
  /** Anything that changes with each attempt, so that the summary takes focus again. */
  attempt?: unknown;
}

/** Once it is confirmed there, that page says to close its window. */
const CONFIRM_BESIDE = `/account/confirm?next=${encodeURIComponent("/account/confirm?beside=yes")}`;

/** How the last attempt to send a form went. An error takes the focus, so that nobody has to look for it. */
export function FormStatus({ status, message, issues = [], requestId, reason, attempt }: FormStatusProps) {
  const t = useClientWords();
  const box = useRef<HTMLDivElement>(null);
  const isToConfirm = reason === "reauthentication_required";
  const isToSignIn = reason === "sign_in_required";
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt takes the focus anew
  useEffect(() => {
    if (status === "error") box.current?.focus();
  }, [attempt, status]);
  if (!message && issues.length === 0) return null;
  const look = status === "error" ? "border-bad/40 bg-bad-soft text-bad" : "border-good/40 bg-good-soft text-good";
  return (
    <div ref={box} tabIndex={-1} role={status === "error" ? "alert" : "status"} className={`rounded-lg border px-4 py-3 text-sm ${look}`}>
      {message ? <p className="font-medium">{message}</p> : null}
      {isToConfirm ? (
        <a href={CONFIRM_BESIDE} target="_blank" rel="noopener" className="mt-1 inline-block font-medium underline">
          {t("confirmAndSendAgain")}
        </a>
      ) : null}
      {isToSignIn ? (
        <a href="/login" target="_blank" rel="noopener" className="mt-1 inline-block font-medium underline">
          {t("signInAndSendAgain")}
        </a>
      ) : null}
      {issues.length > 0 ? (
        <ul className="mt-1 list-disc ps-5">
          {issues.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>
              {issue.href ? (
                <a href={issue.href} className="underline underline-offset-2">
                  {issue.message}
                </a>
              ) : (
                issue.message
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {status === "error" && issues.length === 0 && requestId && !isToConfirm && !isToSignIn ? (
        <p className="mt-1 text-xs">{t("requestRequestid", { requestId })}</p>
      ) : null}
    </div>
  );
}
