//! Of what is made new: questions, answers, and what comes next; and of how far a run is.

pub(super) const TABLE: super::Table = &[
    ("say which language: `urbi new locale fr`", "indique a língua: `urbi new locale fr`"),
    (
        "`{tag}` is no code of a language; write one such as `fr` or `pt-BR`",
        "`{tag}` não é um código de língua; escreva um como `fr` ou `pt-BR`",
    ),
    ("the site has the locale `{locale}` already", "o sítio já tem a língua `{locale}`"),
    (
        "what `{locale}` calls itself is not known: give it with `--title`",
        "não se sabe como `{locale}` se chama a si mesma: indique-o com `--title`",
    ),
    ("add to `locales` in `{file}`: {entry}", "acrescente a `locales` em `{file}`: {entry}"),
    (
        "The site has the language `{tag}` now: what is not translated yet stands there in another one, and says so.",
        "O sítio tem agora a língua `{tag}`: o que ainda não está traduzido aparece lá noutra língua, e isso é dito.",
    ),
    (
        "To see what there is to translate: `urbi translations --to {tag}`",
        "Para ver o que há a traduzir: `urbi translations --to {tag}`",
    ),
    (
        "the names of the files could not be printed: {error}",
        "não foi possível escrever os nomes dos ficheiros: {error}",
    ),
    ("reading", "a ler"),
    ("linking", "a ligar"),
    ("making pages", "a fazer as páginas"),
    ("checking", "a verificar"),
    ("publishing", "a publicar"),
    (
        "several sections have such texts; name one of them: {ids}",
        "várias secções têm textos destes; indique uma delas: {ids}",
    ),
    (
        "nothing is called `{word}` here; did you mean `{near}`?",
        "nada aqui se chama `{word}`; queria dizer `{near}`?",
    ),
    (
        "nothing is called `{word}` here; there can be: {known}",
        "nada aqui se chama `{word}`; pode ser: {known}",
    ),
    (
        "The date, the cities and the like stand in `{file}`.",
        "A data, as cidades e o que é igual em todas as línguas estão em `{file}`.",
    ),
    (
        "Not translated yet: write the title and the text in this language. The date, the cities and the like stand in `{file}`.",
        "Ainda por traduzir: escreva o título e o texto nesta língua. A data, as cidades e o que é igual em todas as línguas estão em `{file}`.",
    ),
    ("`{file}` cannot be the name of a file", "`{file}` não pode ser o nome de um ficheiro"),
    (
        "`{path}` is no list of entries that begin with `- `: add the entry by hand",
        "`{path}` não é uma lista de entradas que começam por `- `: acrescente a entrada à mão",
    ),
    (
        "`{flag}` says nothing about this; what does: {flags}",
        "`{flag}` nada diz sobre isto; o que diz: {flags}",
    ),
    ("{flag}: {problem}", "{flag}: {problem}"),
    ("not all was answered; nothing was written", "nem tudo foi respondido; não se escreveu nada"),
    ("`{flag}` is missing", "falta `{flag}`"),
    ("this cannot be left out", "isto não pode faltar"),
    ("Name of the city?", "Nome da cidade?"),
    (
        "Its name in {language}, if it has another there?",
        "O nome em {language}, se aí tiver outro?",
    ),
    ("Name of the call in {language}?", "Nome do período de candidaturas em {language}?"),
    ("Title in {language}?", "Título em {language}?"),
    ("In {language}, if it is translated already?", "Em {language}, se já estiver traduzido?"),
    ("Country, by its name or code?", "País, pelo nome ou pelo código?"),
    ("Year in which it joined, if that is known?", "Ano em que aderiu, se se souber?"),
    ("Day of publication?", "Dia da publicação?"),
    (
        "First day on which cities can apply, if that is known?",
        "Primeiro dia em que as cidades se podem candidatar, se se souber?",
    ),
    ("Last day on which cities can apply?", "Último dia em que as cidades se podem candidatar?"),
    (
        "Name of the file, and last part of the address?",
        "Nome do ficheiro, e última parte do endereço?",
    ),
    ("Last part of the address in {language}?", "Última parte do endereço em {language}?"),
    ("Id, which never changes again?", "Id, que nunca mais muda?"),
    ("there is a character in it that cannot be seen", "tem um carácter que não se vê"),
    ("`{id}` is the id of another already", "`{id}` já é o id de outro registo"),
    ("`{path}` is there already", "`{path}` já existe"),
    (
        "no country is called `{text}`: take the two letters of ISO 3166-1, such as DK for Denmark",
        "nenhum país se chama `{text}`: use as duas letras da norma ISO 3166-1, como DK para a Dinamarca",
    ),
    (
        "`{code}` stands in no region: first add it to the `countries` of its region in `data/regions.yaml`",
        "`{code}` não está em nenhuma região: acrescente-o primeiro aos `countries` da sua região em `data/regions.yaml`",
    ),
    ("`{text}` is not a year such as 2022", "`{text}` não é um ano como 2022"),
    (
        "there is no round of the year {year}: first add it to `data/rounds.yaml`, or leave the year out",
        "não há nenhuma ronda do ano {year}: acrescente-a primeiro a `data/rounds.yaml`, ou não indique o ano",
    ),
    (
        "say where the site shall lie: `urbi new site my-network`",
        "diga onde fica o sítio: `urbi new site a-minha-rede`",
    ),
    (
        "`{folder}` is not asked for here; the site's folder is given with `--root`",
        "`{folder}` está a mais; a pasta do sítio indica-se com `--root`",
    ),
    (
        "`{shown}` is not empty: name a folder that is new, or empty",
        "`{shown}` não está vazia: indique uma pasta nova, ou vazia",
    ),
    (
        "A small network lies in {root}: texts in `content`, cities and settings in `data`, the look in `themes`; `README.md` tells more.",
        "Há uma pequena rede em {root}: textos em `content`, cidades e definições em `data`, o aspeto em `themes`; `README.md` diz mais.",
    ),
    (
        "To see it, and to see each change: `urbi serve --root {root}`",
        "Para a ver, e ver cada alteração: `urbi serve --root {root}`",
    ),
    (
        "To write the first news: `urbi new news --root {root}`",
        "Para escrever a primeira notícia: `urbi new news --root {root}`",
    ),
    ("so nothing was written", "por isso não se escreveu nada"),
    (
        "Each file is a draft: `urbi serve` shows it, and readers see it once you take out `draft: true`. The text goes below the second line of `---`.",
        "Cada ficheiro é um rascunho: `urbi serve` mostra-o, e os leitores veem-no quando tirar `draft: true`. O texto vai por baixo da segunda linha `---`.",
    ),
    (
        "The entry stands at the end of the file. Fill in what you know below it, and take out the rest.",
        "A entrada está no fim do ficheiro. Preencha o que sabe e tire o resto.",
    ),
    ("`urbi check` tells whether all is right.", "`urbi check` diz se está tudo bem."),
];
