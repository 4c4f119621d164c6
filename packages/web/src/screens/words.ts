import type { Text } from "@tvars/cube";

interface Word {
  id: string;
  word: Text;
  meaning: Text;
}

/** The words of the screens, explained once. */
export const WORDS: readonly Word[] = [
  {
    id: "regso",
    word: { sv: "RegSO", en: "RegSO" },
    meaning: {
      sv: "Regionala statistikområden. Sverige är indelat i 3 363 RegSO, gjorda av SCB för att följa upp socioekonomisk segregation. Ett RegSO ligger alltid inom en kommun.",
      en: "Regional statistical areas. Sweden is divided into 3,363 RegSO, made by Statistics Sweden for following up socioeconomic segregation. A RegSO always lies within one municipality.",
    },
  },
  {
    id: "deso",
    word: { sv: "DeSO", en: "DeSO" },
    meaning: {
      sv: "Demografiska statistikområden, de mindre områden som RegSO är byggda av. SCB ger dem inget index och ingen områdestyp.",
      en: "Demographic statistical areas, the smaller areas that RegSO are built from. Statistics Sweden gives them no index and no area type.",
    },
  },
  {
    id: "index",
    word: { sv: "Socioekonomiskt index", en: "Socioeconomic index" },
    meaning: {
      sv: "Medelvärdet av tre andelar i procent: personer med låg ekonomisk standard, personer 20–64 år med förgymnasial utbildning, och personer 20–64 år med ekonomiskt bistånd i minst tio månader eller arbetslöshet i mer än sex. Högre index betyder större utmaningar.",
      en: "The mean of three shares in per cent: persons with a low economic standard, persons aged 20–64 with pre-upper-secondary education, and persons aged 20–64 with economic assistance for at least ten months or unemployment for more than six. A higher index means greater challenges.",
    },
  },
  {
    id: "type",
    word: { sv: "Områdestyp", en: "Area type" },
    meaning: {
      sv: "SCB:s indelning av RegSO i fem klasser efter hur långt indexet ligger från rikets medelvärde det året. Typ 1 har störst utmaningar, typ 5 bäst förutsättningar. Typen läses från SCB, den räknas inte om här.",
      en: "Statistics Sweden's division of RegSO into five classes by how far the index lies from the national mean of the year. Type 1 has the greatest challenges, type 5 the best conditions. The type is read from Statistics Sweden, not derived here.",
    },
  },
  {
    id: "cut",
    word: { sv: "Gräns mellan typer", en: "Cut between types" },
    meaning: {
      sv: "Rikets medelvärde, och en och två standardavvikelser från det. Gränserna flyttar sig varje år, så ett område kan byta typ utan att dess egna värden har ändrats.",
      en: "The national mean, and one and two standard deviations from it. The cuts move every year, so an area can change type without any change in its own figures.",
    },
  },
  {
    id: "version",
    word: { sv: "Version", en: "Version" },
    meaning: {
      sv: "En indelnings gränser gäller under vissa år. RegSO från 2020 används till och med 2023, RegSO från 2025 från och med 2024.",
      en: "The boundaries of a division are valid for certain years. RegSO of 2020 are used up to 2023, RegSO of 2025 from 2024.",
    },
  },
  {
    id: "bridge",
    word: { sv: "Nyckel", en: "Bridge" },
    meaning: {
      sv: "Hur områden i en version svarar mot områden i en annan: oförändrat, delat, flyttad gräns eller upphört.",
      en: "How areas of one version correspond to areas of another: unchanged, split, boundary moved or ended.",
    },
  },
  {
    id: "break",
    word: { sv: "Brott i serien", en: "Break in the series" },
    meaning: {
      sv: "Siffrorna före och efter är inte direkt jämförbara, till exempel för att gränsen flyttats eller statistiken lagts om. Brottet ritas som ett hack i tidsaxeln.",
      en: "The figures before and after are not directly comparable, for example because the boundary moved or the statistics were revised. The break is drawn as a notch in the time axis.",
    },
  },
  {
    id: "snapshot",
    word: { sv: "Ögonblicksbild", en: "Snapshot" },
    meaning: {
      sv: "En hämtning eller inläst fil som sparats oförändrad. Varje siffra kan spåras till de ögonblicksbilder den kommer från.",
      en: "A fetch or an imported file, kept unchanged. Every figure can be traced to the snapshots it comes from.",
    },
  },
  {
    id: "set",
    word: { sv: "Urval", en: "Set" },
    meaning: {
      sv: "Egna områden som hör ihop, till exempel längs en väg. Befolkningen läggs samman; index och typ läggs aldrig samman.",
      en: "Areas of your own that belong together, for example along a road. Population is added up; index and type never are.",
    },
  },
  {
    id: "measure",
    word: { sv: "Segregationsmått", en: "Measure of segregation" },
    meaning: {
      sv: "Ett tal för hur grupper bor fördelade över områden. Det beskriver ett mönster på kartan, inte varför det ser ut så och inte människorna som bor där. Olika mått svarar på olika frågor och kan gå åt olika håll.",
      en: "A number for how groups live across areas. It describes a pattern on the map, not why it looks so and not the people who live there. Different measures answer different questions and may go different ways.",
    },
  },
  {
    id: "dissimilarity",
    word: { sv: "Dissimilaritetsindex", en: "Index of dissimilarity" },
    meaning: {
      sv: "Hur stor del av den ena gruppen som skulle behöva bo i ett annat område för att vara fördelad som den andra. 0 är lika fördelade, 1 är helt åtskilda. Det är en räkneregel, inte ett råd om att någon ska flytta.",
      en: "How large a part of one group would have to live in another area to be distributed as the other group is. 0 is spread alike, 1 is wholly apart. It is a rule of arithmetic, not advice that anyone should move.",
    },
  },
  {
    id: "ojamlikhetsindex",
    word: { sv: "Ojämlikhetsindex", en: "Inequality index (Ojämlikhetsindex)" },
    meaning: {
      sv: "Dissimilaritetsindex gånger hundra, mellan dem med lägst och dem med högst inkomst. 0 är lika fördelade, 100 är helt åtskilda. Boverket räknar det på femtedelar av inkomsterna; här sägs vilka grupper som räknas.",
      en: "The index of dissimilarity times a hundred, between those with the lowest and those with the highest incomes. 0 is spread alike, 100 is wholly apart. Boverket makes it of fifths of the incomes; here it is said which groups are counted.",
    },
  },
  {
    id: "theil-h",
    word: { sv: "Theils informationsindex", en: "Theil's information index" },
    meaning: {
      sv: "Hur mycket mindre blandade områdena är än platsen som helhet, för två eller flera grupper. 0 är lika blandade, 1 är en enda grupp i varje område. Värdena är lägre än dissimilaritetsindex för samma fördelning.",
      en: "How much less mixed the areas are than the place as a whole, for two or more groups. 0 is equally mixed, 1 is one single group in every area. Values are lower than the index of dissimilarity for the same distribution.",
    },
  },
  {
    id: "exposure",
    word: { sv: "Isolation och interaktion", en: "Isolation and interaction" },
    meaning: {
      sv: "Hur stor del av dem som bor i samma område som hör till den egna gruppen (isolation) eller till en annan (interaktion), i snitt för gruppens medlemmar. En stor grupp får alltid hög isolation, också när alla bor jämnt fördelade.",
      en: "How large a share of those living in the same area belong to one's own group (isolation) or to another (interaction), on average for the members of the group. A large group always has high isolation, even when all are evenly spread.",
    },
  },
  {
    id: "chance",
    word: { sv: "Av slumpen", en: "By chance" },
    meaning: {
      sv: "Vad måttet skulle bli om alla placerades på måfå, med samma gruppstorlekar och samma områden. Små områden och små grupper ger ett värde även då. Ligger värdet nära slumpens säger det lite om hur grupperna bor.",
      en: "What the measure would be if everyone were placed at random, with the same sizes of groups and the same areas. Small areas and small groups give a value even then. A value close to that of chance says little about how the groups live.",
    },
  },
  {
    id: "interval",
    word: { sv: "Intervall", en: "Interval" },
    meaning: {
      sv: "Var värdet rimligen ligger när områdenas antal ses som ett utfall av slump: med 95 procents nivå missar intervallet det rätta i ungefär ett fall av tjugo. Ett brett intervall betyder att värdet är osäkert.",
      en: "Where the value reasonably lies when the counts of the areas are seen as an outcome of chance: at the level of 95 per cent the interval misses the right one about once in twenty. A wide interval means an uncertain value.",
    },
  },
  {
    id: "p-value",
    word: { sv: "p-värde", en: "p-value" },
    meaning: {
      sv: "Hur ofta slumpen ensam ger något minst lika ovanligt som det man ser. Ett litet p betyder att slumpen är en dålig förklaring. Det säger inget om hur stor eller viktig en skillnad är.",
      en: "How often chance alone gives something at least as unusual as what one sees. A small p means that chance is a poor explanation. It says nothing about how large or important a difference is.",
    },
  },
  {
    id: "bootstrap",
    word: { sv: "Omsampling (bootstrap)", en: "Resampling (bootstrap)" },
    meaning: {
      sv: "Ett sätt att räkna fram ett intervall: antalen dras på nytt många gånger utifrån dem man har, och måttet räknas om för varje dragning. Hur mycket svaren sprider sig visar osäkerheten.",
      en: "A way of making an interval: the counts are drawn anew many times from those one has, and the measure is made again for each draw. How much the answers spread shows the uncertainty.",
    },
  },
  {
    id: "scale",
    word: { sv: "Skala", en: "Scale" },
    meaning: {
      sv: "Hur stor omgivning som räknas: de närmaste hundra personerna, en stadsdel eller en hel kommun. Samma stad kan vara blandad på en skala och uppdelad på en annan.",
      en: "How large a surrounding is counted: the nearest hundred persons, a part of town or a whole municipality. The same town can be mixed on one scale and divided on another.",
    },
  },
  {
    id: "cell-key",
    word: { sv: "Cell Key-metoden", en: "Cell Key method" },
    meaning: {
      sv: "SCB:s sätt att skydda enskilda: antalen ändras slumpvis med några enheter. Delar summerar därför inte alltid till sin total, och mått över små områden blir något för höga.",
      en: "How Statistics Sweden protects individuals: counts are changed at random by a few units. Parts do not always add up to their total, and measures of small areas become slightly too high.",
    },
  },
  {
    id: "barrier",
    word: { sv: "Barriär", en: "Barrier" },
    meaning: {
      sv: "En statlig väg eller järnväg som inte kan korsas var som helst. Vilka vägar som räknas följer regler som går att ändra: hastighet, trafik, funktionell klass och väghållare.",
      en: "A state road or railway that cannot be crossed just anywhere. Which roads count follows rules that can be changed: speed, traffic, functional class and who keeps the road.",
    },
  },
  {
    id: "contact",
    word: { sv: "Kontakt", en: "Contact" },
    meaning: {
      sv: "En person på ena sidan av en barriär och en på andra, inom ett visst avstånd fågelvägen (1 000 m om inget annat sägs). 100 personer mot 200 är 20 000 möjliga kontakter. Det säger inget om vilka som faktiskt träffas.",
      en: "One person on one side of a barrier and one on the other, within a certain distance in a straight line (1,000 m unless told). 100 people facing 200 are 20,000 potential contacts. It says nothing about who actually meet.",
    },
  },
  {
    id: "severed",
    word: { sv: "Avskuren kontakt", en: "Severed contact" },
    meaning: {
      sv: "En kontakt som vore inom gångavstånd om barriären gick att korsa var 50:e meter, men inte är det med de passager som finns.",
      en: "A contact that would be within walking distance could the barrier be crossed every 50 metres, and is not with the crossings there are.",
    },
  },
  {
    id: "contact-kilometre",
    word: { sv: "Kontaktkilometer", en: "Contact kilometre" },
    meaning: {
      sv: "En kontakt gånger en kilometer extra väg. 20 000 kontakter som var och en har 500 m längre väg för barriärens skull är 10 000 kontaktkilometer. Högre betyder större barriäreffekt; måttet växer med hur många som bor där.",
      en: "One contact times one kilometre of extra walk. 20,000 contacts that each have 500 m longer to walk because of the barrier are 10,000 contact kilometres. Higher means a greater barrier effect; it grows with how many live there.",
    },
  },
];

/** What the figures do not say. */
export const NOT_TO_READ: readonly { id: string; title: Text; text: Text }[] = [
  {
    id: "people",
    title: { sv: "Ett område är inte dess invånare", en: "An area is not its residents" },
    text: {
      sv: "Typen beskriver andelar i ett område. Den säger inget om en enskild person som bor där, och i varje typ bor människor med alla slags förutsättningar.",
      en: "The type describes shares in an area. It says nothing about any one person who lives there, and people in all kinds of circumstances live in every type.",
    },
  },
  {
    id: "rank",
    title: { sv: "Det är inte en tävling", en: "It is not a contest" },
    text: {
      sv: "Listor ordnas efter namn. Skillnaden mellan två områden intill varandra i en sorterad lista är ofta mindre än osäkerheten.",
      en: "Lists are ordered by name. The difference between two neighbours in a sorted list is often smaller than the uncertainty.",
    },
  },
  {
    id: "relative",
    title: { sv: "Typen är relativ", en: "The type is relative" },
    text: {
      sv: "Ett byte av typ kan bero på området, på resten av landet, eller på båda. Se efter på områdets sida vad förändringen består av.",
      en: "A change of type can be due to the area, to the rest of the country, or to both. See on the area's page what the change consists of.",
    },
  },
  {
    id: "average",
    title: { sv: "Ett medelvärde döljer skillnader", en: "An average hides differences" },
    text: {
      sv: "Ett RegSO kan rymma mycket olika DeSO. Titta på ”Vad medelvärdet döljer” innan du drar slutsatser.",
      en: "A RegSO can hold very different DeSO. Look at “What the average hides” before drawing conclusions.",
    },
  },
  {
    id: "special",
    title: {
      sv: "Studenter, pensionärer och gränskommuner",
      en: "Students, pensioners and border municipalities",
    },
    text: {
      sv: "Studenter har låga inkomster en kort tid. Där många är pensionärer gäller två av indexets delar en liten del av invånarna. Inkomster från grannländer kan saknas nära gränsen. Undersök alltid orsaken till en förändring.",
      en: "Students have low incomes for a short time. Where many are pensioners, two parts of the index concern few of the residents. Income from neighbouring countries may be missing near the border. Always examine the cause of a change.",
    },
  },
  {
    id: "map",
    title: { sv: "Ytan är inte befolkningen", en: "Land is not people" },
    text: {
      sv: "Stora områden syns mest på kartan men har ofta få invånare. Stapeln över var människor bor visar befolkningen.",
      en: "Large areas are most visible on the map but often have few residents. The bar of where people live shows the population.",
    },
  },
];

export const KEYS: readonly { keys: string; text: Text }[] = [
  { keys: "← ↑ → ↓", text: { sv: "Flytta kartan, när den är vald", en: "Move the map, when it has focus" } },
  { keys: "+ −", text: { sv: "Zooma kartan", en: "Zoom the map" } },
  {
    keys: "Enter",
    text: { sv: "Öppna området i kartans mitt", en: "Open the area at the centre of the map" },
  },
  { keys: "Esc", text: { sv: "Tillbaka från området", en: "Back from the area" } },
];
