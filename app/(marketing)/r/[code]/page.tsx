import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { beginTouch, countVisit, firstTouch, INVITATION_COOKIE, openInvitation, sourceOf } from "#lib/gamification";
import { getRuntime } from "#lib/platform/runtime";
import { pageContext, type SearchParams } from "#lib/web";
import { installationFor } from "../../../installation.tsx";
import { SiteFrame } from "../../site-frame.tsx";
import { rememberInvitationAction } from "./actions.ts";

export const generateMetadata = async () => ({ ...(await pageTitle("referrals", "invitedPage")()), robots: { index: false } });

export default async function InvitationPage({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: SearchParams }) {
  const [t, { code }, asked, context] = await Promise.all([getWords("referrals"), params, searchParams, pageContext()]);
  const runtime = getRuntime();
  const invitation = await openInvitation(context, runtime, code);
  if (!invitation) notFound();
  const source = sourceOf(typeof asked.utm_source === "string" ? asked.utm_source : undefined);
  await countVisit(context, runtime, invitation, source);
  const remembered = firstTouch(runtime, (await cookies()).get(INVITATION_COOKIE)?.value);
  const touch = beginTouch(runtime, invitation.code, source);
  const { company, inviter, isDemo } = invitation;
  const { product } = await installationFor(context);
  return (
    <SiteFrame>
      <div className="mx-auto grid w-full max-w-2xl gap-6 py-10">
        <Card>
          <div className="grid gap-5">
            <span className="inline-flex size-12 items-center justify-center rounded-xl bg-tint text-accent">
              <Icon name="user-plus" className="size-6" />
            </span>
            <h1 className="font-semibold text-2xl text-ink wrap-anywhere">{t("invitedTitle", { company })}</h1>
            <p className="text-soft">{inviter ? t("invitedBy", { name: inviter, company, product }) : t("invitedByCompany", { company, product })}</p>
            <p className="font-medium text-ink">{t("invitedGain")}</p>
            {isDemo ? <p className="text-muted text-sm">{t("demoCompany")}</p> : null}
            <div>
              <LinkButton href={`/register?ref=${encodeURIComponent(touch)}`}>{t("openAPortal")}</LinkButton>
            </div>
          </div>
        </Card>
        {remembered ? (
          <Callout tone="good" title={t("remembered")} />
        ) : (
          <Card title={t("remember")} note={t("rememberNote")}>
            <ActionForm action={rememberInvitationAction} label={t("remember")} hidden={{ touch }}>
              <div>
                <SubmitButton variant="secondary" pendingLabel={t("remembering")}>
                  {t("remember")}
                </SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
      </div>
    </SiteFrame>
  );
}
