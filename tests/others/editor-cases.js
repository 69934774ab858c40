// Lists errors in the starter network: a text in a file, and its replacement.

const city = "data/members/cities.yaml";
const settings = "data/site.yaml";

export const mistakes = [
  { file: city, from: "  country: PT\n", to: "  contry: PT\n" },
  { file: city, from: "  country: PT\n", to: "" },
  { file: city, from: "  country: PT\n", to: "  country: Portugal\n" },
  { file: city, from: "  country: PT\n", to: "  country:\n" },
  { file: city, from: "  country: PT\n", to: "  country: [PT]\n" },
  { file: city, from: "- id: lisbon\n", to: "- id: Lisbon!\n" },
  { file: city, from: "  joined: 2023\n", to: "  joined: long ago\n" },
  { file: city, from: "  joined: 2023\n", to: "  joined: 20233\n" },
  { file: city, from: "  joined: 2023\n", to: "  joined: 2023.5\n" },
  { file: city, from: "lat: 38.725", to: "lat: 138.725" },
  { file: city, from: "lat: 38.725", to: "lat: north" },
  { file: city, from: "lon: -9.15", to: "long: -9.15" },
  { file: city, from: ", lon: -9.15, seat: true}", to: "}" },
  { file: city, from: "seat: true}", to: "seat: perhaps}" },
  { file: city, from: "value: 517802", to: "value: -5" },
  { file: city, from: "clusters: [street-trees]", to: "clusters: {street: trees}" },
  { file: city, from: "website: https://lisbon.example", to: "website: lisbon" },
  { file: city, from: "website: https://lisbon.example", to: "website: ftp://lisbon.example" },
  { file: city, from: "    pt: Hortas", to: "    xx: Hortas" },
  { file: city, from: "name: {en: Lisbon, pt: Lisboa}", to: "name: [Lisbon]" },
  { file: city, from: "slug: {en: lisbon, pt: lisboa}", to: "slug: {en: Lis bon, pt: lisboa}" },
  { file: city, from: "  joined: 2023\n", to: "  joined: 2023\n  joined: 2024\n" },
  { file: city, from: "  joined: 2023\n", to: "   joined: 2023\n" },
  { file: city, from: "  joined: 2023\n", to: "\tjoined: 2023\n" },
  { file: city, from: "name: {en: Lisbon, pt: Lisboa}", to: 'name: "Lisbon' },
  { file: city, from: "clusters: [street-trees]", to: "clusters: [street-trees" },
  { file: "data/calls.yaml", from: "opens: 2026-04-01", to: "opens: 01/04/2026" },
  { file: "data/calls.yaml", from: "opens: 2026-04-01", to: "opens: soon" },
  { file: "data/awards.yaml", from: "winners: [odense, christchurch]", to: "winners: {odense: 1}" },
  { file: "data/awards.yaml", from: "year: 2025", to: "year: MMXXV" },
  { file: "data/rounds.yaml", from: "admitted: {cities: 3, countries: 3}", to: "admitted: 3" },
  { file: "data/rounds.yaml", from: "date: 2025-06\n", to: "date: 2025-13\n" },
  { file: "data/regions.yaml", from: "countries: [JP, NZ]", to: "countries: [JP, New Zealand]" },
  { file: "data/conferences.yaml", from: "starts: 2025-09-18", to: "begins: 2025-09-18" },
  { file: "data/totals.yaml", from: "cities: 7", to: "cities: seven" },
  { file: "data/countries.yaml", from: "- code: NL", to: "- code: Nld" },
  { file: settings, from: "theme: atlas", to: "them: atlas" },
  { file: settings, from: "layout: news", to: "layout: newspaper" },
  { file: settings, from: "order: date", to: "order: dates" },
  { file: settings, from: "per_page: 10", to: "per_page: ten" },
  { file: settings, from: "    feed: true", to: "    feed: maybe" },
  { file: settings, from: "base_url: https://", to: "base_url: www." },
];

/** Mistakes of which an editor says another line or nothing, with the reason. */
export const differences = new Map([
  ["    xx: Hortas", "the schema does not list the languages of the world"],
  ["   joined: 2023\n", "the editor marks the line before"],
  ["\tjoined: 2023\n", "the editor marks every line that follows, too"],
  ["clusters: [street-trees", "the editor marks where the list should have ended"],
]);

export const proposals = [
  { file: city, text: "- id: porto\n  name: Porto\n  |\n", some: ["country", "joined", "location", "population", "website"] },
  { file: city, text: "- id: porto\n  location:\n    |\n", some: ["lat", "lon", "seat"] },
  { file: city, text: "- |\n", some: ["id", "name", "country"] },
  { file: "data/calls.yaml", text: "- id: a\n  |\n", some: ["name", "opens", "closes"] },
  { file: settings, text: "sections:\n  news:\n    layout: |\n", some: ["page", "news", "flyer", "note"] },
  { file: settings, text: "name: A\n|\n", some: ["base_url", "theme", "locales", "sections", "menus"] },
];
