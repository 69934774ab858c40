//! Of translations: what is left to do, what changed, and the file that remembers it.

pub(super) const TABLE: super::Table = &[
    (
        "{count} of the {all} sentences and paragraphs of this translation are those of `{source}`",
        "{count} das {all} frases e parágrafos desta tradução são os de `{source}`",
    ),
    (
        "translate them, or keep the text back with `draft: true` until it is done",
        "traduza-os, ou guarde o texto com `draft: true` até estar pronto",
    ),
    (
        "this lock has version {version}, and this urbi knows {known}",
        "este ficheiro tem a versão {version}, e este urbi conhece a {known}",
    ),
    (
        "use the urbi that wrote it; until then nothing is known of which translations are out of \
         date",
        "use o urbi que o escreveu; até lá não se sabe que traduções estão desatualizadas",
    ),
    (
        "the lock does not begin with a line `{head}`",
        "o ficheiro das traduções não começa com uma linha `{head}`",
    ),
    ("`urbi translations sync` writes it anew", "`urbi translations sync` escreve-o de novo"),
    (
        "two branches were merged here, and git left the lines of both",
        "aqui juntaram-se dois ramos, e o git deixou as linhas de ambos",
    ),
    (
        "`urbi translations sync` keeps those that fit the translations",
        "`urbi translations sync` mantém as que correspondem às traduções",
    ),
    (
        "this line of the lock cannot be read",
        "não se consegue ler esta linha do ficheiro das traduções",
    ),
    (
        "nobody edits this file; `urbi translations sync` writes it anew",
        "ninguém edita este ficheiro; `urbi translations sync` escreve-o de novo",
    ),
    (
        "`{source}` has changed since this translation was made: {changed} of {blocks} {blocks|block|blocks}",
        "`{source}` mudou desde que esta tradução foi feita: {changed} de {blocks} {blocks|bloco|blocos}",
    ),
    (
        "`urbi translations show {file}` shows what changed",
        "`urbi translations show {file}` mostra o que mudou",
    ),
    ("`{path}` is not translated into `{tag}`", "`{path}` não está traduzido para `{tag}`"),
    (
        "{count} texts of `{file}` are not translated into `{tag}`",
        "{count} textos de `{file}` não estão traduzidos para `{tag}`",
    ),
    (
        "`{path}` has changed since it was translated into `{tag}`",
        "`{path}` mudou desde que foi traduzido para `{tag}`",
    ),
    (
        "{count} texts of `{file}` have changed since they were translated into `{tag}`",
        "{count} textos de `{file}` mudaram desde que foram traduzidos para `{tag}`",
    ),
    (
        "`urbi translations --to {tag}` lists all that is left to do",
        "`urbi translations --to {tag}` mostra tudo o que falta fazer",
    ),
    (
        "run `urbi translations sync`, which records what they were made from, and commit the file; without it a change of the source is not noticed",
        "execute `urbi translations sync`, que regista de que foram feitas, e guarde o ficheiro no repositório; sem isso, uma mudança no original não é notada",
    ),
    (
        "`{file}` does not know {count} new or changed {count|translation|translations} yet",
        "`{file}` ainda não conhece {count} {count|tradução nova ou alterada|traduções novas ou alteradas}",
    ),
    (
        "there is no file `{file}`: which translations are out of date is not known",
        "não há ficheiro `{file}`: não se sabe que traduções estão desatualizadas",
    ),
    ("{translated} translated", "{translated} com tradução"),
    ("{stale} stale", "{stale} por atualizar"),
    ("{missing} missing", "{missing} em falta"),
    ("{orphan} without a source", "{orphan} sem original"),
    ("{machine} by a machine", "{machine} por uma máquina"),
    ("Pages", "Páginas"),
    ("Profiles of cities", "Perfis de cidades"),
    ("News", "Notícias"),
    ("Flyers", "Folhetos"),
    ("Long documents", "Documentos longos"),
    ("Texts of the data", "Textos dos dados"),
    ("Words of the interface", "Palavras da interface"),
    ("missing: {source}", "em falta: {source}"),
    ("without a source: {own}", "sem original: {own}"),
    (
        "stale: {own} ({changed} of {blocks} {blocks|block|blocks}, {share} %)",
        "por atualizar: {own} ({changed} de {blocks} {blocks|bloco|blocos}, {share} %)",
    ),
    ("by a machine: {own}", "por uma máquina: {own}"),
    ("stale: {count} in {file} ({named})", "por atualizar: {count} em {file} ({named})"),
    ("without a source: {count} in {file} ({named})", "sem original: {count} em {file} ({named})"),
    ("missing: {count} in {file} ({named})", "em falta: {count} em {file} ({named})"),
    (
        "{own}: {changed} of {blocks} {blocks|block|blocks} of {source} changed since it was made",
        "{own}: {changed} de {blocks} {blocks|bloco|blocos} de {source} {changed|mudou|mudaram} desde que foi feita",
    ),
    ("changed: {place}", "mudou: {place}"),
    ("moved: {place}", "mudou de lugar: {place}"),
    ("added: {place}", "novo: {place}"),
    (
        "{behind} new or changed {behind|translation is|translations are} not recorded yet: run `urbi translations sync`.",
        "{behind} {behind|tradução nova ou alterada ainda não está registada|traduções novas ou alteradas ainda não estão registadas}: execute `urbi translations sync`.",
    ),
    (
        "nothing is translated into `{tag}`; the locales are: {others}",
        "nada se traduz para `{tag}`; os idiomas são: {others}",
    ),
    (
        "`{file}` was written by a newer urbi, and is left as it is",
        "`{file}` foi escrito por um urbi mais novo, e fica como está",
    ),
    (
        "Fix the errors first. urbi cannot compare files that it cannot read.",
        "Corrija primeiro os erros. O urbi não consegue comparar ficheiros que não lê.",
    ),
    ("`{name}` is no translation of this site", "`{name}` não é uma tradução deste sítio"),
    (
        "All {all} {all|translation is|translations are} recorded as {all|it is|they are}.",
        "{all} {all|tradução registada como está|traduções registadas como estão}: não falta nenhuma.",
    ),
    (
        "Not recorded yet: {added} new, {updated} changed, {removed} gone. Run `urbi translations sync`.",
        "Por registar: novas {added}, alteradas {updated}, retiradas {removed}. Execute `urbi translations sync`.",
    ),
    (
        "{all} {all|translation is|translations are} recorded: {added} new, {updated} changed, {removed} gone.",
        "{all} {all|tradução registada|traduções registadas}: novas {added}, alteradas {updated}, retiradas {removed}.",
    ),
    (
        "Nothing has changed in the source since `{name}` was made.",
        "Nada mudou no original desde que `{name}` foi feito.",
    ),
    ("went: a block of the source", "saiu: um bloco do original"),
    ("the source then:", "o original então:"),
    (
        "the source then: its words are not recorded",
        "o original então: as suas palavras não estão registadas",
    ),
    ("the source now:", "o original agora:"),
    ("the source:", "o original:"),
    ("the translation, {at}:", "a tradução, {at}:"),
    ("the translation, perhaps {at}:", "a tradução, talvez {at}:"),
    ("the translation has no such block", "a tradução não tem esse bloco"),
];
