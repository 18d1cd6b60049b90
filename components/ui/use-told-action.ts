"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useActionState, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { ActionState, FormAction } from "./action-form.tsx";
import { leftToTell, type OpenAnswer } from "./open-answer.ts";
import { toastDone } from "./toast-region.tsx";

export const IDLE: ActionState = { status: "idle", message: null, issues: [], values: {}, requestId: null };

interface ToldAction {
  answer: ActionState;
  send: (form: FormData) => void;
  /** To be called when the answer is told elsewhere already. */
  tellNoMore: () => void;
}

/**
 * React's `useActionState`, but no answer is lost with its form: news from others, or the page that comes with the answer, may take the row away
 * that the form stood in. Its message is then told by a toast, which the frame of the page keeps. `leftToTell` says when.
 * @param isSecret the message is a key: it is shown in its place or nowhere
 */
export function useToldAction(action: FormAction, form: RefObject<HTMLFormElement | null>, isSecret: boolean): ToldAction {
  const router = useRouter();
  const isGone = useRef(false);
  const open = useRef<OpenAnswer | null>(null);
  const tellLeft = (left: OpenAnswer, isShut: boolean) => {
    const told = isSecret ? null : leftToTell(left, { nowMs: performance.now(), path: location.pathname, isShut });
    if (told?.message) toastDone(told.message, told.tone, left.answer.undo);
    if (told?.goTo) router.push(told.goTo);
  };
  const answered: FormAction = async (before, fields) => {
    const path = location.pathname;
    // Whoever sends it again has read how it went before.
    open.current = null;
    const answer = await action(before, fields);
    const left = { answer, path, drawnAtMs: null };
    if (isGone.current) tellLeft(left, false);
    else open.current = left;
    return answer;
  };
  // The server draws the form with the action itself: that is where a form without script is sent.
  const [answer, send] = useActionState(typeof window === "undefined" ? action : answered, IDLE);
  useLayoutEffect(() => {
    if (open.current?.answer === answer) open.current = { ...open.current, drawnAtMs: performance.now() };
  }, [answer]);
  const leave = useRef(tellLeft);
  useLayoutEffect(() => {
    leave.current = tellLeft;
  });
  useEffect(() => {
    isGone.current = false;
    const dialog = form.current?.closest("dialog");
    return () => {
      isGone.current = true;
      const left = open.current;
      open.current = null;
      // A dialog that is swept away with its row is still open. Where one goes on to another page, the address tells it a moment later.
      const isShut = dialog ? !dialog.open : false;
      if (left) setTimeout(() => leave.current(left, isShut));
    };
  }, [form]);
  const tellNoMore = useCallback(() => {
    open.current = null;
  }, []);
  return { answer, send, tellNoMore };
}
