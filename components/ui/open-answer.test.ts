import { describe, expect, test } from "vitest";
import type { ActionState } from "./action-form.tsx";
import { leftToTell } from "./open-answer.ts";

const ok: ActionState = { status: "ok", message: "It is saved.", issues: [], values: {}, requestId: null };
const failed: ActionState = { ...ok, status: "error", message: "It changed meanwhile." };
const here = { nowMs: 10_000, path: "/portal/tasks", isShut: false };
const open = { answer: ok, path: "/portal/tasks", drawnAtMs: null };
const saved = { message: "It is saved.", tone: "good", goTo: null };

describe("an answer whose form is gone", () => {
  test("before it came is told wherever its reader is by now", () => {
    expect(leftToTell(open, here)).toEqual(saved);
    expect(leftToTell(open, { ...here, path: "/portal" })).toEqual(saved);
    expect(leftToTell(open, { ...here, isShut: true })).toEqual(saved);
    expect(leftToTell({ ...open, answer: failed }, here)).toEqual({ message: failed.message, tone: "bad", goTo: null });
  });

  test("leads on only who still is where they asked", () => {
    const onward = { ...open, answer: { ...ok, goTo: "/portal" } };
    expect(leftToTell(onward, here)).toEqual({ ...saved, goTo: "/portal" });
    expect(leftToTell(onward, { ...here, path: "/account" })).toEqual(saved);
    expect(leftToTell({ ...onward, answer: { ...ok, message: null, goTo: "/portal" } }, here)).toEqual({ ...saved, message: null, goTo: "/portal" });
  });

  test("a moment after it was drawn is told, and is not led on twice", () => {
    expect(leftToTell({ ...open, drawnAtMs: 9_700, answer: { ...ok, goTo: "/portal" } }, here)).toEqual(saved);
    expect(leftToTell({ ...open, drawnAtMs: 9_700, answer: failed }, here)).toMatchObject({ tone: "bad" });
  });

  test.each([
    ["was there to be read", { ...open, drawnAtMs: 4_000 }, here],
    ["is left behind by going elsewhere", { ...open, drawnAtMs: 9_700 }, { ...here, path: "/portal" }],
    ["was shut with its dialog", { ...open, drawnAtMs: 9_700, answer: failed }, { ...here, isShut: true }],
    ["says nothing", { ...open, answer: { ...ok, message: null } }, here],
  ])("is not told when it %s", (_what, left, now) => expect(leftToTell(left, now)).toBeNull());
});
