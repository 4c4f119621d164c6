import { Link } from "../../../url/router.tsx";

/** Goes to a place on the map, and up to the map where it is out of sight. */
export function PlaceLink({ id, children }: { id: string; children: string }) {
  return (
    <Link
      to={{ fault: id }}
      onClick={() => {
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        document
          .querySelector(".ground-frame")
          ?.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
      }}
    >
      {children}
    </Link>
  );
}
