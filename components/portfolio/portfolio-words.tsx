import type { PortfolioFigureView, PortfolioRow, PortfolioTestimonialView } from "#lib/gamification/schema";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

export const KIND_LABELS: Record<PortfolioRow["kind"], string> = {
  basic: "Basic portfolio",
  comprehensive: "Comprehensive portfolio",
  premium: "Premium portfolio",
  custom: "Custom portfolio",
};

const STATUSES: Record<PortfolioRow["status"], readonly [Tone, string]> = {
  draft: ["neutral", "Draft"],
  published: ["good", "Published"],
  unlisted: ["accent", "Unlisted"],
  withdrawn: ["warn", "Withdrawn"],
};

export function PortfolioStatusBadge({ status }: { status: PortfolioRow["status"] }) {
  const say = useSay();
  const [tone, label] = STATUSES[status];
  return <Badge tone={tone}>{say(label)}</Badge>;
}

const VERIFICATIONS: Record<PortfolioFigureView["verification"], readonly [Tone, string]> = {
  verified: ["good", "Verified"],
  changed: ["warn", "The data has changed"],
  gone: ["bad", "The data is gone"],
};

export function VerificationBadge({ verification }: { verification: PortfolioFigureView["verification"] }) {
  const say = useSay();
  const [tone, label] = VERIFICATIONS[verification];
  return <Badge tone={tone}>{say(label)}</Badge>;
}

const TESTIMONIALS: Record<PortfolioTestimonialView["status"], readonly [Tone, string]> = {
  requested: ["neutral", "Asked for"],
  given: ["accent", "Waits for approval"],
  approved: ["good", "Approved"],
  declined: ["warn", "Declined"],
  withdrawn: ["warn", "Taken back"],
};

export function TestimonialStatusBadge({ status }: { status: PortfolioTestimonialView["status"] }) {
  const say = useSay();
  const [tone, label] = TESTIMONIALS[status];
  return <Badge tone={tone}>{say(label)}</Badge>;
}
