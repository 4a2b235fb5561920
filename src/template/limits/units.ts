/** The words with which templates state limits, in the languages that reports are most written in. Each is a pattern; more are one word here. */

/** What an answer can be measured in. */
export type Unit = "words" | "characters" | "sentences" | "paragraphs" | "images";

/** How much of each unit a text has. */
export type Amounts = Readonly<Record<Unit, number>>;

/** A unit's names, by the language they tell of; a name that several languages share tells of none. */
export const units: Readonly<Record<Unit, Readonly<Record<string, string>>>> = {
  words: {
    en: "words?",
    "": "ord",
    de: "wörtern?|worte?n?",
    es: "palabras?",
    fr: "mots?",
    it: "parol[ae]",
    nl: "woord(?:en)?",
    pt: "palavras?",
    fi: "sanaa",
    pl: "słów|słowa",
    ru: "слов[а]?",
  },
  characters: {
    en: "characters?|chars?",
    "": "caracteres|字符?",
    da: "tegn",
    sv: "tecken",
    de: "zeichen",
    fr: "caractères?",
    it: "caratter[ei]",
    nl: "tekens?",
    ru: "символ(?:ов|а)?",
    ja: "文字",
  },
  sentences: {
    en: "sentences?",
    "": "frases?|phrases?",
    da: "sætning(?:er)?",
    sv: "mening(?:ar)?",
    no: "setning(?:er)?",
    de: "s[aä]tze?n?",
    es: "oraci(?:ón|ones)",
    it: "fras[ei]",
    nl: "zin(?:nen)?",
  },
  paragraphs: {
    en: "paragraphs?",
    da: "afsnit",
    sv: "stycken?",
    no: "avsnitt",
    de: "abs[aä]tze?n?",
    es: "párrafos?",
    fr: "paragraphes?",
    it: "paragraf[oi]",
    nl: "alinea'?s?",
    pt: "parágrafos?",
  },
  images: {
    en: "images?|screenshots?|figures?|pictures?|photos?|plots?|diagrams?",
    da: "billeder?|skærmbilleder?",
    sv: "bild(?:er)?",
    no: "bilder?",
    de: "bild(?:er)?|abbildung(?:en)?",
    es: "im[aá]gen(?:es)?",
    it: "immagin[ei]",
    nl: "afbeelding(?:en)?",
    pt: "imagens?",
  },
};

/** What stands before the greatest amount. */
export const atMost =
  "at most|up to|within|no more than|not more than|no longer than|not (?:be )?(?:longer|more) than|not exceed(?:ing)?|" +
  "max(?:imum|imal)?\\.?(?: of)?|(?<!(?:no|not) )(?:fewer|less) than|under|below|" +
  "højst|højest|maksimalt?|maks\\.?|op til|höchstens|maximal|bis zu|máximo(?: de)?|como máximo|hasta|no más de|" +
  "au plus|au maximum|jusqu'à|al massimo|massimo|ten hoogste|maximaal|högst|no máximo|até|maksymalnie|najwyżej|不超过|不多于|最多|至多";

/** What stands behind it. */
export const orLess =
  "at most|at the most|max(?:imum)?|or less|or fewer|(?:como )?máximo|como mucho|maksimum|maximal|maximaal|oder weniger|o menos|" +
  "au (?:plus|maximum)|al massimo|no máximo|ten hoogste|højst|högst|höchstens";

/** What stands behind it without a space, where none divides words. */
export const orLessAtOnce = "以内|以下|之内";

/** What stands before an amount that is meant to be met. */
export const exactly =
  "exactly|precisely|præcis|nøjagtig|genau|exakt|exactamente|exactement|esattamente|precies|exatamente";

/** What stands before the least amount. */
export const atLeast =
  "at least|no fewer than|no less than|not less than|min(?:imum|imal)?\\.?(?: of)?|(?<!(?:no|not) )more than|over|" +
  "mindst|minimum|mindestens|mínimo(?: de)?|al menos|por lo menos|au moins|almeno|minimo|minstens|ten minste|minst|pelo menos|co najmniej|przynajmniej|至少|不少于";

/** What stands behind it. */
export const orMore = "at least|min(?:imum)?|or more|mínimo|eller mere|oder mehr|o más|ou plus";

/** What stands before an amount that need not be met exactly. */
export const about =
  "about|around|approx(?:imately|\\.)?|roughly|circa|ca\\.?|c\\.|some|nearly|omkring|cirka|etwa|ungefähr|rund|" +
  "alrededor de|unos|unas|aproximadamente|aprox\\.?|environ|circa|ongeveer|ungefär|cerca de|~|≈";

/** What stands between the two ends of a range. */
export const upTo = "-|–|—|‒|~|～|to|and|or|til|og|bis|und|a|y|à|et|tot|en|till|e";

/** A label of a line that states a limit. */
export const label =
  "(?:\\p{L}+ ){0,3}?(?:length|word limit|word count|limit|size|words?|svarlængde|længde|antwortlänge|länge|umfang|" +
  "longitud|extensi[oó]n|longueur|lunghezza|lengte|antwoordlengte|svarslängd|längd|lengde|svarlengde|tamanho|extensão)";

/** Numbers as words. */
export const numerals: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
