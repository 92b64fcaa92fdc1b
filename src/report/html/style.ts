import type { Markup } from './markup.ts';

// Text colours have a contrast of at least 4.5 against the ground they stand on, in both schemes.
const CSS = `
:root {
  --ground: #f6f8fa; --card: #ffffff; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --link: #0550ae;
  --green: #116329; --green-ground: #dafbe1; --red: #a40e26; --red-ground: #ffebe9;
  --yellow: #7d4e00; --yellow-ground: #fff3c4; --blue: #0550ae; --blue-ground: #ddf4ff;
  --purple: #622cbc; --purple-ground: #f3e8ff; --grey: #57606a; --grey-ground: #eaeef2;
  --candidate: #d1242f; --baseline: #0969da; --other-1: #8250df; --other-2: #1a7f37; --other-3: #bc4c00; --limit: #9a6700;
  --shadow: 0 1px 2px rgb(31 35 40 / 6%), 0 4px 16px rgb(31 35 40 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --card: #151b23; --text: #e6edf3; --faint: #9198a1; --line: #3d444d; --link: #79c0ff;
    --green: #56d364; --green-ground: #12311e; --red: #ffa198; --red-ground: #471a1d;
    --yellow: #e3b341; --yellow-ground: #3a2d0b; --blue: #79c0ff; --blue-ground: #11294a;
    --purple: #d2a8ff; --purple-ground: #321f54; --grey: #b1bac4; --grey-ground: #252b35;
    --candidate: #ff7b72; --baseline: #58a6ff; --other-1: #bc8cff; --other-2: #3fb950; --other-3: #ffa657; --limit: #d29922;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
.top, main, footer { max-width: 1160px; margin: 0 auto; padding: 0 clamp(16px, 4vw, 40px); }
.top { padding-top: 40px; padding-bottom: 8px; }
.brand { margin: 0; color: var(--faint); font: 600 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
h1 { margin: 4px 0; font-size: clamp(26px, 5vw, 36px); line-height: 1.2; letter-spacing: -.02em; text-wrap: balance; }
h2 { margin: 0; font-size: 24px; line-height: 1.3; letter-spacing: -.01em; }
h3 { margin: 32px 0 12px; font-size: 18px; }
h4 { margin: 0; font-size: 16px; }
h5 { margin: 20px 0 8px; font-size: 15px; }
p { margin: 4px 0; }
a { color: var(--link); }
.lead { font-size: 17px; color: var(--text); max-width: 75ch; }
.faint { color: var(--faint); font-size: 14px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { background: var(--grey-ground); border-radius: 5px; padding: .1em .35em; }
pre { background: var(--grey-ground); border-radius: 8px; padding: 12px; margin: 8px 0; overflow-x: auto; overflow-wrap: normal; }
pre code { background: none; padding: 0; white-space: pre; font-size: 13px; }
.card { display: block; background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); padding: 20px; margin: 0 0 16px; }
.card > header, .scenario > header { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.card > header { justify-content: space-between; }
.badges { display: inline-flex; flex-wrap: wrap; gap: 6px; }
.badge { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 13px; font-weight: 600; line-height: 22px; }
.green { --ink: var(--green); --paper: var(--green-ground); } .red { --ink: var(--red); --paper: var(--red-ground); }
.yellow { --ink: var(--yellow); --paper: var(--yellow-ground); } .blue { --ink: var(--blue); --paper: var(--blue-ground); }
.purple { --ink: var(--purple); --paper: var(--purple-ground); } .grey { --ink: var(--grey); --paper: var(--grey-ground); }
.badge { color: var(--ink); background: var(--paper); }
.overview { list-style: none; margin: 20px 0 0; padding: 0; display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); }
.overview .card { height: 100%; margin: 0; color: inherit; text-decoration: none; display: flex; flex-direction: column; gap: 8px; align-items: flex-start; }
.overview .card:hover { border-color: var(--link); }
.overview strong { font-size: 17px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.scenario { margin-top: 48px; padding-top: 32px; border-top: 1px solid var(--line); }
.scenario:only-child { margin-top: 24px; padding-top: 0; border-top: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr)); gap: 12px; margin: 20px 0 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; }
.figures dt { color: var(--faint); font-size: 13px; }
.figures dd { margin: 0; font-size: 20px; font-weight: 650; font-variant-numeric: tabular-nums; }
.charts { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); }
.chart { margin: 0; min-width: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); padding: 16px 20px 12px; }
.chart figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; align-items: baseline; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; padding: 0; font-size: 13px; color: var(--faint); }
.key { display: inline-block; width: 18px; height: 0; border-top: 3px solid var(--stroke); margin-right: 6px; vertical-align: middle; }
.candidate { --stroke: var(--candidate); } .baseline { --stroke: var(--baseline); } .limit { --stroke: var(--limit); }
.other-1 { --stroke: var(--other-1); } .other-2 { --stroke: var(--other-2); } .other-3 { --stroke: var(--other-3); }
.key.baseline { border-top-style: dashed; } .key.limit { border-top-style: dotted; }
.plot { position: relative; height: 200px; margin: 40px 6px 30px 58px; }
.plot svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.plot path { vector-effect: non-scaling-stroke; fill: none; }
.grid { stroke: var(--line); stroke-width: 1; }
.line { stroke: var(--stroke); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.line.baseline { stroke-dasharray: 6 5; } .line.limit { stroke-width: 1.75; stroke-dasharray: 1.5 5; }
.plot path.area { fill: var(--stroke); opacity: .1; }
.x, .y { position: absolute; font-size: 12px; line-height: 1; color: var(--faint); white-space: nowrap; font-variant-numeric: tabular-nums; }
.y { right: calc(100% + 8px); transform: translateY(50%); }
.x { top: calc(100% + 10px); transform: translateX(-50%); }
.mark { position: absolute; top: 0; bottom: 0; width: 0; border-left: 1px solid var(--ink); opacity: .55; }
.chip { position: absolute; transform: translateX(-50%); min-width: 20px; padding: 0 5px; border-radius: 10px; background: var(--paper); color: var(--ink); font-size: 12px; line-height: 20px; font-weight: 700; text-align: center; text-decoration: none; white-space: nowrap; }
.chip.row-0 { bottom: calc(100% + 2px); } .chip.row-1 { bottom: calc(100% + 20px); }
.numbers { font-size: 13px; }
.timeline { list-style: none; margin: 0; padding: 16px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
.timeline li { display: grid; grid-template-columns: 4.2em 24px minmax(0, 1fr); gap: 0 12px; align-items: start; padding: 5px 0; position: relative; scroll-margin-top: 24px; border-radius: 6px; }
.timeline li:target { background: var(--yellow-ground); }
.timeline li:not(:last-child)::before { content: ""; position: absolute; left: calc(4.2em + 23px); top: 17px; bottom: -17px; border-left: 2px solid var(--line); }
.time { color: var(--faint); font-size: 14px; line-height: 24px; text-align: right; font-variant-numeric: tabular-nums; }
.dot { width: 24px; height: 24px; border-radius: 50%; background: var(--paper); color: var(--ink); font-size: 12px; font-weight: 700; line-height: 24px; text-align: center; z-index: 1; }
.info .dot, .step .dot { background: var(--line); width: 10px; height: 10px; margin: 7px; }
.step .dot { background: var(--ink); }
.info { color: var(--faint); }
.rows { list-style: none; margin: 16px 0 0; padding: 0; }
.rows > li { display: grid; grid-template-columns: 108px minmax(0, 1fr); gap: 4px 14px; padding: 12px 0; border-top: 1px solid var(--line); align-items: start; }
.rows .badge { justify-self: start; white-space: nowrap; }
.rows p:first-child { margin-top: 0; }
.stack tbody tr:last-child > * { border-bottom: 0; }
.stack .badge { border-radius: 10px; padding: 2px 10px; }
.evidence { list-style: none; margin: 4px 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 14px; }
.remedy { margin-top: 8px; padding: 8px 12px; border-left: 3px solid var(--yellow); background: var(--yellow-ground); border-radius: 0 8px 8px 0; font-size: 15px; }
.decision { border-top: 4px solid var(--ink); overflow-x: auto; }
details { margin-top: 12px; }
summary { cursor: pointer; color: var(--link); font-size: 14px; font-weight: 600; width: fit-content; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 12px 0 6px; font-size: 15px; }
th, td { border-bottom: 1px solid var(--line); padding: 7px 12px 7px 0; text-align: left; vertical-align: top; }
th, td { overflow-wrap: break-word; }
tbody th { min-width: 5em; }
td:last-child { overflow-wrap: anywhere; }
.said { display: block; margin-top: 4px; }
thead th { color: var(--faint); font-weight: 600; font-size: 13px; white-space: nowrap; }
.scroll { overflow-x: auto; margin: 8px 0; }
.markdown table { width: max-content; min-width: 100%; }
.markdown td, .markdown th { border: 1px solid var(--line); padding: 6px 12px; overflow-wrap: break-word; max-width: min(480px, 70vw); }
.markdown ul { padding-left: 22px; margin: 8px 0; } .markdown .bare { list-style: none; }
.markdown .right { text-align: right; }
footer { padding-top: 32px; padding-bottom: 40px; color: var(--faint); font-size: 14px; }
@media (max-width: 640px) {
  .card { padding: 16px; } .chart { padding: 14px 14px 10px; } .plot { margin-left: 52px; }
  .timeline { padding: 12px; } .timeline li { gap: 0 8px; grid-template-columns: 3em 24px minmax(0, 1fr); }
  .timeline li:not(:last-child)::before { left: calc(3em + 19px); }
  .rows > li { grid-template-columns: minmax(0, 1fr); }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack, .stack tbody, .stack tr, .stack th, .stack td, .stack caption { display: block; }
  .stack tbody th { border: 0; padding: 10px 0 2px; font-size: 15px; }
  .stack td { display: grid; grid-template-columns: 6.5em minmax(0, 1fr); gap: 8px; border: 0; padding: 3px 0; }
  .stack td::before { content: attr(data-label); color: var(--faint); }
  .stack tr { border-bottom: 1px solid var(--line); padding-bottom: 10px; } .stack tbody tr:last-child { border-bottom: 0; }
  .stack .badge { justify-self: start; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { --ground: #fff; --shadow: none; }
  body { font-size: 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .card, .chart, .timeline li { break-inside: avoid; } .scenario { break-before: page; } .scenario:first-of-type { break-before: auto; }
  .decision { break-inside: auto; }
  .numbers { display: none; } details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** The page's style sheet; it closes no element and loads nothing. */
export const STYLE: Markup = { markup: CSS };
