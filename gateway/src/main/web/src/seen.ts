/** The script of a report's charts comes when one of them is about to be seen. */
const EARLIER = "400px";

export function loadChartsWhenSeen(page: Document): void {
  const source = page.querySelector<HTMLMetaElement>("meta[name=bulletin-charts]")?.content;
  if (source === undefined) {
    return;
  }
  const watch = new IntersectionObserver(
    (seen) => {
      if (seen.some((entry) => entry.isIntersecting)) {
        watch.disconnect();
        load(page, source);
      }
    },
    { rootMargin: EARLIER },
  );
  page.querySelectorAll("figure.chart").forEach((figure) => watch.observe(figure));
}

function load(page: Document, source: string): void {
  const script = page.createElement("script");
  script.src = source;
  page.head.append(script);
}
