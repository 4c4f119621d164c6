export const barrierIndicators = {
  "bin.title": { sv: "Mått ur forskningen", en: "Indicators from research" },
  "bin.lead": {
    sv: "Sex sätt att mäta vad vägar och järnvägar skiljer åt, vart och ett räknat som det publicerades. De svarar på olika frågor och ska inte läggas ihop. De sätts här bredvid de egna måtten, så att resultat går att jämföra med andras.",
    en: "Six ways of measuring what roads and railways sever, each computed as it was published. They answer different questions and are not to be added up. They stand beside this program's own, so that results can be set against those of others.",
  },
  "bin.about": { sv: "Gäller", en: "About" },
  "bin.all": { sv: "alla barriärer", en: "all barriers" },
  "bin.stretch": { sv: "den valda sträckan", en: "the chosen stretch" },
  "bin.scenario": { sv: "Med scenario", en: "With scenario" },
  "bin.noScenario": { sv: "inget", en: "none" },
  "bin.working": {
    sv: "Varje barriär öppnas, och vägen över prövas var 25:e meter. I ett stort nät kan det ta någon minut.",
    en: "Every barrier is opened, and the way across is tried every 25 metres. On a large network it may take a minute.",
  },
  "bin.stop": { sv: "Avbryt", en: "Stop" },
  "bin.stopped": { sv: "Avbrutet", en: "Stopped" },
  "bin.again": { sv: "Räkna ändå", en: "Compute all the same" },
  "bin.counts": { sv: "Vilka vägar och gränser som räknas", en: "Which roads and limits count" },
  "bin.roadsHelp": {
    sv: "Motorvägar, motortrafikleder, stamvägar och järnvägar är alltid barriärer. Övriga statliga vägar är det från så mycket trafik; där ingen har räknat trafiken från den hastigheten eller till och med den vägklassen.",
    en: "Motorways, trunk roads and railways always are barriers. Other state roads are from this much traffic; where nobody counted it, from this speed or up to this class.",
  },
  "bin.rule.adt": { sv: "Fordon om dygnet, minst", en: "Vehicles a day, at least" },
  "bin.rule.speed": { sv: "Hastighet, minst km/h", en: "Speed, at least km/h" },
  "bin.rule.class": { sv: "Funktionell vägklass, högst", en: "Functional class, at most" },
  "bin.rule.owner": { sv: "Primära vägar", en: "Primary roads" },
  "bin.owner.state": { sv: "statens", en: "the state's" },
  "bin.owner.any": { sv: "också kommuners och andras", en: "municipalities' and others' too" },
  "bin.classesHelp": {
    sv: "Klasser av extra väg per kontakt, i meter. Kartans färger följer dem.",
    en: "Classes of extra walk for each contact, in metres. The colours of the map follow them.",
  },
  "bin.classFrom": { sv: "{name} från", en: "{name} from" },
  "bin.not": { sv: "Dra inte slutsatsen", en: "Do not conclude" },
  "bin.direction": { sv: "Riktning", en: "Direction" },
  "bin.now": { sv: "Nu", en: "Now" },
  "bin.open": { sv: "Barriärerna öppna", en: "Barriers open" },
  "bin.withScenario": { sv: "Med scenariot", en: "With the scenario" },
  "bin.measure": { sv: "Mått", en: "Indicator" },

  "bin.four": {
    sv: "Fyra mått: restid, val, upptagning, effektivitet",
    en: "Four indicators: travel time, choice, catchment, efficiency",
  },
  "bin.fourLead": {
    sv: "van Eldijk, Gil och Marcus (2022) mäter vad en barriär gör med vardagen: hur långt det är till service, hur många man kan välja på, och hur många varje service når.",
    en: "van Eldijk, Gil and Marcus (2022) measure what a barrier does to everyday life: how far services are, how many there are to choose from, and how many each reaches.",
  },
  "bin.service": { sv: "Service", en: "Service" },
  "bin.travelTime": { sv: "Restid till närmaste, minuter", en: "Travel time to the nearest, minutes" },
  "bin.choice": { sv: "Valmöjlighet: antal inom räckhåll", en: "Choice: number within reach" },
  "bin.served": { sv: "Når minst en", en: "Reach at least one" },
  "bin.catchment": { sv: "Upptagning: folk per service", en: "Catchment: people for each service" },
  "bin.perFacility": {
    sv: "Serviceeffektivitet: folk som nås, per service",
    en: "Service efficiency: people served, for each service",
  },
  "bin.overlap": {
    sv: "Överlapp: service per person som nås",
    en: "Overlap: services for each person served",
  },
  "bin.fourDirection": {
    sv: "Kortare restid, fler att välja på och större upptagning är bättre. ”Barriärerna öppna” visar vad barriärerna tar.",
    en: "A shorter travel time, more to choose from and a larger catchment are better. “Barriers open” shows what the barriers take.",
  },
  "bin.fourNot": {
    sv: "att en service används av alla den når, eller att den är tillräckligt stor. Serviceeffektivitetens formel är vår egen läsning: uppsatsen är inte läst i sin helhet, och sammanfattningen nämner måttet utan formel.",
    en: "that a service is used by all it reaches, or that it is large enough. The formula of service efficiency is our own reading: the paper has not been read in full, and its abstract names the indicator without a formula.",
  },
  "bin.fourHow": {
    sv: "Restidᵢ = minⱼ tᵢⱼ. Valᵢ(T) = Σⱼ 1[dᵢⱼ ≤ T]. Upptagningⱼ(T) = Σᵢ Pᵢ 1[dᵢⱼ ≤ T]. Serviceeffektivitet (vår läsning) = folk med minst en inom T, per service; överlapp = Σⱼ upptagningⱼ / dem. T = {n} m i nätet. Öppna barriärer kan korsas var 50:e meter. Källa: van Eldijk, Gil & Marcus 2022, European Transport Research Review.",
    en: "Travel timeᵢ = minⱼ tᵢⱼ. Choiceᵢ(T) = Σⱼ 1[dᵢⱼ ≤ T]. Catchmentⱼ(T) = Σᵢ Pᵢ 1[dᵢⱼ ≤ T]. Service efficiency (our reading) = people with at least one within T, for each service; overlap = Σⱼ catchmentⱼ / them. T = {n} m on the network. Open barriers can be crossed every 50 m. Source: van Eldijk, Gil & Marcus 2022, European Transport Research Review.",
  },
  "bin.noServices": { sv: "Ingen service är känd vid nätet", en: "No services are known on the network" },
  "bin.noServicesHelp": {
    sv: "De fyra måtten behöver platser att nå: skolor, butiker, vårdcentraler. Läs in dem som punkter under Data.",
    en: "The four indicators need places to reach: schools, shops, health centres. Import them as points under Data.",
  },

  "bin.score": {
    sv: "Vägen rakt över, som i severance_snape",
    en: "The way straight across, as in severance_snape",
  },
  "bin.scoreLead": {
    sv: "Var 25:e meter längs barriären: hur lång är vägen från 15 m på ena sidan till 15 m på andra, mot den raka?",
    en: "Every 25 metres along the barrier: how long is the way from 15 m on one side to 15 m on the other, against the straight one?",
  },
  "bin.scoreDirection": {
    sv: "1 betyder rakt över. Högre är längre omväg.",
    en: "1 means straight across. Higher is a longer detour.",
  },
  "bin.scoreNot": {
    sv: "att någon vill över just där. Måttet känner inga människor, och vanliga omvägar i gatunätet räknas som barriärens. Platser vars sidor hör till samma korsning eller saknar väg inom 10 km är utelämnade.",
    en: "that anybody wants to get across there. The score knows no people, and ordinary detours of the streets count as the barrier's. Spots whose sides belong to one junction or have no way within 10 km are left out.",
  },
  "bin.scoreHow": {
    sv: "Kvot = väg / rak linje, mellan de korsningar som ligger närmast de båda sidornas närmaste länk; väntan vid passager räknas in. Källa: A/B Street severance_snape, definitionen efter dess kod. Andelar av platser, inte av människor.",
    en: "Score = way / straight line, between the junctions nearest on the link nearest to either side; waits at crossings count. Source: A/B Street severance_snape, defined as in its code. Shares of spots, not of people.",
  },
  "bin.place": { sv: "Barriär", en: "Barrier" },
  "bin.routeM": { sv: "Väg", en: "Way" },
  "bin.directM": { sv: "Rak linje", en: "Straight line" },
  "bin.scoreColumn": { sv: "Kvot", en: "Score" },
  "bin.worstSpots": { sv: "Platserna med högst kvot", en: "The spots with the highest score" },

  "bin.factor": {
    sv: "Barriärfaktorn i Community Severance Index",
    en: "The barrier factor of the Community Severance Index",
  },
  "bin.factorLead": {
    sv: "Benavides m.fl. (2024): hur stor del av platserna i närheten ligger bakom en barriär, sett i rak linje?",
    en: "Benavides et al. (2024): how large a part of the places nearby lies behind a barrier, in a straight line?",
  },
  "bin.factorColumn": { sv: "Barriärfaktor", en: "Barrier factor" },
  "bin.weightedColumn": { sv: "Efter folk", en: "By people" },
  "bin.factorDirection": {
    sv: "Procent. Högre betyder mer bakom en barriär. Typ 1 har störst utmaningar.",
    en: "Per cent. Higher means more behind a barrier. Type 1 has the greatest challenges.",
  },
  "bin.factorNot": {
    sv: "att det som ligger bakom inte går att nå. Faktorn ser inte passagerna: en barriär med en bro var hundrade meter väger lika mycket som en utan.",
    en: "that what lies behind cannot be reached. The factor does not see crossings: a barrier with a bridge every hundred metres weighs as much as one without.",
  },
  "bin.factorHow": {
    sv: "BFᵢ = 100 · #{j ∈ N_r(i): linjen ij möter en barriär} / #N_r(i), r = 804,672 m (en halv engelsk mil), över platser i nätet där någon bor; medel efter dem som bor där. ”Efter folk” väger också grannarna efter hur många de är. Källa: Benavides m.fl. 2024, efter deras kod.",
    en: "BFᵢ = 100 · #{j ∈ N_r(i): the line ij meets a barrier} / #N_r(i), r = 804.672 m (half a mile), over places of the network where somebody lives; means by those who live there. “By people” weighs neighbours too by how many they are. Source: Benavides et al. 2024, as in their code.",
  },

  "bin.parts": {
    sv: "T-delar: vad som hänger ihop utan att korsa",
    en: "T-communities: what holds together without crossing",
  },
  "bin.partsLead": {
    sv: "Grannis (1998): tar man bort varje länk över en barriär faller gatunätet i delar. Grannar inom en del når varandra utan att korsa.",
    en: "Grannis (1998): with every link over a barrier taken away the streets fall into parts. Neighbours within one reach each other without crossing.",
  },
  "bin.part": { sv: "Del", en: "Part" },
  "bin.share": { sv: "Andel", en: "Share" },
  "bin.low": { sv: "I typ 1–2", en: "In types 1–2" },
  "bin.high": { sv: "I typ 4–5", en: "In types 4–5" },
  "bin.dissimilarity": {
    sv: "Olikhet mellan delarna: {n} % av dem som bor i områden av typ 1–2 (eller 4–5) finns i andra delar än de skulle om båda slagen fördelade sig lika.",
    en: "Dissimilarity between the parts: {n}% of those living in areas of types 1–2 (or 4–5) are in other parts than were both kinds spread alike.",
  },
  "bin.partsDirection": {
    sv: "Fler och jämnare delar betyder ett mer delat nät. Typ 1 har störst utmaningar.",
    en: "More and more equal parts mean a more divided network. Type 1 has the greatest challenges.",
  },
  "bin.partsNot": {
    sv: "att delarna är grannskap som folk känner igen, eller att barriären har delat befolkningen. Måttet ser inte att det finns passager.",
    en: "that the parts are neighbourhoods that people recognise, or that the barrier has parted the population. The indicator does not see that there are crossings.",
  },
  "bin.partsHow": {
    sv: "Sammanhängande delar av nätet när alla länkar vars raka linje möter en barriär är borta. Delning = 1 − Σ(P_k/P)². Olikhet mellan delarna = ½ Σ|L_k/L − H_k/H|, L folk i områden av typ 1–2 och H av typ 4–5. På kartan: rutor om {n} m, färg efter den del som flest i rutan bor i; grått är mindre delar. Källa: Grannis 1998; delningen som Ananat 2011, efter folk i stället för yta.",
    en: "Connected parts of the network with all links whose straight line meets a barrier gone. Division = 1 − Σ(P_k/P)². Dissimilarity between the parts = ½ Σ|L_k/L − H_k/H|, L people in areas of types 1–2 and H of types 4–5. On the map: squares of {n} m, coloured by the part that most in the square live in; grey are smaller parts. Source: Grannis 1998; the division as Ananat 2011, by people instead of ground.",
  },
  "bin.map": { sv: "Karta över delarna", en: "Map of the parts" },
  "bin.mapLines": {
    sv: "Sträckor efter kvot: ljusare är längre omväg",
    en: "Stretches by score: brighter is a longer detour",
  },
  "bin.otherParts": { sv: "mindre delar", en: "smaller parts" },

  "bin.growing": {
    sv: "Perkolation: hur nätet växer ihop",
    en: "Percolation: how the network grows together",
  },
  "bin.growingLead": {
    sv: "Arcaute m.fl. (2016): släpp in allt längre länkar. När hänger de flesta ihop, och skulle de göra det tidigare utan barriären?",
    en: "Arcaute et al. (2016): let longer and longer links in. When do most hold together, and would they earlier without the barrier?",
  },
  "bin.tau": { sv: "Längsta länk, τ", en: "Longest link, τ" },
  "bin.clusters": { sv: "Kluster", en: "Clusters" },
  "bin.largest": { sv: "Störst, nu", en: "Largest, now" },
  "bin.largestOpen": { sv: "Störst, öppna", en: "Largest, open" },
  "bin.largestScenario": { sv: "Störst, scenario", en: "Largest, scenario" },
  "bin.growingDirection": {
    sv: "Skiljer sig ”nu” och ”öppna” åt är barriären en flaskhals. Lika tal betyder att gatunätets egna mått avgör.",
    en: "Where “now” and “open” differ, the barrier is a bottleneck. Equal figures mean that the streets' own lengths decide.",
  },
  "bin.growingNot": {
    sv: "att det är långt att gå: måttet ser länkarnas längd, inte vägarnas. En enda kort bro räcker för att två sidor ska räknas ihop.",
    en: "that the walk is long: the indicator sees the length of links, not of ways. A single short bridge suffices to join two sides.",
  },
  "bin.growingHow": {
    sv: "Kluster av korsningar bundna av länkar på högst τ; andelen av folket i det största. Flaskhals för en vald sträcka: minsta τ där mer än hälften av folket inom 500 m på vardera sidan hör till samma kluster. Källa: Arcaute m.fl. 2016; formuleringen efter minnet av litteraturen.",
    en: "Clusters of junctions joined by links of at most τ; the share of people in the largest. Bottleneck of a chosen stretch: the least τ at which more than half of the people within 500 m on each side belong to one cluster. Source: Arcaute et al. 2016; stated from memory of the literature.",
  },

  "bin.contrast": {
    sv: "Gränskontrast: skiljer sig grannarna mer åt?",
    en: "Boundary contrast: do neighbours differ more?",
  },
  "bin.contrastLead": {
    sv: "Noonan (2005): skiljer sig två angränsande områden mer åt när en barriär går emellan, jämfört med andra grannar i samma kommun lika långt ifrån varandra?",
    en: "Noonan (2005): do two adjacent areas differ more with a barrier between, compared with other neighbours of the same municipality equally far apart?",
  },
  "bin.pair": { sv: "Grannar med barriär emellan", en: "Neighbours with a barrier between" },
  "bin.difference": { sv: "Skillnad i index", en: "Difference of index" },
  "bin.across": { sv: "Sträcka", en: "Stretch" },
  "bin.beta": { sv: "Barriärens tillägg β", en: "What the barrier adds, β" },
  "bin.plusMinus": { sv: "{n} ± {e} indexenheter", en: "{n} ± {e} index points" },
  "bin.meanAcross": { sv: "Skillnad i snitt, barriär emellan", en: "Mean difference, barrier between" },
  "bin.meanElse": { sv: "Skillnad i snitt, andra grannar", en: "Mean difference, other neighbours" },
  "bin.p": { sv: "p mot flyttade barriärer", en: "p against moved barriers" },
  "bin.contrastDirection": {
    sv: "β över 0: mer olika över barriären. Högre index betyder större utmaningar.",
    en: "β above 0: more unlike across the barrier. A higher index means greater challenges.",
  },
  "bin.contrastNot": {
    sv: "att barriären orsakar skillnaden. Områdesgränser dras ofta längs stora vägar just där bebyggelsen skiljer sig, och vägar byggs där marken är billig.",
    en: "that the barrier causes the difference. Borders of areas are often drawn along large roads just where the built form differs, and roads are built where ground is cheap.",
  },
  "bin.contrastHow": {
    sv: "|yᵢ − yⱼ| = α + β·1[barriär emellan] + γ dᴱ + kommunpar, minsta kvadrat över RegSO som gränsar till varandra; y socioekonomiskt index {year}, mitten där folket bor. p: andel av {n} slumpvisa flyttningar av barriärerna (500–2 000 m) med minst lika stort β. Källa: Noonan 2005.",
    en: "|yᵢ − yⱼ| = α + β·1[barrier between] + γ dᴱ + pair of municipalities, least squares over RegSO that share a border; y socioeconomic index {year}, middles where people live. p: share of {n} random moves of the barriers (500–2,000 m) with at least as large a β. Source: Noonan 2005.",
  },
  "bin.noContrast": {
    sv: "Gränskontrasten går inte att räkna här",
    en: "Boundary contrast cannot be told here",
  },
  "bin.noContrastHelp": {
    sv: "Den behöver socioekonomiskt index för RegSO som gränsar till varandra, några med en barriär emellan och några utan. Utanför Sverige, eller med bara en sträcka vald, saknas det ofta.",
    en: "It takes the socioeconomic index of RegSO that share a border, some with a barrier between and some without. Outside Sweden, or with one stretch chosen, there is often none.",
  },
} as const;
