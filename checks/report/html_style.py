"""The one style and the one script of the HTML report."""

STYLE = """
:root {
  color-scheme: light;
  --ink: #1d2025; --soft: #59606b; --line: #d5d8de; --ground: #fff; --raised: #f6f7f9; --link: #174a8c;
  --passed: #17653a; --failed: #a3131d; --failed-ground: #fdecec; --warned: #7d4e00; --warned-ground: #fdf1d7;
  --waived: #4d4a8c; --waived-ground: #efeefa;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ink: #e4e6ea; --soft: #a0a7b2; --line: #3a3f48; --ground: #16181c; --raised: #1f2228; --link: #8fb8f2;
    --passed: #6cc892; --failed: #ff8e8e; --failed-ground: #431d20; --warned: #e9b45a; --warned-ground: #3c2e12;
    --waived: #b3aef5; --waived-ground: #2a2945;
  }
}
* { box-sizing: border-box }
html { scroll-padding-top: 1.5rem }
body { margin: 0; padding: 2.5rem 1.5rem 6rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 var(--sans); font-variant-numeric: lining-nums }
body > header, body > nav, main { max-width: 62rem; margin-inline: auto }
main:focus, .panel:focus, article:focus { outline: none }
:focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem; border-radius: .1rem }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.25; text-wrap: balance }
h1 { font-size: 2.1rem; margin: 0 0 1.25rem }
h2 { font-size: 1.5rem; margin: 3.5rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.1rem; margin: 0 0 .75rem; overflow-wrap: anywhere }
h4 { font: 600 .75rem var(--sans); letter-spacing: .04em; color: var(--soft); margin: 0 0 .5rem }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; overflow-wrap: anywhere }
.of { margin: 0 0 .25rem; color: var(--soft) }
.skip { position: absolute; left: -999rem; padding: .5rem 1rem; background: var(--ground) }
.skip:focus { left: 1rem; top: .5rem; z-index: 3 }
.verdict { font: 1.2rem/1.5 var(--serif); margin: 0; padding: 1rem 1.25rem; background: var(--raised);
  border-left: .3rem solid currentColor }
.verdict.passed { border-color: var(--passed) }
.verdict.failed { border-color: var(--failed); background: var(--failed-ground) }
.verdict.warned { border-color: var(--warned); background: var(--warned-ground) }
nav ul { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; padding: 0; margin: 1.25rem 0 0; list-style: none }

.status { font-weight: 600; white-space: nowrap }
.status.passed { color: var(--passed) }
.status.failed { color: var(--failed) }
.status.warned, .status.untied { color: var(--warned) }
.status.waived { color: var(--waived) }
.status.tied { color: var(--soft) }
.status.passed::before, .status.tied::before { content: "✓ "; content: "✓ " / "" }
.status.failed::before { content: "✗ "; content: "✗ " / "" }
.status.warned::before, .status.untied::before { content: "? "; content: "? " / "" }
.status.waived::before { content: "~ "; content: "~ " / "" }

.wide { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.45 }
caption { position: absolute; left: -999rem }
th, td { padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom }
tbody th { font-weight: 500; overflow-wrap: anywhere }
td, dd { overflow-wrap: anywhere; unicode-bidi: isolate }
td:not(.number), tbody th { min-width: 7rem }
td.number { overflow-wrap: normal }
.number { text-align: right; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap }
.rules tbody th { white-space: nowrap }
details { margin: 0 0 1rem }
summary { cursor: pointer; font-weight: 600 }
.matter section { margin-top: 2rem }
.matter section > p { margin: .35rem 0 .75rem; color: var(--soft) }

.filter { display: grid; gap: .75rem; margin-bottom: .75rem; font-size: .875rem }
fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; border: 0; min-width: 0 }
legend { float: left; width: 100%; padding: 0; color: var(--soft) }
label { display: inline-flex; gap: .4rem; align-items: baseline; overflow-wrap: anywhere; cursor: pointer }
input { accent-color: var(--link); margin: 0 }
.keys { margin: 0 }
.shown { color: var(--soft); font-size: .875rem; margin: 0 0 .5rem; min-height: 1.4rem }
.finding { padding: 1.25rem 0; border-top: 1px solid var(--line) }
.finding:target { background: var(--raised); box-shadow: 0 0 0 .75rem var(--raised) }
dl { margin: 0 }
dt { color: var(--soft); font-size: .8125rem }
dd { margin: 0 }
.compared { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; margin-bottom: .9rem }
.compared dd { font-family: var(--serif); font-size: 1.05rem; white-space: pre-wrap }
.about { display: grid; grid-template-columns: 5rem 1fr; gap: .2rem .75rem; font-size: .9rem }
.about dt { line-height: 1.6rem }
.clause { margin: .9rem 0 0; padding-left: 1rem; border-left: 2px solid var(--line); color: var(--soft);
  font: .925rem/1.5 var(--serif) }
.clause p { margin: 0; max-width: 46rem; color: inherit }
.clause blockquote { margin: .35rem 0 0 }
.clause summary { font: inherit; font-weight: 600 }
cite { font-style: normal; font-weight: 600 }

.legend { list-style: none; padding: 0; margin: 0 0 2rem; font-size: .875rem }
.paper { padding-top: 1.5rem; margin-bottom: 3rem }
.counts { font-size: .875rem; color: var(--soft); margin: 0 0 1rem }
.story { max-width: 48rem; padding: 1.5rem 1.75rem; border: 1px solid var(--line); border-bottom-width: 0;
  font-family: var(--serif) }
.story:last-child { border-bottom-width: 1px }
.story:not(.body) { padding-block: .6rem; background: var(--raised); font-size: .875rem }
.line { margin: 0 0 .5rem; max-width: 44rem; overflow-wrap: anywhere; unicode-bidi: isolate }
.line.close { margin-bottom: .15rem }
.row { display: flex; gap: 1.5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; margin-bottom: .3rem }
.row .cell { flex: 1 1 0 }
.row .cell:nth-child(2):not(:last-child) { flex-grow: 2 }
.line[data-page]::before { content: "page " attr(data-page); float: right; margin-left: 1rem;
  font: .75rem/1.6rem var(--sans); color: var(--soft) }
.row[data-page]::before { order: 9 }
.mark { color: inherit; text-decoration: none; border-bottom: 1px solid; border-radius: .1rem }
.mark.passed { border-color: var(--passed) }
.mark.tied { border-bottom: 0 }
.mark.failed { background: var(--failed-ground); border-bottom: 2px solid var(--failed) }
.mark.warned, .mark.untied { background: var(--warned-ground); border-bottom: 2px dashed var(--warned) }
.mark.waived { background: var(--waived-ground); border-bottom: 2px dotted var(--waived) }
a.mark:hover { background: var(--raised) }
.mark:target { outline: .15rem solid var(--link); outline-offset: .1rem }
.mark.last::after { font: 600 .7em var(--sans); vertical-align: .35em; padding-left: .1em; line-height: 0 }
.mark.passed.last::after { content: "✓"; content: "✓" / ""; color: var(--passed) }
.mark.failed.last::after { content: "✗"; content: "✗" / ""; color: var(--failed); font-size: .9em }
.mark.warned.last::after, .mark.untied.last::after { content: "?"; content: "?" / ""; color: var(--warned);
  font-size: .9em }
.mark.waived.last::after { content: "~"; content: "~" / ""; color: var(--waived) }
.mark.tied.last::after { content: "✓"; content: "✓" / ", tied"; color: var(--soft); font-weight: 400; font-size: .6em }

.panel, .panels > h2 { display: none }
.panel:target { display: block; position: fixed; z-index: 2; inset: 0 0 0 auto; width: clamp(24rem, 34vw, 42rem);
  padding: 1.5rem 1.75rem; overflow-y: auto; background: var(--ground); border-left: 1px solid var(--line);
  box-shadow: 0 0 2rem #0003; font-size: .875rem }
@media screen and (min-width: 75rem) {
  body:has(.panel:target) :is(header, nav, main) { margin-inline: 0 auto }
}
a.close { float: right; margin-left: 1rem }
.fault { margin: 0 0 1.25rem; padding: .75rem 1rem; background: var(--raised) }
.fault p { margin: 0 0 .5rem }
.fault dl { display: grid; grid-template-columns: 4.5rem 1fr; gap: .2rem .5rem }
.tree, .tree ul, .places { list-style: none; margin: 0; padding: 0 }
.tree ul { padding-left: .9rem; border-left: 1px solid var(--line) }
.tree li { margin: .4rem 0 }
.fact, .how { display: block; overflow-wrap: anywhere }
.how, .reading { color: var(--soft); line-height: 1.4 }
code { font: .8125rem ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace }
.places li { margin: .3rem 0; unicode-bidi: isolate; overflow-wrap: anywhere }
@media (max-width: 46rem) {
  body { padding: 1.5rem 1rem 6rem }
  h1 { font-size: 1.7rem }
  .compared { grid-template-columns: 1fr; gap: .5rem }
  .story { padding: 1rem }
  .panel:target { inset: auto 0 0 0; width: auto; max-height: 65vh; border-left: 0; border-top: 1px solid var(--line) }
}
@media print {
  @page { margin: 18mm 16mm }
  html { font-size: 12.5px }
  body { padding: 0 }
  body > header, body > nav, main { max-width: none }
  .skip, nav, .filter, .shown, .panels, .panel:target { display: none }
  a { color: inherit; text-decoration: none }
  h2, h3, h4, summary { break-after: avoid }
  .clause::details-content { content-visibility: visible; height: auto }
  .finding, tr, .clause { break-inside: avoid }
  thead { display: table-header-group }
  .wide { overflow: visible }
  .paper { break-before: page; padding-top: 0 }
  .legend + .paper { break-before: auto }
  .story { max-width: none; padding: 0; border: 0 }
  .line { max-width: none; orphans: 2; widows: 2 }
  /* No label tells what a sign on paper means, so that here the sign is text. */
  .mark.passed.last::after { content: "✓" }
  .mark.failed.last::after { content: "✗" }
  .mark.warned.last::after, .mark.untied.last::after { content: "?" }
  .mark.waived.last::after { content: "~" }
  .status.failed::before { content: "✗ " }
}
"""

# Without it everything still works; it says how many findings are shown, goes from one to the next, opens a figure
# by the space bar as a button is, and gives the keyboard its place back.
SCRIPT = """
"use strict";
let opener = null;
const shown = document.getElementById("shown");
const keys = document.getElementById("keys");
const all = [...document.querySelectorAll(".findings .finding")];
const seen = () => all.filter(each => getComputedStyle(each).display !== "none");
const count = () => {
  if (shown) shown.textContent = `${seen().length} of ${all.length} findings shown.`;
};
const step = by => {
  const there = seen();
  const at = there.indexOf(document.activeElement.closest(".finding"));
  const next = at < 0 ? there.at(by > 0 ? 0 : -1) : there[at + by];
  if (next) { next.focus({preventScroll: true}); next.scrollIntoView(); }
};
document.addEventListener("change", count);
document.addEventListener("click", event => { opener = event.target.closest("a.mark, a.opens") || opener; });
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && document.querySelector(".panel:target")) location.hash = "closed";
  if (!keys || !keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
  const figure = document.activeElement.closest("a.mark, a.opens");
  if (event.key === " " && figure) { event.preventDefault(); figure.click(); }
  if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
});
addEventListener("hashchange", () => {
  if (location.hash === "#closed" && opener) opener.focus({preventScroll: true});
});
if (keys) keys.closest(".keys").hidden = false;
count();
"""
