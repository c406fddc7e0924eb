/** A report of three parts, with charts before and after them, in both languages. */
export async function longReport(publisher, name) {
  const report = await publisher.publish(name, {
    en: body(ENGLISH, "First part", "Second part", "Third part"),
    vi: body(VIETNAMESE, "Phần một", "Phần hai", "Phần ba"),
  });
  return report.slug;
}

const ENGLISH = "One sentence after the other stands here, so that there is something to read. ";
const VIETNAMESE = "Hết câu này đến câu khác được viết ở đây, để người đọc có cái mà đọc. ";

function body(sentence, ...headings) {
  const text = sentence.repeat(40);
  const chart = `\`\`\`chart
type: line
title: Two coins
description: Closing prices.
unit: USDT
x: [2026-11-23, 2026-11-24, 2026-11-25]
series:
  - name: Bitcoin
    values: [96062.47, 97120, 95800.5]
  - name: Ether
    values: [3177.25, 3201, 3150]
\`\`\``;
  const doughnut = `\`\`\`chart
type: doughnut
title: Who holds it
unit: bn
series:
  - {name: Funds, value: 30}
  - {name: Miners, value: 10}
\`\`\``;
  const gauge = `\`\`\`chart
type: gauge
title: Mood
value: 63
min: 0
max: 100
thresholds:
  - {at: 0, name: Fear}
  - {at: 50, name: Greed}
\`\`\``;
  return [chart, ...headings.map((heading) => `## ${heading}\n\n${text}`), doughnut, gauge].join("\n\n");
}
