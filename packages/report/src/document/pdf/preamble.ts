import type { DocumentModel } from "../model.ts";
import { word } from "../parts/words.ts";
import { str } from "./typst-text.ts";

/** Page, type and what headings, figures and tables look like. Units are Typst's. */
export function preamble({ lang, title, author, date, banner, compact = false }: DocumentModel): string {
  const [year, month, day] = date.split("-").map(Number);
  return `
#set document(title: ${str(title)}, author: ${str(author)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))
#set text(lang: "${lang}", font: "Source Sans 3", size: ${compact ? 9.5 : 10.5}pt, hyphenate: true, number-width: "tabular", fill: rgb("#1f2328"))
#set par(leading: 0.68em, spacing: 1.05em, justify: false)
#let muted = rgb("#4a4f57")
#let accent = rgb("#00626f")
#let banner = ${banner ? str(banner) : "none"}
#set page(
  paper: "a4",
  margin: ${compact ? "(top: 20mm, bottom: 16mm, x: 20mm)" : "(top: 27mm, bottom: 25mm, x: 22mm)"},
  header-ascent: ${compact ? 4 : 6}mm,
  header: context {
    set text(size: 8.5pt, fill: muted, hyphenate: false)
    let first = counter(page).get().first() == 1
    grid(columns: (1fr, auto), column-gutter: 6mm,
      if first { none } else { ${str(title)} },
      if banner == none { none } else { box(inset: (x: 2mm, y: 1.2mm), stroke: 0.6pt + muted, text(fill: black, weight: 600, banner)) })
  },
  footer: context {
    set text(size: 8.5pt, fill: muted)
    grid(columns: (1fr, auto), ${str(author)}, [#counter(page).display() (#counter(page).final().first())])
  },
)
#show heading: set text(hyphenate: false)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: ${compact ? 13 : 17}pt, weight: 600)
#show heading.where(level: 1): set block(above: ${compact ? 1.5 : 1.9}em, below: ${compact ? 0.7 : 0.85}em)
#show heading.where(level: 2): set text(size: 13pt, weight: 600)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.75em)
#show heading.where(level: 3): set text(size: 11pt, weight: 600)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.65em)
#show link: set text(fill: accent)
#show strong: set text(weight: 600)
#set list(marker: [–], spacing: 0.75em)
#set enum(spacing: 0.75em)
#set outline(indent: 1.2em)
#show outline.entry.where(level: 1): set block(above: 0.95em)
#show outline.entry.where(level: 1): set text(weight: 600)
#set figure.caption(position: top, separator: [. ])
#show figure.caption: set block(sticky: true)
#show figure.caption: it => block(width: 100%, align(left, text(weight: 600, hyphenate: false, it)))
#show figure: set block(above: 1.6em, below: 1.6em)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: "numbers"): set block(breakable: true)
#set table(stroke: none, inset: (x: 1.7mm, top: 4pt, bottom: 3.6pt))
#show table: set text(size: 9pt, hyphenate: false)
#show table: set par(leading: 0.5em)
#show table.cell.where(y: 0): set text(weight: 600)
#let code(it) = text(size: 0.92em, hyphenate: false, ligatures: false, it)
#let foot(it) = block(width: 100%, above: 0.7em, below: 0.4em, align(left, text(size: 8.5pt, fill: muted, it)))
#let about(it) = block(width: 100%, sticky: true, above: 0.5em, below: 0.7em, align(left, text(size: 9.5pt, fill: muted, it)))
#let lead(it) = block({ set text(size: 12.5pt); par(it) })
#let small(it) = block({ set text(size: 9pt, fill: muted); par(it) })
#let finding(it) = block(inset: (left: 3.5mm, y: 0.8mm), stroke: (left: 1.6pt + accent), { set text(weight: 600); par(it) })
#let note(color, name, it) = block(width: 100%, breakable: false, inset: (left: 4mm, right: 4mm, y: 3.2mm), fill: rgb("#f4f2ec"), stroke: (left: 1.6pt + color), [#text(weight: 600, name)#parbreak()#it])
#let fact(label, value, extra) = block(width: 100%, breakable: false, inset: 3mm, fill: rgb("#f4f2ec"), [#text(size: 17pt, weight: 600, hyphenate: false, value)#parbreak()#label#if extra != none [#parbreak()#text(size: 8.5pt, fill: muted, extra)]])
#let figure-word = ${str(word("figure", lang))}
#let table-word = ${str(word("table", lang))}
#let numbers-word = ${str(word("numbersOf", lang))}
`.trim();
}
