import { z } from "zod";
import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { CREATIVE_LIMITS, type CreativeDetail, type CreativeItem, type CreativeState } from "./schema.ts";

export interface CreativeRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  owner_id: string | null;
  name: string;
  state: CreativeState;
  version: number;
  newest: number;
  submitted_by_id: string | null;
  open_comments: number;
  text: string;
  hash: string | null;
  width: number | null;
  height: number | null;
  updated_at: Date;
}

/** `$1` is the tenant. The newest version comes with it, without its picture. */
export const CREATIVE_ROWS = `SELECT r.id, r.campaign_id, c.name AS campaign_name, c.owner_id, r.name, r.state, r.version, r.newest, r.submitted_by_id,
    (SELECT count(*)::int FROM campaign_creative_comment m WHERE m.tenant_id = r.tenant_id AND m.creative_id = r.id AND m.resolved_at IS NULL) AS open_comments,
    v.text, v.hash, v.width, v.height, r.updated_at
  FROM campaign_creative r JOIN campaign c ON c.tenant_id = r.tenant_id AND c.id = r.campaign_id
  JOIN campaign_creative_version v ON v.tenant_id = r.tenant_id AND v.creative_id = r.id AND v.number = r.newest
  WHERE r.tenant_id = $1::uuid`;

/** @throws `not_found`, also for one of another campaign or tenant, and for what is no id */
export async function findCreative(
  { tenant }: TenantContext,
  tx: Queryable,
  campaignId: string,
  id: string,
  lock: "lock" | "look" = "look",
): Promise<CreativeRow> {
  if (![campaignId, id].every((each) => z.uuid().safeParse(each).success)) throw notFound("This creative");
  const [row] = await tx.query<CreativeRow>({
    text: `${CREATIVE_ROWS} AND r.campaign_id = $2::uuid AND r.id = $3::uuid ${lock === "lock" ? "FOR UPDATE OF r" : ""}`,
    values: [tenant.id, campaignId, id],
  });
  if (!row) throw notFound("This creative");
  return row;
}

export function creativeItemOf(row: CreativeRow): CreativeItem {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    name: row.name,
    state: row.state,
    version: row.version,
    newest: row.newest,
    openComments: row.open_comments,
    text: row.text,
    picture: pictureOf(row),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The same with its versions and comments. */
export async function readDetail(context: TenantContext, tx: Queryable, campaignId: string, id: string): Promise<CreativeDetail> {
  const row = await findCreative(context, tx, campaignId, id);
  const values = [context.tenant.id, id];
  const versions = await tx.query<{ number: number; text: string; made_at: Date; made_by: string | null } & PictureColumns>({
    text: `SELECT v.number, v.text, v.hash, v.width, v.height, v.made_at, u.name AS made_by
           FROM campaign_creative_version v LEFT JOIN "user" u ON u.id = v.made_by_id
           WHERE v.tenant_id = $1::uuid AND v.creative_id = $2::uuid ORDER BY v.number DESC LIMIT ${CREATIVE_LIMITS.versions}`,
    values,
  });
  const comments = await tx.query<CommentRow>({
    text: `SELECT m.id, m.number, u.name AS author, m.body, m.x, m.y, m.created_at, m.resolved_at
           FROM campaign_creative_comment m LEFT JOIN "user" u ON u.id = m.author_id
           WHERE m.tenant_id = $1::uuid AND m.creative_id = $2::uuid ORDER BY m.created_at, m.id LIMIT ${CREATIVE_LIMITS.comments}`,
    values,
  });
  return {
    ...creativeItemOf(row),
    versions: versions.map(({ made_at, made_by, ...each }) => ({
      number: each.number,
      text: each.text,
      picture: pictureOf(each),
      madeAt: made_at.toISOString(),
      madeBy: made_by,
    })),
    comments: comments.map(({ created_at, resolved_at, x, y, ...each }) => ({
      ...each,
      x: x === null ? null : x / 10,
      y: y === null ? null : y / 10,
      createdAt: created_at.toISOString(),
      resolvedAt: resolved_at?.toISOString() ?? null,
    })),
  };
}

interface CommentRow {
  id: string;
  number: number;
  author: string | null;
  body: string;
  x: number | null;
  y: number | null;
  created_at: Date;
  resolved_at: Date | null;
}

interface PictureColumns {
  hash: string | null;
  width: number | null;
  height: number | null;
}

const pictureOf = ({ hash, width, height }: PictureColumns) => (hash === null || width === null || height === null ? null : { hash, width, height });
