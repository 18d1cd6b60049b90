import { ImageResponse } from "next/og";
import { z } from "zod";
import { type PublicPortfolio, readPublicPortfolio, sayFigure } from "#lib/gamification";
import { madeRoute } from "#lib/web";
import { wordsOf } from "#words";

const [WIDTH, HEIGHT] = [1200, 630];
const SHOWN = 3;

/** The picture that stands beside a link to a portfolio (Open Graph). */
export const GET = madeRoute({
  params: z.object({ address: z.string().max(100) }),
  async make({ params: { address }, runtime }) {
    const portfolio = await readPublicPortfolio(runtime, address);
    return {
      contentType: "image/png",
      edition: `card:${portfolio.id}:${portfolio.edition}`,
      make: async () => new Uint8Array(await new ImageResponse(<Card portfolio={portfolio} />, { width: WIDTH, height: HEIGHT }).arrayBuffer()),
    };
  },
});

/** Its own font writes these; for others the library would ask the network. */
const drawn = (text: string) => text.replace(/[^\p{Script=Latin}\p{Script=Cyrillic}0-9\s!-/:-@[-`{-~€£¥–—’‘“”„×·…%]/gu, "").trim();

function Card({ portfolio: { title, owner, figures, locale, isDemo } }: { portfolio: PublicPortfolio }) {
  const accent = /--brand-600:(#[0-9a-f]{6})/i.exec(owner.style)?.[1] ?? "#3641f5";
  return (
    <div style={{ display: "flex", flexDirection: "column", width: "100%", height: "100%", padding: 64, background: "#ffffff", color: "#1d2939" }}>
      <div style={{ display: "flex", position: "absolute", top: 0, left: 0, width: WIDTH, height: 16, background: accent }} />
      <div style={{ display: "flex", fontSize: 30, color: "#475467" }}>{drawn(owner.name).slice(0, 50)}</div>
      {isDemo ? (
        <div style={{ display: "flex", marginTop: 12, fontSize: 24, color: "#b54708" }}>{drawn(wordsOf(locale, "portfolioPage")("demo"))}</div>
      ) : null}
      <div style={{ display: "flex", flexGrow: 1, alignItems: "center", fontSize: title.length > 50 ? 56 : 72, lineHeight: 1.15 }}>
        {drawn(title)}
      </div>
      <div style={{ display: "flex" }}>
        {figures.slice(0, SHOWN).map((figure) => {
          const { label, value } = sayFigure(figure, locale);
          return (
            <div key={figure.id} style={{ display: "flex", flexDirection: "column", width: 350 }}>
              <div style={{ display: "flex", fontSize: 54, color: accent }}>{drawn(value)}</div>
              <div style={{ display: "flex", fontSize: 24, color: "#475467" }}>{drawn(label)}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
