import { useSay, useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { Icon, type IconName } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import type { AccessExplanation, AccessReason } from "#lib/members/schema";
import { AccessAnswer } from "./access-list.tsx";

const SUBJECTS: Record<AccessReason["subject"], string> = {
  account: "Account",
  platform_role: "Operator’s staff",
  membership: "Membership",
  tenant: "Portal",
  sign_in: "Signing in",
  role: "Role",
  privilege: "Earned privilege",
};

const MARKS: Record<AccessReason["effect"], { icon: IconName; look: string; word: string }> = {
  gives: { icon: "circle-check", look: "text-good", word: "Gives it" },
  gives_own: { icon: "circle-check", look: "text-warn", word: "Gives it for their own records" },
  none: { icon: "circle", look: "text-muted", word: "Does not give it" },
  open: { icon: "circle", look: "text-muted", word: "Stands in no way" },
  limits: { icon: "circle-x", look: "text-bad", word: "Takes it away" },
  blocks: { icon: "circle-x", look: "text-bad", word: "Shuts them out" },
};

/** One permission: each thing that has a say in it, in the order in which it is decided, and what would have to change. */
export function AccessDetail({ explanation, path }: { explanation: AccessExplanation; path: string }) {
  const say = useSay();
  const t = useWords("portal");
  const { label, answer, summary, reasons, remedies } = explanation;
  return (
    <Card
      title={`“${say(label)}”`}
      note={say(summary)}
      actions={
        <>
          <AccessAnswer answer={answer} />
          <LinkButton href={path} variant="secondary" size="sm">
            {t("close")}
          </LinkButton>
        </>
      }
    >
      <ol aria-label={t("reasons")} className="grid gap-3">
        {reasons.map(({ subject, effect, says }) => {
          const { icon, look, word } = MARKS[effect];
          return (
            <li key={says} className="flex items-start gap-3 text-sm">
              <Icon name={icon} className={`mt-0.5 size-5 shrink-0 ${look}`} />
              <div className="min-w-0">
                <p className="font-medium text-ink">
                  {say(SUBJECTS[subject])} <span className="font-normal text-muted">· {say(word)}</span>
                </p>
                <p className="text-soft wrap-anywhere">{say(says)}</p>
              </div>
            </li>
          );
        })}
      </ol>
      {remedies.length > 0 ? (
        <div className="mt-6 grid gap-3 border-t pt-5">
          <h3 className="font-medium text-ink text-sm">{t("whatWouldHaveToChange")}</h3>
          <ul className="grid gap-3 text-sm">
            {remedies.map(({ change, by }) => (
              <li key={change} className="wrap-anywhere">
                <span className="text-soft">{say(change)}</span> <span className="text-muted">{t("whoCanDoItBy", { by: say(by) })}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  );
}
