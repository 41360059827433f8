"""How a page looks: on paper and on screens of any width, by day and by night; with the fonts of whoever reads it."""

from typing import Final

GROUND: Final = """
:root {
  color-scheme: light dark;
  --page: #ffffff; --shade: #f5f7f9; --line: #c9d1d9; --track: #e3e8ed;
  --ink: #1b1f24; --quiet: #535c66; --link: #0a569f; --plain: #4a6a8f;
  --good: #176f32; --watch: #8a5a00; --bad: #b3261e; --unknown: #535c66;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --shade: #1d2125; --line: #414953; --track: #333a42;
    --ink: #e8eaed; --quiet: #a9b1ba; --link: #86bdff; --plain: #8fb2d9;
    --good: #64d481; --watch: #e8b84a; --bad: #ff8f85; --unknown: #a9b1ba;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, h5, h6, p, li, th, td, caption { unicode-bidi: plaintext; text-align: start; }
main { max-width: 46rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin-block: 0 .5em; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.4rem; }
h3 { font-size: 1.12rem; }
h4, h5, h6 { font-size: 1rem; }
section { margin-block-start: 3rem; }
.first > section { margin-block-start: 1rem; }
p { margin-block: .6em; }
ul, ol { margin-block: .6em; padding-inline-start: 1.5em; }
li { margin-block: .35em; padding-inline-start: .1em; }
li.toned { list-style: none; position: relative; }
li.toned > .mark, li.toned > div:first-child > .mark { position: absolute; inset-inline-start: -1.35em; }
ol > li.toned { list-style: decimal; }
ol > li.toned > .mark, ol > li.toned > div:first-child > .mark { position: static; }
.tasks { list-style: "\\2610\\a0\\a0"; }
.detail { color: var(--quiet); font-size: .94em; }
.detail > p { margin-block: .15em; }
.lead { margin-block-end: 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.mark { font-family: "DejaVu Sans", "Segoe UI Symbol", "Apple Symbols", "Noto Sans Symbols2", sans-serif; }
.mark.good { color: var(--good); }
.mark.watch { color: var(--watch); }
.mark.bad { color: var(--bad); }
.mark.unknown { color: var(--unknown); font-weight: 700; }

.panel {
  background: var(--shade); border: 1px solid var(--line); border-inline-start: .5rem solid var(--plain);
  border-radius: .4rem; padding: 1.1rem 1.25rem .7rem;
}
.panel > h2 { font-size: 1.6rem; }
.panel.good { border-inline-start-color: var(--good); }
.panel.watch { border-inline-start-color: var(--watch); }
.panel.bad { border-inline-start-color: var(--bad); }
.panel.unknown { border-inline-start-color: var(--unknown); }
"""
"""Colours, type, links and panels: what every page shares."""

STYLE: Final = (
    GROUND
    + """
nav { margin-block-start: 2rem; }
nav h2 { font-size: 1rem; }
nav ul { list-style: none; margin: 0; padding: 0; columns: 2 12rem; column-gap: 1.5rem; }
nav li { margin: 0; padding: .15rem 0; break-inside: avoid; }

details { margin-block-start: 1.4rem; }
summary { cursor: pointer; margin-inline-start: -.2rem; padding-inline-start: .2rem; }
summary > * { display: inline; }
summary::marker { color: var(--quiet); }

table { border-collapse: collapse; inline-size: 100%; margin-block: 1rem; font-variant-numeric: tabular-nums; }
caption { font-weight: 400; padding-block-end: .3rem; }
th, td { padding: .4rem .6rem .4rem 0; vertical-align: top; }
thead th { border-block-end: 2px solid var(--line); }
tbody th { font-weight: 400; }
.stacked tbody tr { border-block-end: 1px solid var(--line); }
.stacked tr > :not(.right) { min-inline-size: 6.5em; }
.right + * { padding-inline-start: .9rem; }
.wide { overflow-x: auto; }
.right { text-align: end; white-space: nowrap; }
.shade-0 { background: color-mix(in srgb, var(--plain) 4%, var(--page)); }
.shade-1 { background: color-mix(in srgb, var(--plain) 13%, var(--page)); }
.shade-2 { background: color-mix(in srgb, var(--plain) 22%, var(--page)); }
.shade-3 { background: color-mix(in srgb, var(--plain) 31%, var(--page)); }
.shade-4 { background: color-mix(in srgb, var(--plain) 40%, var(--page)); }
td[class*=shade-] { border: 1px solid var(--page); padding-inline: .6rem; print-color-adjust: exact; }
.bars th { inline-size: 42%; }
.bars th, .bars td { vertical-align: middle; }
.bars td.drawn { inline-size: 34%; }
.bars .phase { font-weight: 700; padding-block-start: .9rem; }

svg { display: block; direction: ltr; forced-color-adjust: none; }
.bar { inline-size: 100%; block-size: 1rem; }
[dir=rtl] .bar { transform: scaleX(-1); }
.track { fill: var(--track); }
.stand { fill: var(--plain); }
.fill, .chart .mark { fill: var(--plain); }
.good .fill, .chart .good .mark { fill: var(--good); }
.watch .fill, .chart .watch .mark { fill: var(--watch); }
.bad .fill, .chart .bad .mark { fill: var(--bad); }
.unknown .fill, .chart .unknown .mark { fill: var(--unknown); }
.halo, .whisker, .contour, .tie { fill: none; vector-effect: non-scaling-stroke; }
.halo { stroke: var(--page); stroke-width: 3.5px; }
.whisker { stroke: var(--ink); stroke-width: 1.5px; }
figure { margin: 1rem 0; }
figure tbody th { inline-size: 44%; }
.chart { inline-size: 100%; max-inline-size: 32rem; block-size: auto; font-size: 15px; }
.chart text { fill: var(--ink); }
.chart .side, .chart .number { font-weight: 700; }
.chart .number { fill: var(--page); font-size: 14px; }
.chart .track { fill: var(--shade); stroke: var(--line); }
.chart .contour { stroke: var(--quiet); stroke-width: 1px; stroke-dasharray: 4 4; }
.chart .whisker { stroke: var(--quiet); }
.chart .mark { stroke: var(--page); stroke-width: 2px; }
.chart .tie { stroke: var(--ink); stroke-width: 1px; }
.chart .true { fill: var(--ink); }
.small { inline-size: 6.4rem; block-size: 2.9rem; }
.slopes .upright { stroke: var(--line); }
.slopes .slope { stroke: var(--plain); stroke-width: 2px; }
.slopes .dot { fill: var(--plain); }
.slopes .good .slope { stroke: var(--good); }
.slopes .good .dot { fill: var(--good); }
.slopes .bad .slope { stroke: var(--bad); stroke-dasharray: 7 4; }
.slopes .bad .dot { fill: var(--bad); }

@media (max-width: 36rem) {
  main { padding-inline: .9rem; }
  h1 { font-size: 1.5rem; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
  .stacked thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tbody tr { padding-block: .5rem; }
  .stacked tr > * { padding: .1rem 0; text-align: start; white-space: normal; }
  .stacked tbody th { font-weight: 700; }
  .stacked td:empty { display: none; }
  .stacked td::before { content: attr(data-title) ": "; color: var(--quiet); }
  .bars, .bars tbody { display: block; }
  .bars caption { display: block; }
  .bars tr { display: grid; grid-template-columns: 1fr; padding-block: .35rem; }
  .bars th, .bars td, .bars td.drawn { display: block; inline-size: auto; padding: .05rem 0; }
}
@media (min-width: 74rem) {
  main { max-width: 70rem; display: grid; grid-template-columns: minmax(0, 46rem) 15rem; column-gap: 4rem; }
  nav { grid-area: 1 / 2 / span 2; position: sticky; inset-block-start: 1.5rem; align-self: start; margin: 0; }
  nav { max-block-size: calc(100vh - 3rem); overflow-y: auto; font-size: .92rem; }
  nav ul { columns: 1; }
  .first, .others { grid-column: 1; }
}
@media (forced-colors: active) {
  .panel { border: 2px solid CanvasText; }
}
@media print {
  :root {
    --page: #ffffff; --shade: #ffffff; --line: #9aa3ad; --track: #e3e8ed;
    --ink: #000000; --quiet: #3d444c; --link: #000000; --plain: #4a6a8f;
    --good: #176f32; --watch: #8a5a00; --bad: #b3261e; --unknown: #535c66;
  }
  @page { margin: 18mm 16mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; display: block; }
  nav, summary::marker { display: none; }
  summary { list-style: none; }
  details::details-content { content-visibility: visible; display: block; }
  section { margin-block-start: 1.6rem; }
  h1, h2, h3, h4, h5, h6, h2 + p, summary, caption, .lead { break-after: avoid; }
  tr, figure > svg, .panel, p, li > div:first-child, li:not(:has(ul, ol)) { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; font-size: .85em; }
  .wide .right { white-space: normal; }
  p, li { orphans: 3; widows: 3; }
  .chart { max-inline-size: 95mm; }
  .mark, .bar, .chart, .panel { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
)
