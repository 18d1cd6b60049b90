"use client";
import { useEffect, useRef } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useFormAnswer } from "./action-form.tsx";

const saidBy = (form: HTMLFormElement) =>
  new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name])).toString();

/** Leads somewhere else in this window. */
function isLeaving(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return false;
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  return link.href.split("#")[0] !== location.href.split("#")[0];
}

/**
 * Inside a long `ActionForm`: asks before a link, a reload or the window's end takes along what was typed and not saved. What was
 * typed and taken back is nothing to ask about.
 */
export function UnsavedGuard() {
  const t = useClientWords();
  const question = t("leaveUnsaved");
  const answer = useFormAnswer();
  const mark = useRef<HTMLSpanElement>(null);
  const held = useRef({ saved: "", isTouched: false, isSending: false });
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    // Answered with errors, the form still holds what nobody saved.
    held.current.isSending = false;
    if (answer?.status === "error") return;
    held.current = { saved: saidBy(form), isTouched: false, isSending: false };
  }, [answer]);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const isUnsaved = () => held.current.isTouched && !held.current.isSending && saidBy(form) !== held.current.saved;
    const onInput = () => {
      held.current.isTouched = true;
    };
    const onSubmit = () => {
      held.current.isSending = true;
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      if (!isLeaving(event) || !isUnsaved()) return;
      if (confirm(question)) held.current.isTouched = false;
      else {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    form.addEventListener("input", onInput);
    form.addEventListener("submit", onSubmit);
    addEventListener("beforeunload", onUnload);
    // Before the router hears of it.
    document.addEventListener("click", onClick, true);
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("submit", onSubmit);
      removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [question]);
  return <span ref={mark} hidden />;
}
