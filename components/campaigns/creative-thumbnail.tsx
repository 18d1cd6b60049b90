import type { CreativeItem } from "#lib/campaigns/schema";
import { Icon } from "../ui/icon.tsx";

const SIZES = { sm: { box: "size-10", icon: "size-5" }, md: { box: "size-16", icon: "size-6" } };

/** What a creative looks like, small, beside its name; a sheet of paper where it is a text alone. @param href of the creative */
export function CreativeThumbnail({ href, picture, size = "md" }: { href: string; picture: CreativeItem["picture"]; size?: keyof typeof SIZES }) {
  const { box, icon } = SIZES[size];
  return (
    <span className={`grid ${box} shrink-0 place-items-center overflow-hidden rounded-lg border bg-sunken text-muted`}>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: a private picture, shown small
        <img src={`${href}/picture/${picture.hash}`} alt="" className="size-full object-cover" loading="lazy" />
      ) : (
        <Icon name="file-text" className={icon} />
      )}
    </span>
  );
}
