import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { serviceKey } from "../registry/shapes.ts";

const at = z.iso.datetime();

export const startRecoveryInput = z.strictObject({ cause: serviceKey });
const RECOVERY_ACTIONS = ["check", "restart", "wait", "ask"] as const;
const RECOVERY_PARTS = ["dependency", "cause", "consequence"] as const;

export const recovery = z.object({
  id: z.uuid(),
  cause: z.string(),
  incidentId: z.uuid().nullable(),
  startedAt: at,
  startedBy: z.string().nullable(),
  endedAt: at.nullable(),
  /** Every step is verified, or somebody gave it up. */
  end: z.enum(["finished", "given_up"]).nullable(),
  steps: z.array(
    z.object({
      service: z.string(),
      name: z.string(),
      action: z.enum(RECOVERY_ACTIONS),
      part: z.enum(RECOVERY_PARTS),
      verifiedBy: z.enum(["measurement", "person"]),
      /** What it comes after. */
      after: z.array(z.string()),
      /** Other causes that hold it down, too. */
      otherCauses: z.array(z.string()),
      /** At most one is offered: the one to do now. */
      status: z.enum(["done", "offered", "waiting"]),
      /** Of the service now. */
      state: z.string(),
      doneAt: at.nullable(),
      verifiedAt: at.nullable(),
      hasRestartHook: z.boolean(),
      runbookUrl: z.string().nullable(),
    }),
  ),
});
export type RecoveryView = z.infer<typeof recovery>;
export const recoveryList = z.object({ recoveries: z.array(recovery.omit({ steps: true })) });
export type RecoveryList = z.infer<typeof recoveryList>;

export const setRestartHookCall = z.strictObject({
  url: trimmedText().min(1, "Enter an address.").max(1_000, "This address is too long."),
  /** 0 for a service that has none yet. */
  version: z.coerce.number().int().min(0),
});
export type SetRestartHookInput = z.infer<typeof setRestartHookCall>;
export const newRestartHook = z.object({ host: z.string(), secret: z.string(), version: z.int() });
export type NewRestartHook = z.infer<typeof newRestartHook>;

const CALL_STATUSES = ["waiting", "sending", "accepted", "refused", "lost"] as const;
export const restartCall = z.object({
  id: z.uuid(),
  service: z.string(),
  /** Accepted: the hook answered 2xx; refused: it answered otherwise or not; lost: nobody knows what became of it. */
  status: z.enum(CALL_STATUSES),
  answerStatus: z.int().nullable(),
  error: z.string().nullable(),
  askedAt: at,
  askedBy: z.string().nullable(),
  endedAt: at.nullable(),
});
export type RestartCall = z.infer<typeof restartCall>;
export const restartHook = z.object({ host: z.string().nullable(), version: z.int(), calls: z.array(restartCall) });
export type RestartHook = z.infer<typeof restartHook>;
/** `confirmation` is the service's key, typed. */
export const restartServiceCall = z.strictObject({ confirmation: z.string().max(63), recoveryId: z.uuid().optional() });
export type RestartServiceInput = z.infer<typeof restartServiceCall>;
