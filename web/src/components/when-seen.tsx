import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Shows its children from when they come near what is seen: what is far down a page need not be loaded with it. */
export function WhenSeen({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} style={isSeen ? undefined : { minHeight: height }}>
      {isSeen && children}
    </div>
  );
}
