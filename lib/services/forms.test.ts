import { expect, it } from "vitest";
import { changeDestinationForm, createDestinationForm, openIncidentForm, planWindowForm } from "./forms.ts";

it("reads the keys of services in one field, and moments in UTC", () => {
  const form = {
    title: "New disks",
    startsAt: "2026-06-15T22:00",
    endsAt: "2026-06-15T23:30",
    services: "postgres, redis  postgres",
    isPublic: "on",
  };
  expect(planWindowForm.parse(form)).toMatchObject({
    startsAt: "2026-06-15T22:00:00.000Z",
    endsAt: "2026-06-15T23:30:00.000Z",
    services: ["postgres", "redis"],
    isPublic: true,
    announce: false,
  });
  expect(planWindowForm.safeParse({ ...form, services: " " }).success).toBe(false);
  expect(planWindowForm.safeParse({ ...form, startsAt: "tomorrow" }).success).toBe(false);
});

it("takes an incident without a cause", () => {
  const form = { title: "Mails are late", impact: "minor", body: "We look.", causeKey: "", services: "" };
  expect(openIncidentForm.parse(form)).toMatchObject({ causeKey: null, services: [], isPublic: false });
});

it("reads what a destination wants from its boxes", () => {
  const form = { kind: "mail", title: "Duty", address: "duty@test.example", page: "on", services: "postgres" };
  expect(createDestinationForm.parse(form)).toMatchObject({ severities: ["page"], serviceKeys: ["postgres"] });
  expect(createDestinationForm.safeParse({ ...form, page: undefined }).success).toBe(false);
  const change = { id: "0198f3c2-7d1e-7a40-9c55-1f2e3d4c5b6a", version: "2", title: "Duty", page: "on", ticket: "on", services: "" };
  expect(changeDestinationForm.parse({ ...change, isEnabled: "off" })).toMatchObject({
    version: 2,
    severities: ["page", "ticket"],
    isEnabled: false,
  });
});
