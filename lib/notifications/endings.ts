import { dataOf, type EventEnvelope } from "#lib/events";
import type { Notice } from "./words.ts";

/** What is told when a tenant goes: of this its administrators cannot switch anything off, since their data goes with it. */
const FIRM = { kind: "tenants", isFirm: true, audience: { kind: "admins" } } as const;

/** Its contract has ended. What administrators may still do then: `grantsInStatus`. */
export function noticesOfCancelling(event: EventEnvelope, tenant: string): Notice[] {
  const { tenantId, reason } = dataOf(event, "tenant.cancelled");
  const title = `The contract of ${tenant} has ended`;
  const body = `Its data is kept. Administrators can look at all of it and take it along; nobody else can sign in to it. Reason: ${reason}`;
  return [
    { ...FIRM, title, body, href: "/portal" },
    { audience: { kind: "super_admins" }, kind: "tenants", title, body: `Reason: ${reason}`, href: `/admin/tenants/${tenantId}` },
  ];
}

/** Its deletion was asked for: when it is due, and how to object. `contact` is where the operator gives help, if it says so. */
export function noticesOfDeletion(event: EventEnvelope, tenant: string, contact: string | null): Notice[] {
  const { tenantId, dueAt, isOwn } = dataOf(event, "tenant.deletion_asked");
  const moment = `${dueAt.slice(0, 16).replace("T", " ")} UTC`;
  const title = `${tenant} is to be deleted`;
  const told = contact
    ? `All its data is deleted for good on ${moment}. Until then nothing is gone: you can sign in, look at all of it and take it along. If you object, or want all of it as one archive, write to ${contact} before then: the deletion can be called off until it begins.`
    : `All its data is deleted for good on ${moment}. Until then nothing is gone: you can sign in, look at all of it and take it along. If you object, or want all of it as one archive, tell those who run the portal before then: the deletion can be called off until it begins.`;
  if (isOwn) {
    const own = `One of your administrators asked for it. All its data is deleted for good on ${moment}. Until then everything works as before, and each administrator can call it off in the settings, under “Your data”. If none of you asked for it, call it off and change your passwords.`;
    const seen = `Its own administrators asked for it. It is due on ${moment}, and can be called off until it begins.`;
    return [
      { ...FIRM, title, body: own, href: "/portal/settings/data", tellsActor: true },
      { audience: { kind: "super_admins" }, kind: "tenants", title, body: seen, href: `/admin/tenants/${tenantId}` },
    ];
  }
  const body = `It is due on ${moment}, and can be called off until it begins.`;
  return [
    { ...FIRM, title, body: told, href: "/portal" },
    { audience: { kind: "super_admins" }, kind: "tenants", title, body, href: `/admin/tenants/${tenantId}` },
  ];
}

/** It stays after all. */
export function noticesOfKeeping(event: EventEnvelope, tenant: string): Notice[] {
  const { tenantId } = dataOf(event, "tenant.deletion_called_off");
  const told = { title: `${tenant} is not deleted`, body: "Its deletion was called off. Nothing of its data is gone." };
  return [
    { ...FIRM, ...told, href: "/portal" },
    { audience: { kind: "super_admins" }, kind: "tenants", ...told, href: `/admin/tenants/${tenantId}` },
  ];
}
