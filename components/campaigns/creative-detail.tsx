import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { type CreativeAct, type CreativeDetail, stateAfter } from "#lib/campaigns/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { CreativeForm } from "./creative-form.tsx";
import { CreativeStateBadge, useCreativeFormWords } from "./creative-words.tsx";
import { PinnedPicture } from "./pinned-picture.tsx";

interface CreativeViewProps {
  creative: CreativeDetail;
  may: { change: boolean; decide: boolean };
  actions: { decide: FormAction; comment: FormAction; resolve: FormAction; addVersion: FormAction };
  newKey: () => string;
  now: Date;
}

/** A creative: what it is now, what was said of it, how it was before, and the steps of its approval. */
export function CreativeView({ creative, may, actions, newKey, now }: CreativeViewProps) {
  const [t, formWords, { number }] = [useWords("campaigns"), useCreativeFormWords(false), useFormats()];
  const { id, campaignId, picture, text, comments, versions } = creative;
  const href = `/portal/campaigns/${campaignId}/creatives`;
  const ref = { id, campaignId };
  const ofNow = comments.filter(({ number }) => number === creative.newest);
  const numbered = new Map(ofNow.map((comment, index) => [comment.id, index + 1]));
  const pins = ofNow.flatMap(({ id: comment, x, y, body, resolvedAt }) =>
    x === null || y === null || resolvedAt !== null
      ? []
      : [
          {
            id: comment,
            x,
            y,
            number: numbered.get(comment) ?? 0,
            label: t("pinLabel", { number: String(numbered.get(comment)), body: body.slice(0, 80) }),
          },
        ],
  );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[2fr_1fr]">
      <div className="grid min-w-0 gap-6">
        <Card
          title={creative.name}
          note={t("versionNumber", { number: String(creative.newest) })}
          actions={<CreativeStateBadge state={creative.state} />}
        >
          {text ? (
            <p dir="auto" className="mb-5 whitespace-pre-wrap text-ink wrap-anywhere">
              {text}
            </p>
          ) : null}
          <PinnedPicture
            picture={picture ? { src: `${href}/${id}/picture/${picture.hash}`, width: picture.width, height: picture.height } : null}
            alt={creative.name}
            pins={pins}
            action={actions.comment}
            hidden={ref}
            idempotencyKey={newKey()}
            words={{
              comment: t("commentForm"),
              body: t("commentBody"),
              fromLeft: t("commentFromLeft"),
              fromTop: t("commentFromTop"),
              placeHint: t("commentPlaceHint"),
              pinHint: t("commentPinHint"),
              send: t("commentSend"),
              sending: t("commentSending"),
            }}
          />
        </Card>
        <Card title={t("comments")} note={t("commentsNote")}>
          {comments.length === 0 ? (
            <p className="text-muted text-sm">{t("noComments")}</p>
          ) : (
            <ol className="grid gap-4" aria-label={t("comments")}>
              {comments.map((comment) => (
                <li key={comment.id} id={`comment-${comment.id}`} className="grid gap-1 rounded-xl border p-4 target:border-accent">
                  <p className="flex flex-wrap gap-x-3 text-muted text-sm">
                    {numbered.has(comment.id) ? <span className="font-semibold text-ink">{numbered.get(comment.id)}</span> : null}
                    <bdi>{comment.author ?? t("somebody")}</bdi>
                    <Time value={comment.createdAt} now={now} />
                    <span>{t("versionNumber", { number: String(comment.number) })}</span>
                    {comment.x !== null && comment.y !== null ? <span>{t("commentAt", { x: number(comment.x), y: number(comment.y) })}</span> : null}
                    {comment.resolvedAt ? <span>{t("commentDone")}</span> : null}
                  </p>
                  <p dir="auto" className="whitespace-pre-wrap text-ink wrap-anywhere">
                    {comment.body}
                  </p>
                  {may.change && comment.resolvedAt === null ? (
                    <ActionForm
                      action={actions.resolve}
                      hidden={{ ...ref, commentId: comment.id }}
                      label={t("commentResolve")}
                      className="mt-1 grid gap-2"
                    >
                      <SubmitButton size="sm" variant="secondary" className="justify-self-start" pendingLabel={t("commentResolving")}>
                        {t("commentResolve")}
                      </SubmitButton>
                    </ActionForm>
                  ) : null}
                </li>
              ))}
            </ol>
          )}
        </Card>
      </div>
      <div className="grid min-w-0 gap-6">
        <Steps creative={creative} may={may} decide={actions.decide} newKey={newKey} />
        {may.change ? (
          <Card title={t("creativeAddVersion")} note={t("creativeAddVersionNote")}>
            <CreativeForm
              route={`/api/v1/campaigns/${campaignId}/creatives/${id}/versions`}
              href={href}
              action={actions.addVersion}
              hidden={{ ...ref, version: String(creative.version) }}
              version={creative.version}
              words={formWords}
            />
          </Card>
        ) : null}
        <Card title={t("versions")}>
          <ol className="grid gap-3" aria-label={t("versions")}>
            {versions.map((each) => (
              <li key={each.number} className="grid gap-1 text-sm">
                <p className="flex flex-wrap gap-x-3 text-muted">
                  <span className="font-medium text-ink">{t("versionNumber", { number: String(each.number) })}</span>
                  <bdi>{each.madeBy ?? t("somebody")}</bdi>
                  <Time value={each.madeAt} now={now} />
                </p>
                {each.picture ? (
                  <a className="w-fit text-accent underline" href={`${href}/${id}/picture/${each.picture.hash}`} target="_blank" rel="noreferrer">
                    {t("openPicture")}
                  </a>
                ) : null}
                {each.text ? (
                  <p dir="auto" className="line-clamp-3 text-soft wrap-anywhere">
                    {each.text}
                  </p>
                ) : null}
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </div>
  );
}

function Steps({
  creative,
  may,
  decide,
  newKey,
}: {
  creative: CreativeDetail;
  may: CreativeViewProps["may"];
  decide: FormAction;
  newKey: () => string;
}) {
  const t = useWords("campaigns");
  const hidden = (act: CreativeAct) => ({ id: creative.id, campaignId: creative.campaignId, version: String(creative.version), act });
  const isOpen = (act: CreativeAct) => stateAfter(act, creative.state) !== null;
  const simple = [
    { act: "submit", label: t("stepSubmit"), isAllowed: may.change },
    { act: "withdraw", label: t("stepWithdraw"), isAllowed: may.change },
    { act: "approve", label: t("stepApprove"), isAllowed: may.decide },
  ] as const;
  const steps = simple.filter(({ act, isAllowed }) => isAllowed && isOpen(act));
  const mayAsk = may.decide && isOpen("ask_changes");
  return (
    <Card title={t("approval")} note={t("approvalNote")}>
      {steps.length === 0 && !mayAsk ? <p className="text-muted text-sm">{t("nothingToDecide")}</p> : null}
      <div className="flex flex-wrap gap-3">
        {steps.map(({ act, label }) => (
          <ActionForm key={act} action={decide} hidden={hidden(act)} idempotencyKey={newKey()} label={label} className="grid gap-2">
            <SubmitButton variant={act === "withdraw" ? "secondary" : "primary"} pendingLabel={t("creativeSending")}>
              {label}
            </SubmitButton>
          </ActionForm>
        ))}
        {mayAsk ? (
          <ConfirmDialog
            title={t("stepAskChanges")}
            description={t("stepAskChangesNote")}
            trigger={{ label: t("stepAskChanges"), variant: "secondary" }}
            action={decide}
            hidden={hidden("ask_changes")}
            idempotencyKey={newKey()}
            reason={{ label: t("stepAskChangesWhat") }}
            confirmLabel={t("stepAskChanges")}
          />
        ) : null}
      </div>
    </Card>
  );
}
