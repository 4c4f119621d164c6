import type { ReactNode } from "react";
import { Suspense, useEffect, useRef, useState } from "react";
import { Skeleton } from "./states.tsx";

/** What stands far down a page is asked for, and its program fetched, when the reader comes near it, or prints. */
export function WhenNear({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !place.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: "400px" },
    );
    const show = (): void => setNear(true);
    observer.observe(place.current);
    addEventListener("beforeprint", show);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", show);
    };
  }, [near]);
  return (
    <div ref={place} className="when-near">
      {near && <Suspense fallback={<Skeleton block />}>{children}</Suspense>}
    </div>
  );
}
