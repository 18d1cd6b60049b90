import { AppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";

/** Whether anybody may open a portal for their company, or only people who were invited come in. */
export const isRegistrationOpen = (runtime: Pick<Runtime, "config">): boolean => runtime.config.REGISTRATION === "open";

/** @throws `forbidden` with the reason `invitation_required` */
export function requireOpenRegistration(runtime: Pick<Runtime, "config">): void {
  if (isRegistrationOpen(runtime)) return;
  throw new AppError("forbidden", "New people are invited here. Ask an administrator of your company’s portal, or your agency, for an invitation.", {
    reason: "invitation_required",
  });
}
