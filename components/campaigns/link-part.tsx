import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { type CampaignLink, linkNameOf, type PlannedCampaign } from "#lib/campaigns/schema";
import { Time } from "../format/time.tsx";
import { QrCode } from "../identity/qr-code.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";

/** `leads`: how many came with it; null for who may not see leads. */
type CountedLink = CampaignLink & { leads: number | null };

interface LinkPartProps {
  plan: PlannedCampaign;
  links: CountedLink[];
  mayChange: boolean;
  actions: { create: FormAction; drop: FormAction };
  newKey: () => string;
  now: Date;
}

/** The tagged links of a campaign, and the form that makes one. */
export function LinkPart({ plan, links, mayChange, actions, newKey, now }: LinkPartProps) {
  const t = useWords("campaignTools");
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[2fr_1fr]">
      <Card title={t("links")} note={t("linksNote")} isFlush>
        {links.length === 0 ? (
          <EmptyState icon="link" title={t("noLinks")}>
            {mayChange ? t("noLinksAdd") : t("noLinksLook")}
          </EmptyState>
        ) : (
          <ul className="divide-y" aria-label={t("links")}>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} drop={mayChange ? actions.drop : null} now={now} />
            ))}
          </ul>
        )}
      </Card>
      {mayChange ? (
        <Card title={t("newLink")} note={t("houseRules")}>
          <LinkForm plan={plan} create={actions.create} idempotencyKey={newKey()} />
        </Card>
      ) : null}
    </div>
  );
}

function LinkRow({ link, drop, now }: { link: CountedLink; drop: FormAction | null; now: Date }) {
  const [t, { number }] = [useWords("campaignTools"), useFormats()];
  const values = [link.source, link.medium, link.campaign, link.term, link.content].filter(Boolean);
  const about = values.join(" / ");
  return (
    <li className="grid gap-3 px-5 py-4 md:px-6">
      <p className="font-medium text-ink text-sm wrap-anywhere">
        <bdi>{link.url}</bdi>
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted text-sm">
        <span className="wrap-anywhere">{about}</span>
        {link.leads === null ? null : <span className="tabular-nums">{t("leadsOfLink", { count: link.leads, number: number(link.leads) })}</span>}
        <Time value={link.createdAt} now={now} />
        {link.madeBy ? <bdi>{link.madeBy}</bdi> : null}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={link.url} label={t("copyLink", { about })} icon={<Icon name="copy" />} />
        <Dialog
          title={t("qrCode")}
          description={<span className="wrap-anywhere">{link.url}</span>}
          trigger={{ label: t("qrCode"), ariaLabel: t("qrCodeOf", { about }), variant: "secondary", size: "sm" }}
        >
          <QrCode text={link.url} label={t("qrCodeOf", { about })} />
        </Dialog>
        {drop ? (
          <ConfirmDialog
            title={t("dropLinkTitle")}
            description={<span className="wrap-anywhere">{link.url}</span>}
            consequences={[t("dropLinkStays")]}
            trigger={{ label: t("dropLink"), ariaLabel: t("dropLinkOf", { about }), variant: "ghost", size: "sm" }}
            action={drop}
            hidden={{ id: link.id, campaignId: link.campaignId }}
            confirmLabel={t("dropLink")}
            pendingLabel={t("droppingLink")}
            tone="danger"
          />
        ) : null}
      </div>
    </li>
  );
}

function LinkForm({ plan, create, idempotencyKey }: { plan: PlannedCampaign; create: FormAction; idempotencyKey: string }) {
  const t = useWords("campaignTools");
  const shared = { maxLength: 200, autoComplete: "off", spellCheck: false } as const;
  return (
    <ActionForm
      action={create}
      label={t("newLink")}
      fields={["baseUrl", "source", "medium", "campaign", "term", "content"]}
      hidden={{ campaignId: plan.id }}
      idempotencyKey={idempotencyKey}
    >
      <TextField
        name="baseUrl"
        type="url"
        label={t("baseUrl")}
        hint={t("baseUrlHint")}
        defaultValue={plan.landingUrl}
        maxLength={500}
        autoComplete="off"
      />
      <TextField name="source" label={t("utmSource")} hint={t("utmSourceHint")} {...shared} />
      <TextField name="medium" label={t("utmMedium")} hint={t("utmMediumHint")} {...shared} />
      <TextField name="campaign" label={t("utmName")} hint={t("utmNameHint")} defaultValue={linkNameOf(plan)} {...shared} />
      <TextField name="term" label={t("utmTerm")} hint={t("utmTermHint")} isOptional {...shared} />
      <TextField name="content" label={t("utmContent")} hint={t("utmContentHint")} isOptional {...shared} />
      <div className="flex justify-end">
        <SubmitButton pendingLabel={t("makingLink")}>{t("makeLink")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
