import type { Text } from "@tvars/cube";

/** One word a line: the field, Swedish, English. Units of measurement stand in the word where the field has them in its name. */
const WORDS_BY_LINE = `
groups | grupp | group
results | mått | measure
result | mått | measure
areas | antal områden | number of areas
used | använda | used
empty | tomma | empty
leftOut | utelämnade | left out
sum | antal | count
share | andel | share
population | folkmängd | population
types | områdestyper | area types
trend | över åren | over the years
meanIndex | medelindex | mean index
matrix | byten | changes
stay | oförändrade | unchanged
interval | intervall | interval
low | nedre | low
high | övre | high
expected | av slumpen | by chance
chanceShare | slumpens andel | share of chance
standardError | medelfel | standard error
rows | rader | rows
count | antal | count
value | värde | value
totals | totalt | in all
byType | efter typ | by type
people | människor | people
comparison | jämförelse | comparison
untyped | utan typ | without type
lon | längdgrad | longitude
lat | breddgrad | latitude
place | hela platsen | the whole place
index | index | index
v1 | låg ekonomisk standard | low economic standard
v2 | förgymnasial utbildning | pre-upper-secondary education
v3 | ekonomiskt bistånd eller långvarigt arbetslösa | assistance or long-term unemployed
change | ändring | change
typeBefore | typ året före | type the year before
years | år | years
distance | avstånd till gräns | distance to cut-off
points | indexenheter | points of the index
sd | standardavvikelse | standard deviation
cut | gräns | cut-off
remainder | rest | remainder
typeFrom | typ före | type before
typeTo | typ efter | type after
typeOwn | typ med egna värden | type by own values
typeCuts | typ med nya gränser | type by new cut-offs
neighbours | grannar | neighbours
borderM | gemensam gräns, meter | shared border, metres
similar | liknande områden | similar areas
contrasts | inom området | within the area
whole | hela | whole
parts | delar | parts
figure | tal | figure
ages | åldrar | ages
barometer | barometer | barometer
notComparable | inte jämförbara | not comparable
moved | flyttad gräns | moved boundary
onlyBefore | bara före | only before
onlyAfter | bara efter | only after
computed | beräknade | computed
published | publicerade | published
mean | medelvärde | mean
recovered | återskapade | recovered
contradictions | motsägelser | contradictions
compared | jämförda | compared
indexEqual | lika index | equal index
typeCompared | jämförda typer | types compared
typeEqual | lika typ | equal type
undecidable | går inte att avgöra | cannot be decided
decimals | decimaler | decimals
indicator | indikator | indicator
protectedFrom | skyddade från år | protected from year
options | val | options
default | utgångsvärde | default
part | del | part
counts | antal | counts
total | totalt | total
difference | skillnad | difference
p | sannolikhet av slump | probability by chance
series | serie | series
nested | nivåer | levels
between | mellan | between
within | inom | within
members | ingående | members
before | före | before
after | efter | after
changed | områdens ändring | change by areas
up | upp | up
down | ned | down
others | övriga | others
persons | personer | persons
groupShare | gruppens andel | share of the group
rank | plats i ordningen | rank
nodes | korsningar | junctions
arcs | länkar | links
km | kilometer | kilometres
barriers | barriärer | barriers
lines | linjer | lines
crossings | passager | crossings
all | alla | all
report | anmärkningar | remarks
municipalities | kommuner | municipalities
island | ö i nätet | island in the network
motorway | gångväg på motorväg | path on a motorway
fast | snabb väg | fast road
unused | oanvända | unused
kinds | slag | kinds
faults | fel | faults
metres | meter | metres
badWays | tveksamma vägar | doubtful ways
walkM | gångavstånd, meter | walk, metres
thresholds | gränser | thresholds
severed | avskurna | severed
sparse | glest | sparse
separated | åtskilt | separated
uses | användningar | uses
classes | klasser | classes
perKm2 | per kvadratkilometer | per square kilometre
mix | blandning | mix
separation | åtskillnad | separation
meshM | maskvidd, meter | mesh width, metres
cellM | ruta, meter | cell, metres
cells | rutor | cells
withinM | grannar inom meter | neighbours within metres
limitM | längsta väg, meter | longest walk, metres
pairs | par av platser | pairs of places
contacts | möjliga möten | potential contacts
detour | mot fågelväg | against straight line
detourWithout | mot fågelväg utan barriärer | against straight line without barriers
excessM | extra väg, meter | extra walk, metres
segments | sträckor | stretches
segment | sträcka | stretch
lengthM | längd, meter | length, metres
excessP90M | extra väg, nionde tiondelen, meter | extra walk, ninth decile, metres
burden | samlad extra väg | total extra walk
capped | längre än som söktes | longer than looked for
divides | mellan typ 1–2 och 4–5 | between types 1–2 and 4–5
nearestCrossingM | till närmaste passage, meter | to the nearest crossing, metres
delayS | väntan, sekunder | wait, seconds
widthM | bredd, meter | width, metres
gaps | luckor | gaps
safe | säkra | safe
meanToCrossingM | till passage i snitt, meter | to a crossing on average, metres
expectedDetourM | väntad omväg, meter | expected detour, metres
maxGapM | längsta lucka, meter | longest gap, metres
over400 | i luckor över 400 meter | in gaps over 400 metres
over800 | i luckor över 800 meter | in gaps over 800 metres
places | platser | places
permutations | omkastningar | permutations
radii | radier | radii
radiusM | radie, meter | radius, metres
now | som det är | as it is
open | med öppna barriärer | with barriers open
straight | rak linje | straight line
beyondStraight | utöver rak linje | beyond straight line
mixing | blandning som går förlorad | mixing lost
decayM | avtagande, meter | decay, metres
services | service | services
travelTimeMin | restid, minuter | travel time, minutes
choice | att välja på | to choose from
served | som når någon | who reach any
catchment | upptagningsområde | catchment
perFacility | per ställe | per facility
overlap | överlapp | overlap
score | poäng | score
everyM | var så många meter | every so many metres
awayM | bort, meter | away, metres
spots | ställen | spots
p50 | median | median
p90 | nionde tiondelen | ninth decile
atLeast2 | minst dubbel väg | at least twice the way
worst | längst | longest
routeM | väg, meter | route, metres
directM | fågelväg, meter | straight line, metres
factor | kvot | ratio
weighted | vägd | weighted
communities | grannskap | communities
division | delning | division
dissimilarity | olikhet | dissimilarity
sideM | sida, meter | side, metres
percolation | perkolation | percolation
steps | steg | steps
tauM | tröskel, meter | threshold, metres
clusters | öar | clusters
largest | största ön | largest cluster
largestOpen | största ön utan barriärer | largest cluster without barriers
bottleneckM | flaskhals, meter | bottleneck, metres
contrast | kontrast | contrast
beta | avtagande | decay
gammaPerKm | avtagande per kilometer | decay per kilometre
pairsAcross | par tvärs över | pairs across
meanAcross | medelvärde tvärs över | mean across
meanElse | medelvärde annars | mean elsewhere
stretches | sträckor | stretches
scoreMax | högsta möjliga poäng | highest possible score
sides | sidor | sides
left | vänster sida | left side
right | höger sida | right side
straightM | fågelväg, meter | straight line, metres
seconds | sekunder | seconds
without | utan barriär | without the barrier
modifications | ritat | drawn
pairsGaining | par med kortare väg | pairs with a shorter walk
peopleGaining | får kortare väg | get a shorter walk
contactsGaining | möten med kortare väg | contacts with a shorter walk
gainM | kortare med, meter | shorter by, metres
gain | vinst | gain
burdenBefore | samlad extra väg före | total extra walk before
burdenAfter | samlad extra väg efter | total extra walk after
excessBeforeM | extra väg före, meter | extra walk before, metres
excessAfterM | extra väg efter, meter | extra walk after, metres
beforeM | väg före, meter | walk before, metres
afterM | väg efter, meter | walk after, metres
tried | prövade | tried
peopleNearer | får närmare | come nearer
peopleFarther | får längre | get farther
minutesBefore | minuter före | minutes before
minutesAfter | minuter efter | minutes after
tripsBefore | turer före | trips before
tripsAfter | turer efter | trips after
transit | kollektivtrafik | public transport
window | fönster, minuter | window, minutes
medianMinutes | median, minuter | median, minutes
medianMinutes90 | minuter nio avgångar av tio | minutes on nine departures of ten
form | sätt att mäta | way of measuring
parameters | parametrar | parameters
cutoff | gräns, minuter | limit, minutes
worstOff | sämst ställda | worst off
meanOpen | medelvärde utan barriärer | mean without barriers
lost | förlorat | lost
shareOfLost | del av allt förlorat | part of all lost
shareOfPeople | del av alla | part of all people
inequality | ojämlikhet | inequality
gini | Gini | Gini
palma | Palma | Palma
theil | Theil | Theil
poverty | för lite | too little
concentration | koncentration | concentration
structure | bebyggelse | settlement
density1km | boende inom en kilometers promenad | residents within a kilometre's walk
polygons | ytor | areas reached
minutes | minuter | minutes
bytes | byte | bytes
definition | definition | definition
secrecy | sekretess | secrecy
smallest | minsta tal | smallest figure
shareN | antal i andel | number in share
shareX | andel | share
dominance | dominans | dominance
n | antal | number
k | gräns | limit
minimumSurvey | minsta urval | smallest sample
matched | med plats | with a place
verdicts | utfall | verdicts
from | från | from
to | till | to
per | per | per
unmatched | utan känd plats | without a known place
causes | orsaker | causes
rules | regler | rules
primary | dolda för att de är små | hidden because small
secondary | dolda för att skydda andra | hidden to protect others
narrowest | smalaste intervall | narrowest interval
table | tabell | table
atRisk | i riskzonen | at risk
attacks | angrepp | attacks
required | krävs | required
loss | förlust | loss
shareOfCells | andel av cellerna | share of cells
shareOfCount | andel av antalet | share of the count
goal | mål | goal
target | målvärde | target
by | målår | target year
path | väg till målet | path to the target
revised | reviderade | revised
sameType | samma typ varje år | same type each year
sameAreas | samma områden | same areas
own | egen ändring | own change
composition | av byten | by changes of type
effect | effekt | effect
preTrend | trend före | trend before
treated | med åtgärden | with the measure
weight | vikt | weight
balance | likhet före | likeness before
standardised | i standardavvikelser | in standard deviations
ahead | år framåt | years ahead
chances | chanser | chances
chance | chans | chance
calibration | hur chanser föll ut | how chances turned out
said | sagt | said
happened | hände | happened
brier | Brier | Brier
climatology | samma chans för alla | the same chance for all
persistence | inget byte väntat | no change expected
measures | åtgärder | measures
costMsek | kostnad, mnkr | cost, MSEK
costSpread | kostnadens osäkerhet | uncertainty of the cost
step | steg | step
problems | anmärkningar | remarks
row | rad | row
plan | plan | plan
reachM | nära är högst, meter | near is at most, metres
criteria | kriterier | criteria
measure | åtgärd | measure
reach | boende nära | residents near
benefit | nytta | benefit
hours | timmar | hours
hoursByType | timmar efter typ | hours by type
shareChallenged | andel i typ 1–2 | share in types 1–2
costPerPerson | kostnad per boende | cost per resident
surroundings | omgivning | surroundings
rankLow | lägsta plats | lowest place
rankHigh | högsta plats | highest place
beats | ligger före | ranks before
spending | utgifter | spending
msek | mnkr | MSEK
perResident | kronor per boende | SEK per resident
residents | boende | residents
byKind | efter slag | by kind
perChallenged | per boende i typ 1–2 | per resident in types 1–2
perOther | per övrig boende | per other resident
residentsChallenged | boende i typ 1–2 | residents in types 1–2
unplaced | utan plats | without a place
uncosted | utan kostnad | without a cost
byYear | år för år | year by year
questions | frågor | questions
figures | tal | figures
denominator | nämnare | denominator
ratio | kvot | ratio
funnel | jämförelse mellan platser | comparison of places
limits | gränser | limits
rate | kvot | rate
centre | mitt | centre
a | första nätet | first network
b | andra nätet | second network
both | båda | both
agree | överens | in agreement
disagree | oeniga | in disagreement
`;

const WORDS = new Map<string, Text>(
  WORDS_BY_LINE.trim()
    .split("\n")
    .map((line) => {
      const [name = "", sv = "", en = ""] = line.split(" | ");
      return [name, { sv, en }];
    }),
);

export const knowsField = (name: string): boolean => WORDS.has(name);

/** The words of a name of several, in lower case: `meanIndex` is "mean index". */
const apart = (name: string): string => name.replaceAll(/([a-zåäö\d])([A-ZÅÄÖ])/g, "$1 $2").toLowerCase();

/** What a field of an answer is called where its figures are listed; never its name in the program. */
export const fieldWord = (name: string): Text =>
  WORDS.get(name) ??
  (/^[a-z]+[A-Z]/.test(name) ? { sv: "uppgift", en: apart(name) } : { sv: name, en: name });
