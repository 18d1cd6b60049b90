import type { shareTexts } from "#lib/gamification";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { portfolioPath } from "./portfolio-paths.tsx";
import { RefusedClaims } from "./refused-claims.tsx";
import type { FigureLines, StepProps } from "./step-props.ts";

type Shares = ReturnType<typeof shareTexts>;
const PLACES: Record<Shares[number]["place"], string> = { mail: "E-mail", x: "X", linkedin: "LinkedIn", whatsapp: "WhatsApp", facebook: "Facebook" };

/** What stands against publishing, the act itself, and what can be done with what is public. */
export function PublishStep({
  portfolio,
  may,
  actions,
  newKey,
  lines,
  shares,
  origin,
}: StepProps & { lines: FigureLines; shares: Shares; origin: string }) {
  const t = useWords("portfolio");
  const { id, version, title, status, path, isChangedSince, caseStudies, refusedClaims, figures, badges } = portfolio;
  const hidden = { id, version: String(version) };
  const refused = [...refusedClaims, ...caseStudies.flatMap((study) => (study.isUnverified ? [] : study.refusedClaims))];
  const hasChanged = figures.some(({ isChosen, verification }) => isChosen && verification !== "verified");
  const url = path === null ? null : `${origin}${path}`;
  return (
    <>
      {url ? (
        <Card title={status === "unlisted" ? t("isUnlisted") : t("isPublished")} note={isChangedSince ? t("publishAgain") : undefined}>
          <p className="flex flex-wrap items-center gap-3 break-all">
            <TextLink href={url}>{url}</TextLink>
            <CopyButton text={url} label={t("copyAddress")} icon={<Icon name="copy" />} />
          </p>
          <p className="mt-2">
            <TextLink href={`${path}/pdf`}>{t("asPdf")}</TextLink>
          </p>
        </Card>
      ) : null}
      {hasChanged ? <Callout tone="warn" title={t("dataChanged")} /> : null}
      {badges.some(({ isChosen, earnedAt }) => isChosen && earnedAt === null) ? (
        <Callout tone="warn" title={t("badgesGone")}>
          <TextLink href={portfolioPath(id, "badges")}>{t("chooseBadgesAnew")}</TextLink>
        </Callout>
      ) : null}
      <RefusedClaims claims={refused} lines={lines} />
      {may.publish ? (
        <Card title={t("stepPublish")} note={t("publishNote")}>
          <ActionForm action={actions.publishPortfolioAction} hidden={hidden} label={t("stepPublish")} fields={["as"]} idempotencyKey={newKey()}>
            <RadioList
              name="as"
              legend={t("audience")}
              defaultValue={status === "unlisted" ? "unlisted" : "published"}
              options={[
                { value: "published", label: t("forEverybody"), hint: t("forEverybodyHint") },
                { value: "unlisted", label: t("byLink"), hint: t("byLinkHint") },
              ]}
            />
            <div>
              <SubmitButton pendingLabel={t("publishing")}>{url ? t("publishAnew") : t("publish")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      {shares.length > 0 ? <ShareCard shares={shares} /> : null}
      <div className="flex flex-wrap gap-3">
        {url && may.publish ? (
          <ConfirmDialog
            title={t("withdrawTitle", { title })}
            consequences={[t("withdrawConsequence")]}
            trigger={{ label: t("withdraw"), variant: "secondary" }}
            action={actions.withdrawPortfolioAction}
            hidden={hidden}
            confirmLabel={t("withdraw")}
          />
        ) : null}
        {may.remove ? (
          <ConfirmDialog
            title={t("deleteTitle", { title })}
            consequences={[t("deleteConsequence")]}
            trigger={{ label: t("delete"), variant: "secondary", icon: <Icon name="trash" /> }}
            action={actions.deletePortfolioAction}
            hidden={hidden}
            confirmLabel={t("deletePortfolio")}
            tone="danger"
          />
        ) : null}
      </div>
    </>
  );
}

function ShareCard({ shares }: { shares: Shares }) {
  const t = useWords("portfolio");
  const say = useSay();
  return (
    <Card title={t("share")} isFlush>
      <ul className="divide-y divide-line">
        {shares.map(({ place, text, href }) => (
          <li key={place} className="grid gap-2 px-5 py-4 md:px-6">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <a href={href} target="_blank" rel="noreferrer" className="text-accent hover:underline">
                {say(PLACES[place])}
              </a>
              <CopyButton text={text} label={t("copyFor", { place: say(PLACES[place]) })} icon={<Icon name="copy" />} />
            </p>
            <p className="whitespace-pre-line break-words text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
