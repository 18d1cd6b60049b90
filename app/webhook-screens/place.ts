import type { ReactNode } from "react";
import type { FormAction } from "#components/ui/action-form";
import type { Permission, StaffContext, TenantContext, UserActor } from "#lib/access";
import type { WebhookScope } from "#lib/webhooks";

/** Whoever looks: a member of staff in the operator's place, somebody of the tenant in its own. */
export type ScreenContext = (StaffContext | TenantContext) & { actor: UserActor };

type WebhookAct = "create" | "change" | "setState" | "remove" | "rotate" | "test" | "replay" | "replayFailed" | "cancelReplay";

/** Where webhooks are looked after: by the operator for all, or by a tenant for its own. The screens are the same. */
export interface WebhookPlace {
  scope: WebhookScope;
  /** The list's address; all others are below it. */
  base: string;
  /** What the list is called in the way to a page. */
  crumb: "integrations" | "webhooks";
  actions: Record<WebhookAct, FormAction>;
  /** In place of a screen for those who lack a permission. */
  refusal: (title: string, permission: Permission) => ReactNode;
}

export interface EndpointScreenProps {
  place: WebhookPlace;
  context: ScreenContext;
  id: string;
}
