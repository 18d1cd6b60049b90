import { originsOf } from "#lib/identity";
import { sha256 } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { disposableDomains } from "./disposable-domains.ts";
import type { FraudObservations } from "./fraud-score.ts";
import { oddMail } from "./mail-signs.ts";
import { cycleOf } from "./referral-cycle.ts";

/** A conversion as it is judged. */
export interface JudgedConversion {
  id: string;
  tenantId: string;
  /** Whose code it is, and their address. */
  userId: string;
  userEmail: string | null;
  referredTenantId: string | null;
  referredUserId: string | null;
  referredEmail: string;
  firstTouchAt: Date | null;
  convertedAt: Date;
  address: string | null;
  device: string | null;
  payment: string | null;
}

type Observation = FraudObservations[keyof FraudObservations];

const FIVE_MINUTES_MS = 5 * 60_000;
const RECENT_MS = 24 * 3_600_000;
const MANY = 5;
/** Addresses of networks change hands: what was seen longer ago says nothing. */
const ORIGINS_MS = 90 * 24 * 3_600_000;

/** What can be seen of a conversion: each signal with what shows it, or null for one that cannot be looked at. */
export async function observeSignals(tx: Queryable, conversion: JudgedConversion): Promise<FraudObservations> {
  const others = await othersOf(tx, conversion);
  const since = new Date(conversion.convertedAt.getTime() - ORIGINS_MS);
  const ids = [conversion.userId, ...(conversion.referredUserId ? [conversion.referredUserId] : [])];
  const [referrer, referred] = await originsOf(tx, ids, since);
  const known = referrer ?? { addresses: [], devices: [] };
  const addresses = [...(conversion.address ? [conversion.address] : []), ...(referred?.addresses ?? [])];
  const devices = [...(conversion.device ? [conversion.device] : []), ...(referred?.devices ?? [])];
  return {
    under_five_minutes: quickness(conversion),
    same_address: sameAddress(addresses, known.addresses),
    same_device: sameDevice(devices, known.devices, conversion, others),
    many_recent: manyRecent(conversion, others),
    odd_mail: await mailOddity(conversion, others),
    known_pattern: await knownPattern(tx, conversion),
    graph_cycle: await cycleOf(tx, conversion),
    shared_payment: sharedPayment(conversion, others),
  };
}

function quickness({ firstTouchAt, convertedAt }: JudgedConversion): Observation {
  if (!firstTouchAt) return null;
  const ms = convertedAt.getTime() - firstTouchAt.getTime();
  const minutes = Math.floor(ms / 60_000);
  return {
    isPresent: ms < FIVE_MINUTES_MS,
    evidence: minutes < 120 ? `${minutes} min after the link was followed.` : `${Math.floor(minutes / 60)} h after the link was followed.`,
  };
}

function sameAddress(addresses: string[], ofReferrer: string[]): Observation {
  if (addresses.length === 0 || ofReferrer.length === 0) return null;
  const hashes = new Set(ofReferrer.flatMap((address) => [address, sha256(address)]));
  const shared = addresses.find((address) => hashes.has(address));
  return {
    isPresent: shared !== undefined,
    evidence: shared ? `The referrer has used ${shared}, too.` : "No address of the referrer’s last 90 days.",
  };
}

function sameDevice(devices: string[], ofReferrer: string[], { referredEmail, device }: JudgedConversion, others: Other[]): Observation {
  if (devices.length === 0) return null;
  if (devices.some((each) => ofReferrer.includes(each))) return { isPresent: true, evidence: "The referrer has signed in on this device." };
  const same = device === null ? [] : others.filter((other) => other.device === device && other.email !== referredEmail);
  if (same.length === 1) return { isPresent: true, evidence: "One other referral of theirs came from this device." };
  if (same.length > 1) return { isPresent: true, evidence: `${same.length} other referrals of theirs came from this device.` };
  return { isPresent: false, evidence: "No device of the referrer’s." };
}

function manyRecent({ convertedAt }: JudgedConversion, others: Other[]): Observation {
  const from = convertedAt.getTime() - RECENT_MS;
  const recent = others.filter((other) => other.convertedAt.getTime() > from && other.convertedAt <= convertedAt).length;
  return {
    isPresent: recent > MANY,
    evidence:
      recent === 1
        ? "One other conversion of the referrer in the 24 hours before."
        : `${recent} other conversions of the referrer in the 24 hours before.`,
  };
}

async function mailOddity({ referredEmail }: JudgedConversion, others: Other[]): Promise<Observation> {
  const why = oddMail(
    referredEmail,
    others.map(({ email }) => email),
    await disposableDomains(),
  );
  return { isPresent: why !== null, evidence: why ?? "Nothing odd about the address." };
}

function sharedPayment({ payment, referredEmail }: JudgedConversion, others: Other[]): Observation {
  if (payment === null) return null;
  const same = others.filter((other) => other.payment === payment && other.email !== referredEmail);
  if (same.length === 0) return { isPresent: false, evidence: "No other referral was paid with it." };
  if (same.length === 1) return { isPresent: true, evidence: "One other referral was paid with it." };
  return { isPresent: true, evidence: `${same.length} other referrals were paid with it.` };
}

/** Another conversion of the same referrer. */
interface Other {
  email: string;
  device: string | null;
  payment: string | null;
  convertedAt: Date;
}
const MOST_OTHERS = 1_000;

function othersOf(tx: Queryable, { id, tenantId, userId }: JudgedConversion): Promise<Other[]> {
  return tx.query<Other>({
    text: `SELECT referred_email AS email, device, payment, converted_at AS "convertedAt" FROM referral_conversion
           WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id <> $3::uuid ORDER BY created_at DESC, id LIMIT ${MOST_OTHERS}`,
    values: [tenantId, userId, id],
  });
}

/** Something of it was part of a referral that a person held to be fraud, anywhere. */
async function knownPattern(tx: Queryable, { id, address, device, payment, referredEmail }: JudgedConversion): Promise<Observation> {
  const [found] = await tx.query<{ what: string; count: number }>({
    text: `SELECT CASE WHEN v.device = $2 THEN 'device' WHEN v.payment = $3 THEN 'payment instrument' WHEN v.address = $4 THEN 'address' ELSE 'mailbox' END AS what,
             count(*)::int AS count
           FROM referral_conversion v
           WHERE v.id <> $1::uuid AND (v.device = $2 OR v.payment = $3 OR v.address = $4 OR v.referred_email = $5)
             AND (SELECT d.is_fraud FROM referral_decision d WHERE d.conversion_id = v.id AND d.tenant_id = v.tenant_id AND d.is_fraud IS NOT NULL
                  ORDER BY d.created_at DESC, d.id DESC LIMIT 1)
           GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    values: [id, device, payment, address, referredEmail],
  });
  if (!found) return { isPresent: false, evidence: "Nothing that reviewers have held to be fraud." };
  const { what, count } = found;
  return {
    isPresent: true,
    evidence:
      count === 1
        ? `The same ${what} was part of one referral that reviewers held to be fraud.`
        : `The same ${what} was part of ${count} referrals that reviewers held to be fraud.`,
  };
}
