import type { ReactNode } from "react";
import { Link, fresh, useRouter } from "../url/router.tsx";

/** A word that the glossary explains. */
export function Word({ id, children }: { id: string; children: ReactNode }) {
  const { state } = useRouter();
  return (
    <Link className="word" to={{ ...fresh(state), screen: "ordlista", place: null }} hash={id}>
      {children}
    </Link>
  );
}
