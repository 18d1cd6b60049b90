import { z } from "zod";
import { type PublicPortfolio, readPublicPortfolio, sayFigure } from "#lib/gamification";
import { madeRoute } from "#lib/web";
import { wordsOf } from "#words";
import { drawable, drawPicture, PICTURE_SIZE } from "../../../../draw-picture.ts";

const SHOWN = 3;

/** The picture that stands beside a link to a portfolio (Open Graph). */
export const GET = madeRoute({
  params: z.object({ address: z.string().max(100) }),
  async make({ params: { address }, runtime }) {
    const portfolio = await readPublicPortfolio(runtime, address);
    return {
      contentType: "image/png",
      edition: `card:${portfolio.id}:${portfolio.edition}`,
      make: () => drawPicture(<Card portfolio={portfolio} />),
    };
  },
});

function Card({ portfolio: { title, owner, figures, locale, isDemo } }: { portfolio: PublicPortfolio }) {
  const words = wordsOf(locale, "portfolioPage");
  // A name that cannot be written is better told by the page itself than by a hole.
  const heading = drawable(title) || words("results");
  const accent = /--brand-600:(#[0-9a-f]{6})/i.exec(owner.style)?.[1] ?? "#3641f5";
  return (
    <div style={{ display: "flex", flexDirection: "column", width: "100%", height: "100%", padding: 64, background: "#ffffff", color: "#1d2939" }}>
      <div style={{ display: "flex", position: "absolute", top: 0, left: 0, width: PICTURE_SIZE.width, height: 16, background: accent }} />
      <div style={{ display: "flex", fontSize: 30, color: "#475467" }}>{drawable(owner.name).slice(0, 50)}</div>
      {isDemo ? <div style={{ display: "flex", marginTop: 12, fontSize: 24, color: "#b54708" }}>{drawable(words("demo"))}</div> : null}
      <div style={{ display: "flex", flexGrow: 1, alignItems: "center", fontSize: heading.length > 50 ? 56 : 72, fontWeight: 600, lineHeight: 1.15 }}>
        {heading}
      </div>
      <div style={{ display: "flex" }}>
        {figures.slice(0, SHOWN).map((figure) => {
          const { label, value } = sayFigure(figure, locale);
          return (
            <div key={figure.id} style={{ display: "flex", flexDirection: "column", width: 350 }}>
              <div style={{ display: "flex", fontSize: 54, color: accent }}>{drawable(value)}</div>
              <div style={{ display: "flex", fontSize: 24, color: "#475467" }}>{drawable(label)}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
