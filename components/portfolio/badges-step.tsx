import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import type { StepProps } from "./step-props.ts";

/** Whether the level is shown, and which achievements are, each with what it was earned for and since when. One that is gone is named, and goes when this is saved. */
export function BadgesStep({ portfolio: { id, version, badges, level, showsLevel }, may, actions }: StepProps) {
  const t = useWords("portfolio");
  const say = useSay();
  const formats = useFormats();
  if (badges.length === 0 && level === null) {
    return (
      <Card>
        <EmptyState icon="trophy" title={t("noBadges")}>
          {t("noBadgesNote")}
        </EmptyState>
      </Card>
    );
  }
  const earned = badges.flatMap(({ earnedAt, ...badge }) => (earnedAt === null ? [] : [{ ...badge, earnedAt }]));
  const gone = badges.filter(({ earnedAt }) => earnedAt === null);
  return (
    <>
      {gone.length > 0 ? (
        <Callout tone="warn" title={t("badgesGone")}>
          <ul className="grid gap-2">
            {gone.map(({ key, name }) => (
              <li key={key} className="flex flex-wrap items-center gap-2">
                {say(name)} <Badge tone="bad">{t("badgeGone")}</Badge>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Card title={t("stepBadges")} note={t("badgesNote")}>
        <ActionForm
          action={actions.chooseBadgesAction}
          hidden={{ id, version: String(version) }}
          label={t("stepBadges")}
          fields={["level", ...earned.map(({ key }) => `badge:${key}`)]}
        >
          <ul className="divide-y divide-line">
            {level ? (
              <li className="py-3">
                <Checkbox
                  name="level"
                  defaultChecked={showsLevel}
                  disabled={!may.change}
                  label={
                    level.name === ""
                      ? t("level", { level: formats.number(level.level) })
                      : t("levelNamed", { level: formats.number(level.level), name: level.name })
                  }
                  hint={t("levelHint", { of: formats.number(level.of), points: formats.number(level.points) })}
                />
              </li>
            ) : null}
            {earned.map(({ key, name, why, times, earnedAt, isChosen }) => (
              <li key={key} className="py-3">
                <Checkbox
                  name={`badge:${key}`}
                  defaultChecked={isChosen}
                  disabled={!may.change}
                  label={say(name)}
                  hint={`${say(why)} ${t("badgeEarned", { day: formats.day(earnedAt.slice(0, 10)), times: times - 1 })}.`}
                />
              </li>
            ))}
          </ul>
          {may.change ? (
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("saveAndGoOn")}</SubmitButton>
            </div>
          ) : null}
        </ActionForm>
      </Card>
    </>
  );
}
