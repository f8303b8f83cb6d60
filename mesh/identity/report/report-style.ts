import { Markup } from './markup/index.ts';

/** The colours of the hub's console, and darker ones where the reader's system asks for them. */
const colours = `
:root { color-scheme: light dark; --ink: #1b2733; --muted: #566371; --line: #e4e9ed; --ground: #f5f7f8; --paper: #fff;
  --primary: #0f6674; --for: #17808f; --against: #b3532a; --other: #93a3b1; --doubt: #d29a2c; --mark: #1b2733;
  --good: #17754a; --warn: #875100; --warn-line: #e0a030; --warn-wash: #fff6e5; --bad: #b3261e; --differs: #fdf3e2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e9ee; --muted: #9fadb9; --line: #2c3843; --ground: #12181e;
  --paper: #1a222a; --primary: #62c0ce; --for: #43a9b8; --against: #e08a5e; --other: #6d7e8d; --doubt: #d9aa4b;
  --mark: #e3e9ee; --good: #5cc592; --warn: #ecc06a; --warn-line: #8a6420; --warn-wash: #2b2415; --bad: #ef8a82;
  --differs: #322918; } }`;

const layout = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, 'Segoe UI',
  'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 0 0 10px; font-size: 18px; } h3 { margin: 0 0 8px; font-size: 15px; }
p { margin: 0 0 8px; max-width: 76ch; } .made { color: var(--muted); }
nav ul { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 12px 0 20px; padding: 0; list-style: none; }
a { color: var(--primary); }
section, .warnings { margin: 0 0 20px; padding: 18px 20px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px; }
.warnings { background: var(--warn-wash); border-color: var(--warn-line); } .warnings h2 { color: var(--warn); }
.warnings ul { margin: 0; padding-left: 20px; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 12px; margin: 14px 0 0; }
.tiles div { padding: 10px 12px; border: 1px solid var(--line); border-radius: 6px; }
.tiles dt { color: var(--muted); font-size: 13px; }
.tiles dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 20px 36px;
  margin-top: 14px; }
.pair + .pair { padding-top: 14px; border-top: 1px solid var(--line); }
.pair > * { min-width: 0; } .pair ul { margin: 0 0 10px; padding-left: 20px; overflow-wrap: anywhere; }`;

const parts = `
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
table.wide { min-width: 640px; }
thead th { color: var(--muted); font-weight: 500; } tbody th { font-weight: 500; }
.records td { overflow-wrap: anywhere; min-width: 90px; }
.records .differs td { background: var(--differs); } .records td { padding-left: 6px; }
.example + .example { margin-top: 18px; padding-top: 18px; border-top: 1px solid var(--line); }
h3.sure { color: var(--good); } h3.doubtful { color: var(--warn); } h3.cut { color: var(--bad); }
figure { margin: 0; } figcaption { margin-bottom: 8px; overflow-wrap: anywhere; }
figcaption strong { display: block; font-weight: 600; }
figcaption span { color: var(--muted); font-size: 13px; }
svg { display: block; width: 100%; max-width: 560px; height: auto; font: 12px system-ui, -apple-system, 'Segoe UI',
  'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; overflow: visible; }
svg text { fill: var(--ink); } svg .tick, svg .axis { fill: var(--muted); }
svg .figure { font-variant-numeric: tabular-nums; fill: var(--muted); }
svg .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
svg .grid { stroke: var(--line); } svg .zero { stroke: var(--muted); }
svg .mark { stroke: var(--mark); stroke-dasharray: 4 3; } svg .mark-label { font-weight: 600; }
svg rect.for { fill: var(--for); } svg rect.against { fill: var(--against); }
svg rect.other { fill: var(--other); } svg rect.doubt { fill: var(--doubt); }
svg .line { fill: none; stroke-width: 2; } svg .line.first { stroke: var(--for); }
svg .line.second { stroke: var(--against); stroke-dasharray: 6 3; }
svg circle.first { fill: var(--for); } svg circle.second { fill: var(--against); }
details { margin-top: 6px; font-size: 13px; } summary { color: var(--primary); cursor: pointer; }
details table { font-size: 13px; margin-top: 4px; }`;

const narrowAndPaper = `
@media (max-width: 480px) { main { padding: 16px 8px 40px; } section, .warnings { padding: 14px 12px; }
  h1 { font-size: 22px; } svg { font-size: 14px; } }
@media print { :root { color-scheme: light; } body { background: #fff; font-size: 11pt; } main { max-width: none; padding: 0; }
  section, figure, .example, tr { break-inside: avoid; } section { border: 0; padding: 8px 0; } nav, details { display: none; } }`;

/** The report's one style sheet: nothing is loaded from elsewhere. */
export const reportStyle = Markup.ofLiteral(`${colours}${layout}${parts}${narrowAndPaper}`);
