import type { PortfolioTestimonialView } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { portfolioPath } from "./portfolio-paths.tsx";
import { TestimonialStatusBadge } from "./portfolio-words.tsx";
import type { StepProps } from "./step-props.ts";

/** Who was asked for a testimonial, what they said, and what is made of it. */
export function TestimonialsStep({ portfolio: { id, testimonials }, may, actions, newKey }: StepProps) {
  const t = useWords("portfolio");
  return (
    <>
      {testimonials.length > 0 ? (
        <Card title={t("stepTestimonials")} isFlush>
          <ul className="divide-y divide-line">
            {testimonials.map((each) => (
              <TestimonialItem key={each.id} portfolioId={id} testimonial={each} mayDecide={may.publish} action={actions.decideTestimonialAction} />
            ))}
          </ul>
        </Card>
      ) : null}
      {may.change ? (
        <Card title={t("askTestimonial")} note={t("askTestimonialNote")}>
          <ActionForm
            key={testimonials.length}
            action={actions.requestTestimonialAction}
            label={t("askTestimonial")}
            hidden={{ portfolioId: id }}
            fields={["name", "role", "email"]}
            idempotencyKey={newKey()}
          >
            <TextField name="name" label={t("name")} maxLength={120} autoComplete="off" />
            <TextField name="role" label={t("role")} hint={t("roleHint")} maxLength={120} autoComplete="off" isOptional />
            <TextField name="email" type="email" label={t("email")} maxLength={254} autoComplete="off" />
            <div>
              <SubmitButton pendingLabel={t("sending")}>{t("sendMail")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      <div>
        <LinkButton href={portfolioPath(id, "texts")} variant="secondary">
          {t("goOn")}
        </LinkButton>
      </div>
    </>
  );
}

interface ItemProps {
  portfolioId: string;
  testimonial: PortfolioTestimonialView;
  mayDecide: boolean;
  action: StepProps["actions"]["decideTestimonialAction"];
}

function TestimonialItem({
  portfolioId,
  testimonial: { id, name, role, email, status, quote, consentText, consentedAt },
  mayDecide,
  action,
}: ItemProps) {
  const t = useWords("portfolio");
  const formats = useFormats();
  const isThere = status === "given" || status === "approved" || status === "declined";
  const decide = (decision: "approved" | "declined") =>
    status === decision ? null : (
      <ActionForm
        action={action}
        hidden={{ portfolioId, id, decision }}
        label={t(decision === "approved" ? "approveNamed" : "declineNamed", { name })}
      >
        <SubmitButton variant="secondary">{t(decision === "approved" ? "approve" : "decline")}</SubmitButton>
      </ActionForm>
    );
  return (
    <li className="grid gap-2 px-5 py-4 md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{role ? `${name}, ${role}` : name}</p>
        <TestimonialStatusBadge status={status} />
      </div>
      <p className="text-muted">{email}</p>
      {quote ? (
        <blockquote className="border-s-4 border-line ps-4 whitespace-pre-line" dir="auto">
          {quote}
        </blockquote>
      ) : null}
      {consentText && consentedAt ? (
        <p className="text-muted text-xs">{t("agreedTo", { text: consentText, day: formats.day(consentedAt.slice(0, 10)) })}</p>
      ) : null}
      {isThere && mayDecide ? (
        <div className="flex flex-wrap gap-3">
          {decide("approved")}
          {decide("declined")}
        </div>
      ) : null}
    </li>
  );
}
