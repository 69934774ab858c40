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
        "The site has the language `{tag}` now. Its pages show what is not translated yet in another language, and say so.",
        "O sítio tem agora a língua `{tag}`. As suas páginas mostram noutra língua o que ainda não está traduzido, e dizem-no.",
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
    ("`{text}` is not a year such as 2022", "`{text}` não é um ano como 2022"),
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
    ("`urbi check` tells whether all is right.", "`urbi check` diz se está tudo bem."),
    ("Region, by its name or id?", "Região, pelo nome ou pelo id?"),
    ("Year of the round?", "Ano da ronda?"),
    ("Year of the edition?", "Ano da edição?"),
    ("Add a round of that year?", "Acrescentar uma ronda desse ano?"),
    ("First day, or month, or year?", "Primeiro dia, ou mês, ou ano?"),
    ("Last day, if that is known?", "Último dia, se for conhecido?"),
    ("Name of the conference in {language}?", "Nome da conferência em {language}?"),
    ("Name of the edition in {language}?", "Nome da edição em {language}?"),
    (
        "Name of the round in {language}, if it is not just the year?",
        "Nome da ronda em {language}, se não for só o ano?",
    ),
    ("`ends` lies before `starts`", "`ends` é anterior a `starts`"),
    ("there is a round of the year {year} already", "já existe uma ronda do ano {year}"),
    (
        "no country is called `{text}`; did you mean {name} ({code})?",
        "nenhum país se chama `{text}`; queria dizer {name} ({code})?",
    ),
    ("{first}\n{second}", "{first}\n{second}"),
    (
        "--region: `{code}` is in the region `{region}` already",
        "--region: `{code}` já está na região `{region}`",
    ),
    (
        "There is no round of {year} yet. Add it to `data/rounds.yaml`, yes or no?",
        "Ainda não há nenhuma ronda de {year}. Acrescentá-la a `data/rounds.yaml`, sim ou não?",
    ),
    (
        "`{code}` is in no region yet. Which one shall have it: {ids}?",
        "`{code}` ainda não está em nenhuma região. Qual o recebe: {ids}?",
    ),
    (
        "there is no round of {year}: `--add-round` adds it, or add `{line}` to `data/rounds.yaml`",
        "não há nenhuma ronda de {year}: `--add-round` acrescenta-a, ou acrescente `{line}` a `data/rounds.yaml`",
    ),
    (
        "`{code}` is in no region: `--region` adds it to one of {ids}, or add `{code}` to the `countries` of its region in `data/regions.yaml`",
        "`{code}` não está em nenhuma região: `--region` acrescenta-o a uma de {ids}, ou acrescente `{code}` aos `countries` da sua região em `data/regions.yaml`",
    ),
    (
        "no region is called `{text}`; there are: {ids}",
        "nenhuma região se chama `{text}`; existem: {ids}",
    ),
    (
        "without a round of its year the city cannot have the year: leave with Ctrl+C, and give no year",
        "sem uma ronda do seu ano, a cidade não pode ter o ano: saia com Ctrl+C, e não indique o ano",
    ),
    ("answer yes or no", "responda sim ou não"),
    (
        "add `{code}` to the `countries` of `{region}` in `{file}`",
        "acrescente `{code}` aos `countries` de `{region}` em `{file}`",
    ),
    (
        "`{name}` is no name in a language of the site",
        "`{name}` não é um nome numa língua do sítio",
    ),
    (
        "a new site has no titles in `{tag}` to begin with: put another language first, such as `en`",
        "um sítio novo não tem títulos em `{tag}` para começar: ponha primeiro outra língua, como `en`",
    ),
    (
        "the examples are in English and Portuguese: add `--empty`, or put `en` or `pt` first",
        "os exemplos estão em inglês e português: acrescente `--empty`, ou ponha `en` ou `pt` primeiro",
    ),
    (
        "The cities, texts and numbers in this folder are examples: change or delete them.",
        "As cidades, os textos e os números desta pasta são exemplos: mude-os ou apague-os.",
    ),
    (
        "A site without texts and cities is in {root}: its name and settings are in `data/site.yaml`; `README.md` explains the rest.",
        "Em {root} há um sítio sem textos nem cidades: o nome e as definições estão em `data/site.yaml`; `README.md` explica o resto.",
    ),
    (
        "A small network is in {root}: texts in `content`, cities and settings in `data`, the look in `themes`; `README.md` explains the rest.",
        "Há uma pequena rede em {root}: textos em `content`, cidades e definições em `data`, o aspeto em `themes`; `README.md` explica o resto.",
    ),
    (
        "To add the first city: `urbi new city --root {root}`",
        "Para acrescentar a primeira cidade: `urbi new city --root {root}`",
    ),
    (
        "`--empty` and `--languages` belong to `urbi new site`",
        "`--empty` e `--languages` são de `urbi new site`",
    ),
    (
        "The new entry is at the end of its file. Fill in the fields that you know, and take out the rest.",
        "A nova entrada está no fim do seu ficheiro. Preencha os campos que sabe e tire os outros.",
    ),
];
