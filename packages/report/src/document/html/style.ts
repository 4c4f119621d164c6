/** The page's look: paper, one accent, 70 characters a line; and as print on A4. */
export const STYLE = `
:root{color-scheme:light;--ink:#1f2328;--muted:#565c66;--line:#d9d5cc;--paper:#fff;--accent:#00626f;--soft:#f4f2ec}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Source Sans 3","Source Sans Pro","Segoe UI",Arial,sans-serif;font-variant-numeric:tabular-nums;hyphens:auto}
a{color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999em}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.banner{background:#fff4d6;border-bottom:1px solid #b88a00;padding:.5rem 1rem;font-weight:600;text-align:center}
div.front,main,footer{max-width:52rem;margin:0 auto;padding:0 1.25rem}
div.front{padding-top:3rem;padding-bottom:1rem;border-bottom:2px solid var(--accent)}
div.front .agency{font-weight:600;margin:0}
h1,h2,h3,h4{line-height:1.25;hyphens:manual;text-wrap:balance}
h1{font-size:2.1rem;margin:1rem 0 .25rem}h2{font-size:1.55rem;margin:2.6rem 0 .6rem}h3{font-size:1.2rem;margin:2rem 0 .4rem}h4{font-size:1.05rem;margin:1.5rem 0 .3rem}
p,ul,ol,dl.front-facts,nav{max-width:43rem}
p.banner{max-width:none;margin:0}
.subtitle{font-size:1.2rem;color:var(--muted);margin:.25rem 0 1rem}
.front-facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem;margin:1.25rem 0}
.front-facts dt{color:var(--muted)}.front-facts dd{margin:0}
.lead{font-size:1.2rem;line-height:1.5}.small{font-size:.92rem;color:var(--muted)}.finding{font-weight:600;border-left:4px solid var(--accent);padding-left:.8rem}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem;margin:1.5rem 0}
dl.facts div{background:var(--soft);padding:.8rem 1rem;display:flex;flex-direction:column}
dl.facts dt{order:2;font-size:.95rem}dl.facts dd{margin:0}dl.facts dd.value{font-size:1.7rem;font-weight:600;line-height:1.2;order:1}dl.facts dd.extra{order:3;font-size:.88rem;color:var(--muted)}
figure{margin:2rem 0}figure>figcaption{font-weight:600;margin-bottom:.3rem}
figcaption .number{color:var(--muted);font-weight:400}
figure .about,.foot{font-size:.92rem;color:var(--muted);margin:.3rem 0}
figure svg{max-width:100%;height:auto;display:block;margin:.6rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.95rem;margin:.5rem 0}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}
th,td{padding:.3rem .9rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
thead th{font-weight:600;border-bottom:1.5px solid var(--ink);vertical-align:bottom}tr.header th,tr.header td{font-weight:600}
.end{text-align:right}td.status{color:var(--muted);font-style:italic}
.note{border-left:4px solid var(--muted);background:var(--soft);padding:.8rem 1.1rem;margin:1.5rem 0}
.note.caution{border-color:#a65c06}.note.secrecy{border-color:#42184f}.note.method{border-color:var(--accent)}
.note h2,.note p{margin:0}.note .name{font-weight:600}
nav.contents ul{list-style:none;padding:0;margin:0}nav.contents .l2{padding-left:1.2rem}nav.contents .l3{padding-left:2.4rem}
ol.sources li{margin-bottom:.8rem}ol.sources code{display:block;overflow-wrap:anywhere}
code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,monospace;font-size:.86em}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--line);font-size:.92rem;color:var(--muted)}
.break{height:0}
@media (max-width:40rem){.front-facts{grid-template-columns:1fr}.front-facts dd{margin-bottom:.5rem}h1{font-size:1.7rem}}
@page{size:A4;margin:22mm 20mm}
@media print{body{font-size:10.5pt}div.front,main,footer{max-width:none;padding-left:0;padding-right:0}.skip,.on-screen{display:none}a{color:inherit;text-decoration:none}h2,h3,h4,figcaption,caption{break-after:avoid}figure,.note,dl.facts div,tr{break-inside:avoid}thead{display:table-header-group}.break{break-after:page}.scroll{overflow:visible}}
`.trim();
