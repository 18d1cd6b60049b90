import { expect, test } from "vitest";
import { byDayAndKind } from "./notification-words.ts";

const told = (id: string, kind: "security" | "access", at: string) => ({ id, kind, title: id, body: "", href: "/", isRead: false, at });

test("days are those of the reader's zone, the latest first, and within a day security comes first", () => {
  const days = byDayAndKind(
    [
      told("c", "access", "2026-11-26T09:00:00.000Z"),
      told("b", "security", "2026-11-26T01:00:00.000Z"),
      told("a", "access", "2026-11-25T23:30:00.000Z"),
      told("z", "access", "2026-11-25T12:00:00.000Z"),
      told("y", "access", "2026-11-01T12:00:00.000Z"),
    ],
    new Date("2026-11-26T10:00:00.000Z"),
    "Europe/Berlin",
  );
  expect(
    days.map(({ label, kinds }) => [label, ...kinds.map(({ kind, notifications }) => `${kind}: ${notifications.map(({ id }) => id).join("")}`)]),
  ).toEqual([
    ["Today", "security: b", "access: ca"],
    ["Yesterday", "access: z"],
    ["November 1, 2026", "access: y"],
  ]);
});
