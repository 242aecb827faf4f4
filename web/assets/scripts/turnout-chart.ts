import { number } from "./money";

/** Redraws the line of turnout when somebody has voted: the kept points, and now. The server draws the same (TurnoutChart.cs). */
export function drawTurnout(): void {
  const chart = document.querySelector<SVGSVGElement>("svg[data-chart]");
  const line = chart?.querySelector("[data-line]");
  const box = chart?.closest("[data-turnout]");
  if (!chart || !line || !box) {
    return;
  }

  const kept = (chart.dataset["points"] ?? "").split(" ").filter(Boolean).map((point) => point.split(":").map(Number) as [number, number]);
  box.addEventListener("turnout", (event) => {
    const voted = (event as CustomEvent<number>).detail;
    const most = Math.max(Number(chart.dataset["most"]), nice(voted));
    const now = Math.min(Date.now(), Number(chart.dataset["closes"]));
    const last = kept.at(-1);
    const points: [number, number][] = last && now < last[0] ? [...kept, [last[0], voted]] : [...kept, [now, voted]];
    line.setAttribute("points", points.map(([at, value]) => `${x(chart, at)},${y(chart, value, most)}`).join(" "));
    write(chart, "half", most / 2);
    write(chart, "most", most);
    writeTable(box, voted);
  });
}

function x(chart: SVGSVGElement, at: number): string {
  const { opens, closes, left, right } = numbers(chart);
  const share = Math.min(1, Math.max(0, (at - opens) / Math.max(1, closes - opens)));
  return (left + (chart.viewBox.baseVal.width - left - right) * share).toFixed(1);
}

function y(chart: SVGSVGElement, voted: number, most: number): string {
  const { top, bottom } = numbers(chart);
  const height = chart.viewBox.baseVal.height;
  return (height - bottom - ((height - bottom - top) * voted) / most).toFixed(1);
}

function numbers(chart: SVGSVGElement): { opens: number; closes: number; left: number; right: number; top: number; bottom: number } {
  const read = (name: string): number => Number(chart.dataset[name]);
  return { opens: read("opens"), closes: read("closes"), left: read("left"), right: read("right"), top: read("top"), bottom: read("bottom") };
}

function write(chart: SVGSVGElement, name: string, value: number): void {
  const label = chart.querySelector(`[data-scale=${name}]`);
  if (label) {
    label.textContent = number(value);
  }
}

// The day that is going on is the last line.
function writeTable(box: Element, voted: number): void {
  const day = [...box.querySelectorAll<HTMLElement>("[data-day]")].at(-1);
  const [total, more] = day?.querySelectorAll("td") ?? [];
  if (day && total && more) {
    total.textContent = number(voted);
    more.textContent = number(voted - Number(day.dataset["before"]));
  }
}

function nice(most: number): number {
  for (let step = 10; ; step *= 10) {
    const fit = [step, 2 * step, 4 * step, 6 * step].find((candidate) => candidate >= most);
    if (fit) {
      return fit;
    }
  }
}
